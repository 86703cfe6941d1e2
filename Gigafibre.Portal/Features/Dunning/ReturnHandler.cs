using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Payments.Repair;
using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>
/// Asks our team for the service of whoever has paid, here or by another road, and is still suspended: the systems that give it back should have done so by then.
/// </summary>
public sealed class ReturnHandler(PortalDb db, OwedReader owed, OneByOne each, FindingList findings, TimeProvider clock) : IWorkHandler
{
    public const string Run = "run";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Recent = TimeSpan.FromDays(30);

    public static string Kind => "service-return";

    public static string? System => SystemName.ErpNext;

    public static bool IsMoney => true;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var (now, today) = (clock.GetUtcNow(), Times.Today(clock));
        var (since, until) = (now - Recent, now - Patience);
        var yearAgo = today.AddYears(-1);
        // Whoever paused a service did so themselves: only what is suspended beside it was suspended for bills.
        var later = db.ServiceRequests;
        var paused = (await db.ServiceRequests.Where(r => r.Kind == RequestKind.Pause && r.State == RequestState.Done && r.Until >= today
                && !later.Any(l => l.Subscription == r.Subscription && l.Kind == RequestKind.Resume && l.State == RequestState.Done && l.GivenAt > r.GivenAt))
            .Select(r => r.CustomerId).ToListAsync(cancel)).CountBy(c => c).ToDictionary(StringComparer.Ordinal);
        var suspended = (await db.Modems.Where(m => m.CustomerId != null && m.Standing == Standing.Suspended).Select(m => m.CustomerId!).ToListAsync(cancel))
            .CountBy(c => c).Where(c => c.Value > paused.GetValueOrDefault(c.Key)).Select(c => c.Key).ToList();
        var paid = await db.PaymentAttempts.Where(a => suspended.Contains(a.CustomerId) && a.State == PaymentState.Recorded && a.ChangedAt > since && a.ChangedAt < until)
            .Select(a => a.CustomerId).Distinct().ToListAsync(cancel);
        var waiting = (await findings.ListOpenAsync([FindingKind.ReturnOfService], cancel)).Select(f => f.Subject).Intersect(suspended).ToHashSet(StringComparer.Ordinal);
        var told = await db.DunningSteps.Where(s => suspended.Contains(s.CustomerId) && s.SuspendOn != null && s.ToldOn > yearAgo).Select(s => s.CustomerId)
            .Distinct().ToListAsync(cancel);
        foreach (var customer in paid.Union(told))
        {
            await each.TryAsync(
                customer,
                async () =>
                {
                    // Money that is on its way is not there yet.
                    var state = await owed.ReadAsync(customer, cancel);
                    waiting.Remove(customer);
                    if (state.Overdue(today) < PaymentPlan.Least && !state.Bills.Any(b => b.IsHeld))
                    {
                        await findings.AddAsync(FindingKind.ReturnOfService, customer, FindingText.ServiceToReturn, cancel);
                        waiting.Add(customer);
                    }
                },
                cancel);
        }

        await findings.CloseAllButAsync(FindingKind.ReturnOfService, waiting, cancel);
    }
}
