using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Olt;

namespace Gigafibre.Portal.Features.Diagnosis;

/// <summary>
/// What is wrong, decided from what the probes said and nothing else: the first layer that fails is the verdict, the rest is "also noticed".
/// The table in VerdictTests is the specification; docs/verdicts.md prints it.
/// </summary>
public sealed record Verdict(Symptom Main, IReadOnlyList<Symptom> Also)
{
    /// <summary>Silent for longer than this, a modem is offline.</summary>
    public static readonly TimeSpan LongSilence = TimeSpan.FromHours(1);

    /// <summary>Starts in one day from which on a modem restarts too often.</summary>
    public const int ManyStarts = 3;

    /// <summary>Fall of light, in dB, from which on somebody must look.</summary>
    public const double Fall = 3;

    private static readonly VerdictCode[] Warnings =
    [
        VerdictCode.WeakLight, VerdictCode.FallingLight, VerdictCode.MeshNodeGone, VerdictCode.MeshNodeFar, VerdictCode.WifiCrowded, VerdictCode.SlowPort, VerdictCode.WeakDevice,
        VerdictCode.AccountSuspended, VerdictCode.Restarting,
    ];

    public Tone Tone => ToneOf(Main.Code);

    public static Tone ToneOf(VerdictCode verdict) => verdict switch
    {
        VerdictCode.AllGood => Tone.Good,
        VerdictCode.WeDoNotKnow or VerdictCode.OnlyFibreKnown or VerdictCode.NotKnown or VerdictCode.InternetNotReported => Tone.Quiet,
        var code => Warnings.Contains(code) ? Tone.Warn : Tone.Bad,
    };

    public static Verdict? From(IReadOnlyCollection<ProbeAnswer> answers, DateTimeOffset now)
    {
        var facts = new LineFacts(answers);
        var findings = Line(facts.Current(), now);
        if (facts.Account?.Standing == Standing.Suspended)
        {
            return new Verdict(
                new Symptom(VerdictCode.AccountSuspended),
                findings?.Where(f =>
                    f.Code is VerdictCode.WeakLight or VerdictCode.LightTooWeak or VerdictCode.ModemOffline or VerdictCode.NoLight or VerdictCode.PowerLost).ToList() ?? []);
        }

        if (facts.Account is null || findings is null)
        {
            return null;
        }

        return findings.Count == 0 ? new Verdict(new Symptom(VerdictCode.AllGood), []) : new Verdict(findings[0], findings[1..]);
    }

    private static List<Symptom>? Line(LineFacts facts, DateTimeOffset now)
    {
        if (facts.Olt is { Status: ProbeStatus.Pending })
        {
            return null;
        }

        // A modem that answers this very moment has its fibre, whatever the OLT said a minute ago.
        if (facts is { IsDark: true, Ont: { } ont })
        {
            return [OntDown.Of(ont, facts.Olt!.Neighbours ?? [], now)];
        }

        // One modem source that has answered for good is enough to say something; a better one refines it.
        var modems = facts.ModemAnswers.Where(a => a.Status != ProbeStatus.Pending).ToList();
        if (modems.TrueForAll(a => a.Status is ProbeStatus.NoSuchDevice or ProbeStatus.Unsupported) && facts.ModemAnswers.Any(a => a.Status == ProbeStatus.Pending))
        {
            return null;
        }

        if (modems.Count == 0)
        {
            return null;
        }

        if (facts.Cpe is not { } cpe)
        {
            if (facts.ModemAnswers.Any(a => a.Status == ProbeStatus.Pending))
            {
                return null;
            }

            if (modems.Exists(a => a.Status is ProbeStatus.Offline))
            {
                return [Silent(facts, null, now), .. Light(facts, down: false)];
            }

            var isKnown = facts.Ont is not null || !modems.TrueForAll(a => a.Status is ProbeStatus.NoSuchDevice or ProbeStatus.Unsupported);
            return [.. Light(facts, down: false), isKnown ? Unasked(facts) : new(VerdictCode.NotKnown)];
        }

        return facts.ModemAnswersUs(now) switch
        {
            null => facts.ModemAnswers.Any(a => a.Status == ProbeStatus.Pending) ? null : [Unasked(facts)],
            false => [Silent(facts, cpe.Identity.LastInform, now), .. Light(facts, down: false)],
            true => Alive(facts, now),
        };
    }

    private static List<Symptom> Alive(LineFacts facts, DateTimeOffset now)
    {
        var cpe = facts.Cpe!;
        return [.. Light(facts, cpe.Internet?.Status == LinkStatus.Down), .. Restarts(facts, now), .. Internet(cpe), .. Mesh(cpe), .. Wifi(cpe), .. Ports(cpe), .. Devices(cpe)];
    }

    private static Symptom Unasked(LineFacts facts) => new(facts.Ont?.State == OntState.Online ? VerdictCode.OnlyFibreKnown : VerdictCode.WeDoNotKnow);

