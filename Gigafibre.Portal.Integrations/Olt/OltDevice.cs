namespace Gigafibre.Portal.Integrations.Olt;

/// <summary>One OLT, and how to be let in.</summary>
public sealed class OltDevice
{
    /// <summary>Ours; shown to staff and kept with each line.</summary>
    public string Name { get; set; } = "";

    public string Host { get; set; } = "";

    public int Port { get; set; } = 161;

    /// <summary><c>huawei</c>, <c>zte</c>, <c>nokia</c>, <c>fiberhome</c>, <c>deltastream</c>, <c>vsol</c>, <c>nscrtv</c>, <c>ufiber</c>, <c>calix</c>.</summary>
    public string Profile { get; set; } = "";

    /// <summary>The layout of its tables; left out, it is found by asking.</summary>
    public string? Layout { get; set; }

    /// <summary><c>2c</c> or <c>3</c>.</summary>
    public string Version { get; set; } = "2c";

    public string? Community { get; set; }

    public string? User { get; set; }

    /// <summary><c>SHA1</c> or <c>SHA256</c>.</summary>
    public string Auth { get; set; } = "SHA256";

    public string? AuthKey { get; set; }

    public string? PrivKey { get; set; }

    public string? Context { get; set; }

    /// <summary>Where its clock stands.</summary>
    public string TimeZone { get; set; } = "America/Toronto";

    /// <summary>Its optics: <c>B+</c>, <c>C</c>, <c>C+</c>, <c>N1</c>, <c>N2</c>.</summary>
    public string Class { get; set; } = "B+";

    /// <summary>For OLTs whose tables show no serials: serial or MAC → index.</summary>
    public IDictionary<string, string> Onts { get; init; } = new Dictionary<string, string>();

    internal string? Problem() => this switch
    {
        { Name: "" } => "Name is missing: a short name of your own.",
        { Host: "" } => "Host is missing: the OLT's address.",
        { Port: < 1 or > 65_535 } => "Port is not a port: 161 is usual.",
        _ when !OltProfile.All.Any(p => p.Key == Profile) => $"Profile '{Profile}' is not one of {string.Join(", ", OltProfile.All.Select(p => p.Key).Distinct())}.",
        { Layout: { } layout } when !OltProfile.All.Any(p => p.Key == Profile && p.Layout == layout) =>
            $"Layout '{layout}' is not one of {string.Join(", ", OltProfile.All.Where(p => p.Key == Profile).Select(p => p.Layout))}.",
        { Version: "2c", Community: null or "" } => "Community is missing: version 2c needs it.",
        { Version: "3", User: null or "" } => "User is missing: version 3 needs it.",
        { Version: "3", AuthKey: not { Length: >= 8 } } => "AuthKey is missing or short: 8 characters or more.",
        { Version: "3", PrivKey: not { Length: >= 8 } } => "PrivKey is missing or short: 8 characters or more.",
        { Version: "3", Auth: not ("SHA1" or "SHA256") } => "Auth is SHA1 or SHA256.",
        { Version: not ("2c" or "3") } => "Version is 2c or 3.",
        _ when !OpticalClass.IsKnown(Class) => $"Class '{Class}' is not one of B+, C, C+, N1, N2.",
        _ when !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _) => $"TimeZone '{TimeZone}' is not known.",
        _ => null,
    };
}
