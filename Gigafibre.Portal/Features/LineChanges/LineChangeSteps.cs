using System.Text.Json;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.GenieAcs;

namespace Gigafibre.Portal.Features.LineChanges;

public sealed class LineChangeSteps(PortalDb db, ModemChannels channels, ChangeDelivery delivery, WifiSteps wifi, SpeedTests speed, Secrets secrets, TimeProvider clock)
{
    /// <summary>After this, what was not seen to happen did not.</summary>
    public static readonly TimeSpan SeenWithin = TimeSpan.FromMinutes(6);

    public async Task StepAsync(LineChange change, CancellationToken cancel)
    {
        var channel = channels.Of(change);
        var wanted = JsonSerializer.Deserialize<WantedSettings>(secrets.Open(change.Sealed))!;
        switch (change.State)
        {
            case LineChangeState.Queued:
                await SendAsync(change, wanted, channel, cancel);
                break;
            case LineChangeState.PuttingBack:
                await wifi.PutBackAsync(change, wanted, channel, cancel);
                break;
            default:
                await LookAsync(change, wanted, channel, cancel);
                break;
        }
    }

    /// <summary>What became of the change once it was sent.</summary>
    /// <param name="isAgain">The first sending may have arrived all the same: only looking ends it.</param>
    public static void AfterSending(LineChange change, CommandDelivery became, bool isAgain, DateTimeOffset now)
    {
        switch (became)
        {
            case CommandDelivery.Unknown when change.Kind == LineChangeKind.Renew:
                // Whether it was sent, no address could tell.
                break;
            case CommandDelivery.Delivered or CommandDelivery.Unknown:
                change.ProveBy = now + LineChange.ProofTime;
                break;
            case var _ when isAgain:
                break;
            default:
                change.MoveTo(LineChangeState.Failed, became == CommandDelivery.Refused ? LineChangeReason.Refused : LineChangeReason.Offline);
                break;
        }
    }

    private async Task SendAsync(LineChange change, WantedSettings wanted, ICommandChannel channel, CancellationToken cancel)
    {
        change.MoveTo(LineChangeState.Sent);
        change.SentAt = clock.GetUtcNow();
        await db.KeepChangeAsync(change, cancel);
        try
        {
            AfterSending(change, await delivery.SendAsync(change, wanted, channel, cancel), isAgain: false, clock.GetUtcNow());
        }
        catch (IntegrationException e) when (!e.MayHaveHappened)
        {
            change.MoveTo(LineChangeState.Failed, LineChangeReason.Away);
        }
        catch (IntegrationException)
        {
            // It may have happened: the next look tells.
        }
    }

    private async Task LookAsync(LineChange change, WantedSettings wanted, ICommandChannel channel, CancellationToken cancel)
    {
        try
        {
            await LookOnceAsync(change, wanted, channel, cancel);
        }
        catch (IntegrationException)
        {
            // A look that fails is looked again.
        }

        if (change is { IsOpen: true, Kind: LineChangeKind.Wifi })
        {
            await wifi.GiveUpAsync(change, channel, clock.GetUtcNow(), cancel);
        }
        else if (change.IsOpen && clock.GetUtcNow() - change.SentAt > SeenWithin)
        {
            await WifiSteps.TakeOutAsync(change, channel, cancel);
            if (change is { Kind: LineChangeKind.GuestWifi, AppliedAt: not null })
            {
                // It is switched, and only its password was never seen.
                change.MoveTo(LineChangeState.Proven, LineChangeReason.Unread);
                return;
            }

            End(change, isDone: change.Down is not null, LineChangeReason.NotSeen);
        }
    }

    private async Task LookOnceAsync(LineChange change, WantedSettings wanted, ICommandChannel channel, CancellationToken cancel)
    {
        switch (change.Kind)
        {
            case LineChangeKind.Wifi:
                await wifi.LookAsync(change, wanted, channel, cancel);
                break;
            case LineChangeKind.SpeedTest when await speed.MeasureAsync(change, channel, cancel):
                End(change, isDone: change.Down is not null, LineChangeReason.NotMeasured);
                break;
            case LineChangeKind.Renew when change.ProveBy is null:
                // Nothing was surely sent, and an address that is there proves nothing; but nobody stays without one for our sake.
                AfterSending(change, await delivery.TakeUpAsync(change, cancel), isAgain: true, clock.GetUtcNow());
                break;
            case LineChangeKind.GuestWifi:
                await wifi.LookAtGuestsAsync(change, wanted, channel, cancel);
                break;
            case LineChangeKind.Restart or LineChangeKind.Renew or LineChangeKind.Refresh when await ReadBack.IsProvenAsync(change, channel, cancel):
                change.AppliedAt = clock.GetUtcNow();
                change.MoveTo(LineChangeState.Proven);
                break;
        }
    }

    private static void End(LineChange change, bool isDone, LineChangeReason otherwise) =>
        change.MoveTo(isDone ? LineChangeState.Proven : LineChangeState.Failed, isDone ? null : otherwise);
}
