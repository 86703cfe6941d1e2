using System.Text.Json;
using System.Text.Json.Serialization;
using Gigafibre.Portal.Integrations.Snmp;

namespace Gigafibre.Portal.Integrations.Olt;

/// <summary>
/// Where one make of OLT, in one of its layouts, keeps what we ask of an ONT. All of them are data: profiles.json. A make with several layouts is
/// probed once. <c>Pon</c> says how ONTs of one port are known from their index: <c>parent</c> (the index without its last number),
/// <c>shift:8</c> (a packed index without its last 8 bits), <c>column:OID</c>, or nothing.
/// </summary>
internal sealed record OltProfile(string Key, string Layout, OltSerial Serial)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static readonly IReadOnlyList<OltProfile> All = Load();

    public string? Pon { get; init; }

    /// <summary>Its tables show no serials, so its layout is known by the column alone.</summary>
    public bool Nameless { get; init; }

    public OltStatus? Status { get; init; }

    public OltCause? Cause { get; init; }

    public OltColumn? LastUp { get; init; }

    public OltColumn? LastDown { get; init; }

    public OltColumn? Rx { get; init; }

    public OltColumn? Tx { get; init; }

    public OltColumn? OltRx { get; init; }

    public OltColumn? Temperature { get; init; }

    public OltColumn? Voltage { get; init; }

    public OltColumn? Distance { get; init; }

    public OltColumn? Model { get; init; }

    /// <summary>What the ONTs of one port have in common; null when it cannot be told from the index.</summary>
    public string? PonOf(string index) => Pon?.Split(':') switch
    {
        ["parent"] when index.LastIndexOf('.') is > 0 and var dot => index[..dot],
        ["shift", var bits] when uint.TryParse(index, out var packed) => (packed >> int.Parse(bits, System.Globalization.CultureInfo.InvariantCulture))
            .ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>The port, in a column that also says other things; goes before <see cref="Pon"/> where it says one.</summary>
    public OltPonName? PonName { get; init; }

    [JsonIgnore]
    public Oid? PonColumn => PonName is { } name ? Oid.Parse(name.Oid) : Pon?.StartsWith("column:", StringComparison.Ordinal) is true ? Oid.Parse(Pon["column:".Length..]) : null;

    /// <summary>The port by what its column says; null when that says none.</summary>
    public string? PonIn(SnmpValue value) => PonName is { } name ? name.Find(value) : value.IsNumber
        ? value.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) : value.Text;

    private static List<OltProfile> Load()
    {
        using var stream = typeof(OltProfile).Assembly.GetManifestResourceStream("Gigafibre.Portal.Integrations.Olt.profiles.json")!;
        return JsonSerializer.Deserialize<List<OltProfile>>(stream, Json)!;
    }
}


/// <summary>The port is part of a name (<c>gpon 0/0/3 onu 7 Tremblay</c>).</summary>
/// <param name="Match">A regular expression whose first group is the port.</param>
internal sealed record OltPonName(string Oid, string Match)
{
    private readonly System.Text.RegularExpressions.Regex _match = new(Match, System.Text.RegularExpressions.RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));

    /// <summary>Some fill the name up with zeros, also in its middle.</summary>
    public string? Find(SnmpValue value) =>
        value.Type == SnmpType.OctetString && _match.Match(System.Text.Encoding.Latin1.GetString(value.Bytes.Span)
            .Replace("\0", "", StringComparison.Ordinal)) is { Success: true } found ? found.Groups[1].Value : null;
}

internal sealed record OltSerial(string Oid, string? Or = null);

/// <summary>The state of an ONT; some OLTs tell the cause in it.</summary>
internal sealed record OltStatus(string Oid, long[] Online, long[] Offline, long[]? Fibre = null, long[]? Power = null, long[]? Provisioning = null)
{
    public OntState StateOf(SnmpValue value) =>
        !value.IsNumber ? OntState.Unknown : Online.Contains(value.Number) ? OntState.Online : Offline.Contains(value.Number) ? OntState.Offline : OntState.Unknown;

    public OntCause CauseOf(SnmpValue value) =>
        !value.IsNumber ? OntCause.NotTold
            : Fibre?.Contains(value.Number) is true ? OntCause.Fibre
            : Power?.Contains(value.Number) is true ? OntCause.Power
            : Provisioning?.Contains(value.Number) is true ? OntCause.Provisioning
            : OntCause.NotTold;
}

/// <summary>Why an ONT went down last: numbers and words of the OLT, in small letters.</summary>
internal sealed record OltCause(string Oid, string[]? Fibre = null, string[]? Power = null, string[]? Provisioning = null, string[]? Reset = null)
{
    public OntCause Of(SnmpValue value)
    {
        var told = (value.IsNumber ? value.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) : value.Text)?.Trim().ToLowerInvariant();
        return told is null ? OntCause.NotTold
            : Fibre?.Contains(told) is true ? OntCause.Fibre
            : Power?.Contains(told) is true ? OntCause.Power
            : Provisioning?.Contains(told) is true ? OntCause.Provisioning
            : Reset?.Contains(told) is true ? OntCause.Reset
            : OntCause.NotTold;
    }
}
