using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Payments.Repair;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>
/// Looks at the modems of paused services whose customers want them back with the modem. One that was silent for days in the pause, and calls again no sooner than a day after we
/// saw that, was put away and has been plugged in: its return is asked for in the customer's name, with a number of its own, and our team does it. What looks like our own trouble,
/// or like a cut that many share for a day or three, brings nothing back.
/// </summary>
public sealed class WatchReturnsHandler(
    PortalDb db, MyServices services, PausedModem modems, ServiceRequests requests, OneByOne each, IOptions<SubscriptionOptions> options, TimeProvider clock) : IWorkHandler
{
    public const string Look = "look";

    /// <summary>Longer than cuts and our own troubles last.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromDays(3);

    /// <summary>A modem that calls sooner after we noted its silence was silent because of us.</summary>
    public static readonly TimeSpan Proof = TimeSpan.FromDays(1);

    public static string Kind => "watch-returns";

    public static string? System => SystemName.GenieAcs;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        if (!options.Value.IsOn)
        {
            return;
        }

        var (today, later) = (Times.Today(clock), db.ServiceRequests);

        // One return by the modem is asked for: whoever took it back wants the pause, and what our team refused it had seen.
        var paused = await db.ServiceRequests.AsNoTracking().Where(r => r.Kind == RequestKind.Pause && r.IsByModem && r.State == RequestState.Done && r.EffectiveOn < today
            && r.Until >= today && !later.Any(l => l.Subscription == r.Subscription && l.GivenAt > r.GivenAt && !l.IsBack
                && (l.IsByModem || (l.State != RequestState.Withdrawn && l.State != RequestState.Refused)))).ToListAsync(cancel);
        foreach (var pause in paused)
        {
            await each.TryAsync(pause.Number, () => LookAsync(pause, today, cancel), cancel);
        }
    }

    private async Task LookAsync(ServiceRequest pause, DateOnly today, CancellationToken cancel)
    {
        if (await services.FindAsync(pause.CustomerId, pause.Subscription, cancel) is not { IsPausedHere: true, Subscription.CancelledOn: null } service
            || await modems.HeardAsync(pause.CustomerId, service, cancel) is not { } heard)
        {
            return;
        }

        var now = clock.GetUtcNow();
        if (pause.SilentAt is not { } noted)
        {
            // Only what was silent in the pause itself: before it, it may have been unplugged for any reason.
            var from = Times.StartOf(pause.EffectiveOn);
            await (now - (heard > from ? heard : from) >= Silence ? NoteAsync(pause, now, cancel) : Task.CompletedTask);
        }
        else if (heard > noted + Proof)
        {
            // Asked for once: the same request is found again, and another that was given meanwhile stands.
            var quote = RequestQuote.Resume(service.Subscription, today) with { IsByModem = true };
            await requests.GiveAsync(pause.CustomerId, service, quote, SiteLanguage.Parse(pause.Language), cancel);
        }
        else if (heard > noted)
        {
            await NoteAsync(pause, null, cancel);
        }
    }

    private Task<int> NoteAsync(ServiceRequest pause, DateTimeOffset? silent, CancellationToken cancel) =>
        db.ServiceRequests.Where(r => r.Id == pause.Id && r.SilentAt == pause.SilentAt)
        .ExecuteUpdateAsync(s => s.SetProperty(r => r.SilentAt, silent), cancel);
}
