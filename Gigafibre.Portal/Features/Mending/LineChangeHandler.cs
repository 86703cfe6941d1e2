using System.Globalization;
using System.Text.Json;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.GenieAcs;
using Gigafibre.Portal.Web;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Mending;

/// <summary>
/// Carries a change one step further and plans the next look. Before anything is sent, the row says "sent": whoever takes over after a crash looks before sending
/// again, and only settings, which may be sent twice, are. Nothing is called done before it is read back from the modem.
/// </summary>
public sealed class LineChangeHandler(PortalDb db, ModemDirectory modems, LineMender mender, ChangeDelivery delivery, ReadBack readBack, SpeedTests speed, Findings findings, Secrets secrets, WorkQueue work, TimeProvider clock) : IWorkHandler
{
    /// <summary>After this, what was not seen to happen did not.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    /// <summary>A modem's table of devices is only believed once it has had time to forget those that were thrown out.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(45);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>A modem that has not come back by then is somebody's work.</summary>
    private static readonly TimeSpan GivesUp = TimeSpan.FromDays(7);

    private static readonly TimeSpan[] Looks = [TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30)];

    public static string Kind => "line-change";

    public static string Key(Guid change, int look) => $"{change:N}:{look.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>A dead modem keeps whoever calls it waiting: a street of them must leave places for codes and payments.</summary>
    public static string Lane(MacAddress mac) => $"{Kind}:{mac.Compact[^1] % 4}";

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var (id, look) = (Guid.Parse(job.Key.Split(':')[0]), int.Parse(job.Key.Split(':')[1], CultureInfo.InvariantCulture));
        if (await db.LineChanges.Where(c => c.Id == id && c.IsOpen).Select(c => c.Mac).SingleOrDefaultAsync(cancel) is not { } mac)
        {
            return;
        }

        // Whose is it now? It may have changed hands since the last look, and nobody else has asked.
        var owner = (await modems.CheckAsync(MacAddress.Parse(mac), cancel))?.CustomerId;
        if (await db.LineChanges.SingleOrDefaultAsync(c => c.Id == id, cancel) is not { IsOpen: true } change)
        {
            return;
        }

        try
        {
            if (owner == change.CustomerId)
            {
                await StepAsync(change, cancel);
            }
            else
            {
                End(change, ChangeState.Failed, "handed-over");
            }

            if (change.IsOpen)
            {
                work.Add<LineChangeHandler>(Key(id, look + 1), "", clock.GetUtcNow() + NextLook(change, look), Lane(MacAddress.Parse(change.Mac)));
            }
            else
            {
                (change.EndedAt, change.Sealed) = (clock.GetUtcNow(), "");
            }

            await SaveAsync(change, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The customer decided to keep it in this very moment: what was seen is seen again.
            db.ChangeTracker.Clear();
            if (await db.LineChanges.AnyAsync(c => c.Id == id && c.IsOpen, cancel))
            {
                work.Add<LineChangeHandler>(Key(id, look + 1), "", clock.GetUtcNow() + Looks[0], Lane(MacAddress.Parse(mac)));
                await db.SaveChangesAsync(cancel);
            }
        }
    }

    /// <summary>Soon at first; a modem that is away and must be put back is asked less and less often.</summary>
    private TimeSpan NextLook(LineChange change, int look)
    {
        var usual = Looks[Math.Min(look, Looks.Length - 1)];
        var since = (clock.GetUtcNow() - (change.ProveBy ?? clock.GetUtcNow())) / 4;
        return change.State != ChangeState.PuttingBack || since < usual ? usual : since > LongestPause ? LongestPause : since;
    }

    private async Task StepAsync(LineChange change, CancellationToken cancel)
    {
        var carrier = mender.CarrierOf(change);
        var plan = JsonSerializer.Deserialize<Plan>(secrets.Open(change.Sealed))!;
        switch (change.State)
        {
            case ChangeState.Queued:
                await SendAsync(change, plan, carrier, cancel);
                break;
            case ChangeState.PuttingBack:
                await PutBackAsync(change, plan, carrier, cancel);
                break;
            default:
                await LookAsync(change, plan, carrier, cancel);
                break;
        }
    }

    private async Task SendAsync(LineChange change, Plan plan, ICarrier carrier, CancellationToken cancel)
    {
        (change.State, change.SentAt) = (ChangeState.Sent, clock.GetUtcNow());
        await SaveAsync(change, cancel);
        try
        {
            After(change, await delivery.SendAsync(change, plan, carrier, cancel), isAgain: false);
        }
        catch (IntegrationException e) when (!e.MayHaveHappened)
        {
            End(change, ChangeState.Failed, "away");
        }
        catch (IntegrationException)
        {
            // It may have happened: the next look tells.
        }
    }

    private void After(LineChange change, CommandDelivery became, bool isAgain)
    {
        switch (became)
        {
            case CommandDelivery.Unknown when change.Kind == MendKind.Renew:
                // Whether it was sent, no address could tell.
                break;
            case CommandDelivery.Delivered or CommandDelivery.Unknown:
                change.ProveBy = clock.GetUtcNow() + LineChange.ProofTime;
                break;

            // The first sending may have arrived all the same: only looking ends it.
            case var _ when isAgain:
                break;
            case CommandDelivery.Refused:
                End(change, ChangeState.Failed, "refused");
                break;
            default:
                End(change, ChangeState.Failed, "offline");
                break;
        }
    }

    private async Task LookAsync(LineChange change, Plan plan, ICarrier carrier, CancellationToken cancel)
    {
        try
        {
            switch (change.Kind)
            {
                case MendKind.Wifi:
                    await LookAtWifiAsync(change, plan, carrier, cancel);
                    break;
                case MendKind.GuestWifi when await ReadBack.NamesAreAsync(change, plan, carrier, s => s.Wanted, cancel) is true:
                    (change.State, change.AppliedAt, change.IsOpen) = (ChangeState.Applied, clock.GetUtcNow(), false);
                    break;
                case MendKind.SpeedTest when await speed.MeasureAsync(change, carrier, cancel):
                    End(change, change.Down is null ? ChangeState.Failed : ChangeState.Proven, change.Down is null ? "not-measured" : null);
                    break;
                case MendKind.Renew when change.ProveBy is null:
                    // Nothing was surely sent, and an address that is there proves nothing; but nobody stays without one for our sake.
                    After(change, await delivery.TakeUpAsync(change, cancel), isAgain: true);
                    break;
                case MendKind.Restart or MendKind.Renew or MendKind.Refresh when await ReadBack.IsProvenAsync(change, carrier, cancel):
                    change.AppliedAt = clock.GetUtcNow();
                    End(change, ChangeState.Proven, null);
                    break;
            }
        }
        catch (IntegrationException)
        {
            // A look that fails is looked again.
        }

        if (change is { IsOpen: true, Kind: MendKind.Wifi, State: ChangeState.Sent or ChangeState.Applied } && clock.GetUtcNow() >= (change.ProveBy ?? change.SentAt + LineChange.ProofTime))
        {
            await TakeOutAsync(change, carrier, cancel);
            (change.State, change.ProveBy) = (ChangeState.PuttingBack, change.ProveBy ?? clock.GetUtcNow());
        }

        var over = change.State == ChangeState.Keeping ? clock.GetUtcNow() >= change.ProveBy : change.Kind != MendKind.Wifi && clock.GetUtcNow() - change.SentAt > Patience;
        if (change.IsOpen && over)
        {
            await TakeOutAsync(change, carrier, cancel);
            End(change, change.Down is null ? ChangeState.Failed : ChangeState.Proven, change.Down is null ? "not-seen" : null);
        }
    }

    /// <summary>Nothing of it may strike later; what GenieACS cannot be asked to drop, it drops by itself in two minutes.</summary>
    private static async Task TakeOutAsync(LineChange change, ICarrier carrier, CancellationToken cancel)
    {
        try
        {
            await carrier.TakeOutAsync(change.TaskKey, cancel);
        }
        catch (IntegrationException)
        {
            // Its expiry stands.
        }
    }

    /// <summary>Names are read back from the modem, keys from its own page where that can be read; and the proof is a device on the network.</summary>
    private async Task LookAtWifiAsync(LineChange change, Plan plan, ICarrier carrier, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (change.ProveBy is null)
        {
            // Sent by a process that died, or into a silence: settings may be sent twice.
            After(change, await ChangeDelivery.SetAsync(change, plan, s => s.Wanted, carrier, cancel), isAgain: true);
            return;
        }

        var isTaken = change.State == ChangeState.Applied;
        if (change.State is ChangeState.Sent or ChangeState.Keeping && await ReadBack.NamesAreAsync(change, plan, carrier, s => s.Wanted, cancel) is { } named)
        {
            var keyed = named ? await readBack.KeysAreAsync(change, plan, s => s.Wanted, cancel) : false;
            if (change.State == ChangeState.Keeping)
            {
                if (keyed is not false)
                {
                    change.AppliedAt = keyed is true ? now : null;
                    End(change, ChangeState.Kept, keyed is true ? null : "unread");
                }
                else if (now >= change.ProveBy)
                {
                    (change.State, change.Reason) = (ChangeState.PuttingBack, "skipped");
                }

                return;
            }

            if (keyed is true)
            {
                (change.State, change.AppliedAt, change.ProveBy) = (ChangeState.Applied, now, now + LineChange.ProofTime);
            }
            else if (keyed is false && now - change.SentAt > Patience)
            {
                // The modem skipped it without a word.
                (change.State, change.Reason) = (ChangeState.PuttingBack, "skipped");
                return;
            }

            // A key that nobody can read is proven by whoever comes in with it, and by nothing else.
            isTaken = keyed is not false;
        }

        if (isTaken && now - (change.AppliedAt ?? change.SentAt) > Settling && await ReadBack.IsFollowedAsync(change, plan, carrier, cancel))
        {
            End(change, ChangeState.Proven, null);
        }
    }

    /// <summary>A modem that is away is asked again, less and less often, for a week.</summary>
    private async Task PutBackAsync(LineChange change, Plan plan, ICarrier carrier, CancellationToken cancel)
    {
        try
        {
            var sent = await ChangeDelivery.SetAsync(change, plan, s => s.Before, carrier, cancel);
            if (sent == CommandDelivery.Refused)
            {
                End(change, ChangeState.Failed, "not-put-back");
            }
            else if (sent == CommandDelivery.Delivered && await ReadBack.NamesAreAsync(change, plan, carrier, s => s.Before, cancel) is true)
            {
                switch (await readBack.KeysAreAsync(change, plan, s => s.Before, cancel))
                {
                    case true:
                        End(change, ChangeState.PutBack, change.Reason ?? "nobody-followed");
                        break;
                    case null:
                        End(change, ChangeState.PutBack, "unread");
                        break;
                }
            }
        }
        catch (IntegrationException)
        {
            // Asked again at the next look.
        }

        if (change.IsOpen && clock.GetUtcNow() - change.ProveBy > GivesUp)
        {
            await findings.AddAsync("wifi-not-put-back", MacAddress.Parse(change.Mac).ToString(), $"change {change.Id}", cancel);
            End(change, ChangeState.Failed, "not-put-back");
        }
    }

    private static void End(LineChange change, ChangeState state, string? reason) => (change.State, change.IsOpen, change.Reason) = (state, false, reason);

    private async Task SaveAsync(LineChange change, CancellationToken cancel)
    {
        change.Version++;
        await db.SaveChangesAsync(cancel);
    }
}
