using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Payments.Repair;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>Once a day: whose contract or promotion ends is told, each once; a pause that ends is announced, and its return put on our team's list.</summary>
public sealed class TellEndsHandler(PortalDb db, ErpNextSubscriptions erp, RequestMessages messages, IOptions<SubscriptionOptions> options, OneByOne each, WorkQueue work,
    TimeProvider clock) : IWorkHandler
{
    public const string Day = "day";

    private const int BackDays = 7;

    /// <summary>A pause that ended longer ago was settled by somebody.</summary>
    private const int ForgottenDays = 14;

    public static string Kind => "tell-ends";

    public static string? System => SystemName.ErpNext;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        if (!options.Value.IsOn)
        {
            return;
        }

        var today = Times.Today(clock);
        foreach (var pause in await EndingPausesAsync(today, cancel))
        {
            await each.TryAsync(pause.Number, () => BringBackAsync(pause, today, cancel), cancel);
        }

        var last = today.AddDays(options.Value.EndNoticeDays);
        foreach (var ending in await erp.ListEndingAsync(today.AddDays(1), last, cancel))
        {
            if (ending is not { Standing: SubscriptionStanding.Active or SubscriptionStanding.Suspended, CancelledOn: null })
            {
                continue;
            }

            await (ending.EndOn is { } end && end > today && end <= last ? messages.EndsAsync(ending, false, end, cancel) : Task.CompletedTask);
            await (ending.PromotionEndOn is { } promotion && promotion > today && promotion <= last ? messages.EndsAsync(ending, true, promotion, cancel) : Task.CompletedTask);
            await db.SaveChangesAsync(cancel);
        }

        work.Wake();
    }

    /// <summary>Those whose return is not on the list yet, and that nothing else followed.</summary>
    private async Task<IReadOnlyList<ServiceRequest>> EndingPausesAsync(DateOnly today, CancellationToken cancel)
    {
        var (first, last, later) = (today.AddDays(-ForgottenDays), today.AddDays(BackDays), db.ServiceRequests);
        return await db.ServiceRequests.AsNoTracking().Where(r => r.Kind == RequestKind.Pause && r.State == RequestState.Done && r.Until >= first && r.Until <= last
            && !later.Any(l => l.Subscription == r.Subscription && l.GivenAt > r.GivenAt && l.State != RequestState.Withdrawn && l.State != RequestState.Refused
                && (l.Kind == RequestKind.Resume || l.Kind == RequestKind.Cancel || (l.Kind == RequestKind.Pause && l.State == RequestState.Done)))).ToListAsync(cancel);
    }

    private async Task BringBackAsync(ServiceRequest pause, DateOnly today, CancellationToken cancel)
    {
        if (await erp.FindAsync(pause.Subscription, cancel) is not { Standing: SubscriptionStanding.Suspended, CancelledOn: null } paused || paused.CustomerId != pause.CustomerId)
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Requests, cancel);
        db.ChangeTracker.Clear();

        // Something else is being done about it: tomorrow.
        if (await db.ServiceRequests.AnyAsync(r => r.Subscription == pause.Subscription && (r.State == RequestState.Given || r.State == RequestState.Scheduled), cancel))
        {
            return;
        }

        var back = BackOf(pause, today);
        db.ServiceRequests.Add(back);
        await messages.BackAsync(back, cancel);
        work.Add<OpenRequestHandler>(back.Id.ToString(), "");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Its return was part of what the customer decided.</summary>
    private ServiceRequest BackOf(ServiceRequest pause, DateOnly today)
    {
        var (now, day) = (clock.GetUtcNow(), pause.Until!.Value.AddDays(1));
        return new ServiceRequest
        {
            Id = Guid.CreateVersion7(now),
            Number = SpokenCode.New("GF-D-", 8),
            CustomerId = pause.CustomerId,
            Subscription = pause.Subscription,
            Place = pause.Place,
            Kind = RequestKind.Resume,
            IsBack = true,
            EffectiveOn = day < today ? today : day,
            BeforePlan = pause.BeforePlan,
            BeforeCents = pause.BeforeCents,
            TextVersion = pause.TextVersion,
            Language = pause.Language,
            GivenAt = now,
            ChangedAt = now,
        };
    }
}
