using Gigafibre.Portal.Integrations.Cpe;

namespace Gigafibre.Portal.Features.Diagnosis;

public enum VerdictCode
{
    AllGood,
    AccountSuspended,

    /// <summary>Silent for less than an hour. Power out and fibre cut look the same from here.</summary>
    ModemSilent,
    ModemOffline,
    NoLight,
    WeakLight,

    /// <summary>Weak light, and no internet.</summary>
    LightTooWeak,
    SignInRefused,
    SignInNoAnswer,
    NoAddress,
    InternetDown,
    WifiOff,
    MeshNodeGone,
    MeshNodeFar,
    WifiCrowded,
    WeakDevice,

    /// <summary>The modem answers but does not report its internet connection.</summary>
    InternetNotReported,

    /// <summary>GenieACS answered that it knows no such modem.</summary>
    NotKnown,

    /// <summary>We could not ask.</summary>
    WeDoNotKnow,
}

public enum Tone
{
    Good,
    Warn,
    Bad,
    Quiet,
}

/// <param name="Subject">The device, node or band that the sentence is about.</param>
/// <param name="Since">For a silent modem: when it was last heard.</param>
public sealed record Finding(VerdictCode Code, string? Subject = null, DateTimeOffset? Since = null);

/// <summary>
/// What is wrong, decided from what the probes said and nothing else: the first layer that fails is the verdict, the rest is "also noticed".
/// The table in VerdictTests is the specification.
/// </summary>
public sealed record Verdict(Finding Main, IReadOnlyList<Finding> Also)
{
    /// <summary>Silent for longer than this, a modem is offline.</summary>
    public static readonly TimeSpan LongSilence = TimeSpan.FromHours(1);

    private static readonly TimeSpan UsualInterval = TimeSpan.FromMinutes(5);

    public Tone Tone => Main.Code switch
    {
        VerdictCode.AllGood => Tone.Good,
        VerdictCode.WeDoNotKnow or VerdictCode.NotKnown or VerdictCode.InternetNotReported => Tone.Quiet,
        VerdictCode.WeakLight or VerdictCode.MeshNodeGone or VerdictCode.MeshNodeFar or VerdictCode.WifiCrowded or VerdictCode.WeakDevice
            or VerdictCode.AccountSuspended => Tone.Warn,
        _ => Tone.Bad,
    };

    /// <summary>The verdict so far; null while the source that decides has not answered.</summary>
    public static Verdict? From(IReadOnlyCollection<ProbeAnswer> answers, DateTimeOffset now)
    {
        var account = answers.FirstOrDefault(a => a.Source == Sources.Account);
        var modem = answers.FirstOrDefault(a => a.Source == Sources.GenieAcs);
        var findings = Line(modem, now);
        if (account?.Standing == "Suspended")
        {
            return new Verdict(new Finding(VerdictCode.AccountSuspended), findings?.Where(f => f.Code is VerdictCode.WeakLight or VerdictCode.LightTooWeak or VerdictCode.ModemOffline).ToList() ?? []);
        }

        if (account is null || findings is null)
        {
            return null;
        }

        return findings.Count == 0 ? new Verdict(new Finding(VerdictCode.AllGood), []) : new Verdict(findings[0], findings[1..]);
    }

    private static List<Finding>? Line(ProbeAnswer? modem, DateTimeOffset now)
    {
        switch (modem)
        {
            case null or { Status: ProbeStatus.Pending }:
                return null;
            case { Status: ProbeStatus.NoSuchDevice }:
                return [new(VerdictCode.NotKnown)];
            case { Cpe: null }:
                return [new(VerdictCode.WeDoNotKnow)];
        }

        return IsOnline(modem, now) switch
        {
            null => [new(VerdictCode.WeDoNotKnow)],
            false when modem.Cpe.Identity.LastInform is { } heard =>
                [new(now - heard >= LongSilence ? VerdictCode.ModemOffline : VerdictCode.ModemSilent, Since: heard)],
            false => [new(VerdictCode.ModemSilent)],
            true => [.. Light(modem.Cpe), .. Internet(modem.Cpe), .. Mesh(modem.Cpe), .. Wifi(modem.Cpe), .. Devices(modem.Cpe)],
        };
    }

    /// <summary>It answered us now; or, when it could not be asked, it called home within two and a half of its own intervals.</summary>
    public static bool? IsOnline(ProbeAnswer modem, DateTimeOffset now) => modem.Woke switch
    {
        Woken.Answered => true,
        Woken.Unreachable => false,
        _ when modem.Cpe?.Identity is { LastInform: { } heard } identity => now - heard < (identity.InformInterval ?? UsualInterval) * 2.5,
        _ => null,
    };

    private static IEnumerable<Finding> Light(CpeSnapshot cpe)
    {
        var down = cpe.Internet?.Status == LinkStatus.Down;
        switch (LightLevels.Of(cpe.Optical))
        {
            // A modem whose internet works has light, whatever its sensor says.
            case LightLevel.None when down:
                yield return new(VerdictCode.NoLight);
                break;
            case LightLevel.Marginal or LightLevel.Bad:
                yield return new(down ? VerdictCode.LightTooWeak : VerdictCode.WeakLight);
                break;
        }
    }

    private static IEnumerable<Finding> Internet(CpeSnapshot cpe)
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

    private static IEnumerable<Finding> Mesh(CpeSnapshot cpe) =>
        cpe.Mesh.Where(n => n is { Role: MeshRole.Agent, Online: false }).Select(n => new Finding(VerdictCode.MeshNodeGone, n.Name ?? n.Mac.ToString()))
            .Concat(cpe.Mesh.Where(n => n is { Role: MeshRole.Agent, SignalDbm: < SignalLevels.FarNode }).Select(n => new Finding(VerdictCode.MeshNodeFar, n.Name ?? n.Mac.ToString())));

    private static IEnumerable<Finding> Wifi(CpeSnapshot cpe)
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

    private static IEnumerable<Finding> Devices(CpeSnapshot cpe) =>
        cpe.Clients.Where(c => c.RssiDbm < SignalLevels.WeakDevice).OrderBy(c => c.RssiDbm)
            .Select(c => new Finding(VerdictCode.WeakDevice, c.HostName ?? c.Mac.ToString()));
}
