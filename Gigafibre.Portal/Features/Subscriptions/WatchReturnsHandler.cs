using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Payments.Repair;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.GenieAcs;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>
/// Looks at the modems of paused services whose customers want them back with the modem: one that was silent for a day during the pause and calls again has been plugged in,
/// and its return is asked for in the customer's name, with a number of its own. One that was never unplugged brings nothing back.
/// </summary>
public sealed class WatchReturnsHandler(
    PortalDb db, MyServices services, ServiceRequests requests, ErpNextClient erp, GenieAcsClient acs, OneByOne each, IOptions<SubscriptionOptions> options, TimeProvider clock)
    : IWorkHandler
{
    public const string Look = "look";

    /// <summary>A power cut is shorter, a modem that is put away is silent longer.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromDays(1);

    public static string Kind => "watch-returns";

    public static string? System => SystemName.GenieAcs;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        if (!options.Value.IsOn)
        {
            return;
        }

        var (today, later) = (Times.Today(clock), db.ServiceRequests);
        var paused = await db.ServiceRequests.AsNoTracking().Where(r => r.Kind == RequestKind.Pause && r.IsByModem && r.State == RequestState.Done && r.EffectiveOn < today
            && r.Until >= today && !later.Any(l => l.Subscription == r.Subscription && l.GivenAt > r.GivenAt && !l.IsBack
                && (l.IsByModem || (l.State != RequestState.Withdrawn && l.State != RequestState.Refused)))).ToListAsync(cancel);

        // One return by the modem was asked for: whoever took it back wants the pause.
        foreach (var pause in paused)
        {
            await each.TryAsync(pause.Number, () => LookAsync(pause, today, cancel), cancel);
        }
    }

    private async Task LookAsync(ServiceRequest pause, DateOnly today, CancellationToken cancel)
    {
        if (await services.FindAsync(pause.CustomerId, pause.Subscription, cancel) is not { IsPausedHere: true, Subscription: { LocationId: { } place, CancelledOn: null } } service
            || await HeardAsync(pause.CustomerId, place, cancel) is not { } heard)
        {
            return;
        }

        var now = clock.GetUtcNow();
        if (pause.SilentAt is null)
        {
            // Only what was silent in the pause itself: before it, it may have been unplugged for any reason.
            var from = Times.StartOf(pause.EffectiveOn);
            DateTimeOffset? silent = now - (heard > from ? heard : from) >= Silence ? now : null;
            await (silent is null ? Task.CompletedTask : db.ServiceRequests.Where(r => r.Id == pause.Id && r.SilentAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.SilentAt, silent), cancel));
        }
        else if (heard > pause.SilentAt)
        {
            // Asked for once: the same request is found again, and another that was given meanwhile stands.
            var quote = RequestQuote.Resume(service.Subscription, today) with { IsByModem = true };
            await requests.GiveAsync(pause.CustomerId, service, quote, SiteLanguage.Parse(pause.Language), cancel);
        }
    }

    /// <summary>When the last of the customer's modems at this address called; null when none is known.</summary>
    private async Task<DateTimeOffset?> HeardAsync(string customerId, string place, CancellationToken cancel)
    {
        DateTimeOffset? last = null;
        foreach (var modem in (await erp.ListAtPlacesAsync([place], cancel)).Where(m => m.CustomerId == customerId && m.Standing != Standing.Closed))
        {
            last = await acs.FindLastInformAsync(modem.Serial, modem.Mac, cancel) is { } heard && !(last > heard) ? heard : last;
        }

        return last;
    }
}
