using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.GenieAcs;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.LineChanges;

/// <summary>
/// A change of Wi-Fi: names are read back from the modem, keys from its own page where that can be read; and the proof is a device on the network.
/// Without one everything is put back as it was.
/// </summary>
public sealed class WifiSteps(ReadBack readBack, FindingList findings, TimeProvider clock)
{
    /// <summary>A modem's table of devices is only believed once it has had time to forget those that were thrown out.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(45);

    /// <summary>A modem that has not come back by then is somebody's work.</summary>
    private static readonly TimeSpan GivesUp = TimeSpan.FromDays(7);

    public async Task LookAsync(LineChange change, WantedSettings wanted, ICommandChannel channel, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (change.ProveBy is null)
        {
            // Sent by a process that died, or into a silence: settings may be sent twice.
            LineChangeSteps.AfterSending(change, await ChangeDelivery.SetAsync(change, wanted, s => s.Wanted, channel, cancel), isAgain: true, now);
            return;
        }

        var isTaken = change.State == LineChangeState.Applied;
        if (change.State is LineChangeState.Sent or LineChangeState.Keeping && await ReadBack.NamesAreAsync(change, wanted, channel, s => s.Wanted, cancel) is { } named)
        {
            var keyed = named ? await readBack.KeysAreAsync(change, wanted, s => s.Wanted, cancel) : false;
            if (change.State == LineChangeState.Keeping)
            {
                Keep(change, keyed, now);
                return;
            }

            Note(change, keyed, now);

            // A key that nobody can read is proven by whoever comes in with it, and by nothing else.
            isTaken = keyed is not false && change.State != LineChangeState.PuttingBack;
        }

        if (isTaken && now - (change.AppliedAt ?? change.SentAt) > Settling && await ReadBack.IsFollowedAsync(change, wanted, channel, cancel))
        {
            change.MoveTo(LineChangeState.Proven);
        }
    }

    /// <summary>The guests' network: its switch is read back, and its password where the modem's page shows it. One that was not read is not said to be right.</summary>
    public async Task LookAtGuestsAsync(LineChange change, WantedSettings wanted, ICommandChannel channel, CancellationToken cancel)
    {
        if (await ReadBack.NamesAreAsync(change, wanted, channel, s => s.Wanted, cancel) is not true)
        {
            return;
        }

        change.AppliedAt ??= clock.GetUtcNow();
        var keyed = await readBack.KeysAreAsync(change, wanted, s => s.Wanted, cancel);
        if (keyed is true || (keyed is null && !await readBack.HasPageAsync(change, cancel)))
        {
            change.MoveTo(LineChangeState.Proven, keyed is null ? LineChangeReason.Unread : null);
        }
    }

    /// <summary>Nobody followed in time: everything is put back. Kept, and never read back: it failed.</summary>
    public async Task GiveUpAsync(LineChange change, ICommandChannel channel, DateTimeOffset now, CancellationToken cancel)
    {
        if (change.State is LineChangeState.Sent or LineChangeState.Applied && now >= (change.ProveBy ?? change.SentAt + LineChange.ProofTime))
        {
            await TakeOutAsync(change, channel, cancel);
            change.MoveTo(LineChangeState.PuttingBack);
            change.ProveBy ??= now;
        }
        else if (change.State == LineChangeState.Keeping && now >= change.ProveBy)
        {
            await TakeOutAsync(change, channel, cancel);
            change.MoveTo(LineChangeState.Failed, LineChangeReason.NotSeen);
        }
    }

    public async Task PutBackAsync(LineChange change, WantedSettings wanted, ICommandChannel channel, CancellationToken cancel)
    {
        try
        {
            var sent = await ChangeDelivery.SetAsync(change, wanted, s => s.Before, channel, cancel);
            if (sent == CommandDelivery.Refused)
            {
                change.MoveTo(LineChangeState.Failed, LineChangeReason.NotPutBack);
            }
            else if (sent == CommandDelivery.Delivered && await ReadBack.NamesAreAsync(change, wanted, channel, s => s.Before, cancel) is true)
            {
                switch (await readBack.KeysAreAsync(change, wanted, s => s.Before, cancel))
                {
                    case true:
                        change.MoveTo(LineChangeState.PutBack, change.Reason ?? LineChangeReason.NobodyFollowed);
                        break;
                    case null:
                        change.MoveTo(LineChangeState.PutBack, LineChangeReason.Unread);
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
            await findings.AddAsync(FindingKind.WifiNotPutBack, MacAddress.Parse(change.Mac).ToString(), FindingText.OldNetworks.With(Asked(change)), cancel);
            change.MoveTo(LineChangeState.Failed, LineChangeReason.NotPutBack);
        }
    }

    /// <summary>Nothing of it may strike later; what GenieACS cannot be asked to drop, it drops by itself in two minutes.</summary>
    public static async Task TakeOutAsync(LineChange change, ICommandChannel channel, CancellationToken cancel)
    {
        try
        {
            await channel.TakeOutAsync(change.TaskKey, cancel);
        }
        catch (IntegrationException)
        {
            // Its expiry stands.
        }
    }

    private static void Keep(LineChange change, bool? keyed, DateTimeOffset now)
    {
        if (keyed is not false)
        {
            change.AppliedAt = keyed is true ? now : null;
            change.MoveTo(LineChangeState.Kept, keyed is true ? null : LineChangeReason.Unread);
        }
        else if (now >= change.ProveBy)
        {
            change.MoveTo(LineChangeState.PuttingBack, LineChangeReason.Skipped);
        }
    }

    private static void Note(LineChange change, bool? keyed, DateTimeOffset now)
    {
        if (keyed is true)
        {
            change.MoveTo(LineChangeState.Applied);
            (change.AppliedAt, change.ProveBy) = (now, now + LineChange.ProofTime);
        }
        else if (keyed is false && now - change.SentAt > LineChangeSteps.SeenWithin)
        {
            // The modem skipped it without a word.
            change.MoveTo(LineChangeState.PuttingBack, LineChangeReason.Skipped);
        }
    }

    private static Phrase Asked(LineChange change) => new(Times.DateAndClock(change.AskedAt, Language.French), Times.DateAndClock(change.AskedAt, Language.English));
}
