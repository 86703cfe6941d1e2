using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Payments.Repair;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>Compares what was asked for with ERPNext: what is open each hour, what was done lately each night.</summary>
public sealed class CompareRequestsHandler(
    PortalDb db, RequestComparison comparison, EndedServices ended, AgreedPrices prices, FindingList findings, OneByOne each, TimeProvider clock) : IWorkHandler
{
    public const string Often = "often";
    public const string Night = "night";

    public static string Kind => "compare-requests";

    public static string? System => SystemName.ErpNext;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var (all, since, today) = (job.Key.StartsWith(Night, StringComparison.Ordinal), clock.GetUtcNow() - AgreedPrices.Watched, Times.Today(clock));

        // What was done or withdrawn is watched for two bills, until something else was decided about the same service, or its pause is over.
        var later = db.ServiceRequests;
        var open = (await findings.ListOpenAsync([FindingKind.RequestLate, FindingKind.RequestDisagrees], cancel)).Select(f => f.Subject).ToList();
        var watched = await db.ServiceRequests.AsNoTracking()
            .Where(r => r.State == RequestState.Given || r.State == RequestState.Scheduled
                || (all && open.Contains(r.Number))
                || (all && (r.State == RequestState.Done || r.State == RequestState.Withdrawn) && (r.Until == null ? r.ChangedAt > since : r.Until >= today)
                    && !later.Any(l => l.Subscription == r.Subscription && l.GivenAt > r.GivenAt && l.State != RequestState.Refused && l.State != RequestState.Withdrawn)))
            .OrderBy(r => r.GivenAt).ToListAsync(cancel);
        var wrong = new List<(FindingKind Kind, string Number)>();
        foreach (var request in watched)
        {
            // What could not be asked stays as it was found.
            var found = (FindingKind?[])[FindingKind.RequestLate, FindingKind.RequestDisagrees];
            await each.TryAsync(
                request.Number,
                async () =>
                {
                    found = [await comparison.CompareAsync(request.Id, cancel)];
                    await (all && request is { Kind: RequestKind.Cancel, State: RequestState.Done } ? ended.LookAsync(request.CustomerId, cancel) : Task.CompletedTask);
                },
                cancel);
            wrong.AddRange(found.OfType<FindingKind>().Select(kind => (kind, request.Number)));
        }

        foreach (var customer in all ? await prices.ListCustomersAsync(cancel) : [])
        {
            await each.TryAsync(customer, () => prices.LookAsync(customer, cancel), cancel);
        }

        foreach (var kind in all ? new[] { FindingKind.RequestLate, FindingKind.RequestDisagrees } : [])
        {
            await findings.CloseAllButAsync(kind, [.. wrong.Where(x => x.Kind == kind).Select(x => x.Number)], cancel);
        }
    }
}
