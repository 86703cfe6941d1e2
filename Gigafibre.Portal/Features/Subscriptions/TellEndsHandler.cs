using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>Once a day: whose contract or promotion ends is told, each once; a pause that ends is announced, and its return put on our team's list.</summary>
public sealed class TellEndsHandler(PortalDb db, ErpNextSubscriptions erp, RequestMessages messages, IOptions<SubscriptionOptions> options, WorkQueue work, TimeProvider clock)
    : IWorkHandler
{
    public const string Day = "day";

    private const int BackDays = 7;

    public static string Kind => "tell-ends";

    public static string? System => SystemName.ErpNext;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        if (!options.Value.IsOn)
        {
            return;
        }

        await BringBackAsync(cancel);
        var today = Times.Today(clock);
        var last = today.AddDays(options.Value.EndNoticeDays);
        foreach (var ending in await erp.ListEndingAsync(today.AddDays(1), last, cancel))
        {
            if (ending is not { Standing: SubscriptionStanding.Active, CancelledOn: null })
            {
                continue;
            }

            await (ending.EndOn is { } end && end > today && end <= last ? messages.EndsAsync(ending.CustomerId, ending.Name, false, end, cancel) : Task.CompletedTask);
            await (ending.PromotionEndOn is { } promotion && promotion > today && promotion <= last
                ? messages.EndsAsync(ending.CustomerId, ending.Name, true, promotion, cancel) : Task.CompletedTask);
            await db.SaveChangesAsync(cancel);
        }

        work.Wake();
    }

    private async Task BringBackAsync(CancellationToken cancel)
    {
        var last = Times.Today(clock).AddDays(BackDays);
        var ending = await db.ServiceRequests.AsNoTracking().Where(r => r.Kind == RequestKind.Pause && r.State == RequestState.Done && r.Until <= last).ToListAsync(cancel);
        foreach (var pause in ending)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await db.EnterAsync(GateName.Requests, cancel);
            db.ChangeTracker.Clear();
            if (await db.ServiceRequests.AnyAsync(r => r.Subscription == pause.Subscription && r.GivenAt > pause.GivenAt && r.State != RequestState.Refused
                && r.State != RequestState.Withdrawn, cancel))
            {
                continue;
            }

            var back = BackOf(pause);
            db.ServiceRequests.Add(back);
            await messages.BackAsync(pause, cancel);
            work.Add<OpenRequestHandler>(back.Id.ToString(), "");
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    /// <summary>Its return was part of what the customer decided.</summary>
    private ServiceRequest BackOf(ServiceRequest pause)
    {
        var now = clock.GetUtcNow();
        return new ServiceRequest
        {
            Id = Guid.CreateVersion7(now),
            Number = SpokenCode.New("GF-D-", 8),
            CustomerId = pause.CustomerId,
            Subscription = pause.Subscription,
            Place = pause.Place,
            Kind = RequestKind.Resume,
            EffectiveOn = pause.Until!.Value.AddDays(1),
            BeforePlan = pause.BeforePlan,
            BeforeCents = pause.BeforeCents,
            TextVersion = pause.TextVersion,
            Language = pause.Language,
            GivenAt = now,
            ChangedAt = now,
        };
    }
}