    private static Symptom Silent(LineFacts facts, DateTimeOffset? heard, DateTimeOffset now) =>
        facts.Ont?.State == OntState.Online ? new(VerdictCode.ModemStuck, Since: heard)
            : heard is { } at && now - at >= LongSilence ? new(VerdictCode.ModemOffline, Since: heard)
            : new(VerdictCode.ModemSilent, Since: heard);

    private static IEnumerable<Symptom> Light(LineFacts facts, bool down)
    {
        var known = facts.Ont?.State == OntState.Online;
        switch (OpticalLevels.Of(facts))
        {
            // A modem whose internet works, or that has just answered, has light, whatever its sensor says.
            case OpticalLevel.None when down && !known && !facts.AnswersLive:
                yield return new(VerdictCode.NoLight);
                break;
            case OpticalLevel.Marginal or OpticalLevel.Bad:
                yield return new(down ? VerdictCode.LightTooWeak : VerdictCode.WeakLight);
                break;
        }

        if (facts.FallDb >= Fall)
        {
            yield return new(VerdictCode.FallingLight);
        }
    }

    private static IEnumerable<Symptom> Restarts(LineFacts facts, DateTimeOffset now)
    {
        var starts = facts.Baseline?.Starts ?? [];
        var all = LineBaselines.Distinct(facts is { StartedAt: { } latest, Baseline: { } baseline } && now - latest < TimeSpan.FromDays(1)
            && !baseline.WasAsked(latest) ? [.. starts, latest] : starts);
        if (all.Count >= ManyStarts)
        {
            yield return new(VerdictCode.RebootLoop, all.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), all[^1]);
        }
    }

    private static IEnumerable<Symptom> Internet(CpeSnapshot cpe)
    {
        if (cpe.Internet is not { Status: not LinkStatus.Unknown } wan)
        {
            yield return new(VerdictCode.InternetNotReported);
        }
        else if (wan.Status == LinkStatus.Down)
        {
            yield return new(Why(wan));
        }
    }

    private static VerdictCode Why(CpeInterface wan) => wan switch
    {
        { Error: { } e } when e.Contains("AUTHENTICATION", StringComparison.Ordinal) || e.Contains("ACCOUNT", StringComparison.Ordinal)
            || e.Contains("PASSWORD", StringComparison.Ordinal) || e.Contains("RESTRICTED_LOGON", StringComparison.Ordinal) => VerdictCode.SignInRefused,
        { Protocol: "DHCP" } or { ConnectionState: "Up" } => VerdictCode.NoAddress,
        { Error: { } e } when e.Contains("TIME_OUT", StringComparison.Ordinal) || e.Contains("NO_CARRIER", StringComparison.Ordinal)
            || e.Contains("NO_ANSWER", StringComparison.Ordinal) || e.Contains("OUT_OF_RESOURCES", StringComparison.Ordinal) => VerdictCode.SignInNoAnswer,
        { Protocol: "PPP", Error: { } e } when e.Contains("IP_CONFIGURATION", StringComparison.Ordinal) => VerdictCode.NoAddress,
        { ConnectionState: "Connecting" or "Authenticating" } => VerdictCode.SignInNoAnswer,
        _ => VerdictCode.InternetDown,
    };

    private static IEnumerable<Symptom> Mesh(CpeSnapshot cpe) =>
        cpe.Mesh.Where(n => n is { Role: MeshRole.Agent, Online: false }).Select(n => new Symptom(VerdictCode.MeshNodeGone, n.Name ?? n.Mac.ToString()))
            .Concat(cpe.Mesh.Where(n => n is { Role: MeshRole.Agent, SignalDbm: < SignalLevels.FarNode })
                .Select(n => new Symptom(VerdictCode.MeshNodeFar, n.Name ?? n.Mac.ToString())));

    private static IEnumerable<Symptom> Wifi(CpeSnapshot cpe)
    {
        if (cpe.Radios.Count > 0 && cpe.Radios.All(r => r.Enabled is false))
        {
            yield return new(VerdictCode.WifiOff);
        }

        foreach (var radio in cpe.Radios.Where(r => r.Enabled is not false && r.UtilizationPercent > SignalLevels.CrowdedPercent))
        {
            yield return new(VerdictCode.WifiCrowded, radio.Band);
        }
    }

    private static IEnumerable<Symptom> Ports(CpeSnapshot cpe) =>
        cpe.Interfaces.Where(i => i is { Kind: InterfaceKind.Lan, Status: LinkStatus.Up, RateMbps: > 0 and <= 100 })
            .Select(i => new Symptom(VerdictCode.SlowPort, i.Name, Rate: i.RateMbps));

    private static IEnumerable<Symptom> Devices(CpeSnapshot cpe) =>
        cpe.Clients.Where(c => c.RssiDbm < SignalLevels.WeakDevice).OrderBy(c => c.RssiDbm)
            .Select(c => new Symptom(VerdictCode.WeakDevice, c.HostName ?? c.Mac.ToString()));
}
