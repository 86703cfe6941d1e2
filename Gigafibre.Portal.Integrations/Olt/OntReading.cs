namespace Gigafibre.Portal.Integrations.Olt;

public enum OntState
{
    /// <summary>The OLT does not tell, or it is just registering.</summary>
    Unknown,
    Online,
    Offline,
}

/// <summary>Why an ONT is down, as the OLT saw it go.</summary>
public enum OntCause
{
    NotTold,

    /// <summary>The light went away: the fibre is cut, bent or unplugged.</summary>
    Fibre,

    /// <summary>Its last word was that its power fails ("dying gasp").</summary>
    Power,

    /// <summary>It is not admitted: deactivated, wrong password, rogue.</summary>
    Provisioning,
    Reset,
}

/// <summary>What an OLT says of one ONT, now.</summary>
/// <param name="Olt">The OLT's name in our configuration.</param>
/// <param name="Index">The ONT's row in the OLT's tables.</param>
/// <param name="Serial">As the OLT writes it in that row, when it is a GPON serial.</param>
/// <param name="Pon">What the ONTs of one port have in common; null when the OLT's tables do not show it.</param>
/// <param name="LastDown">When it last went down; null when the OLT keeps no such time.</param>
/// <param name="RxDbm">Light that the ONT receives.</param>
/// <param name="OltRxDbm">Light of this ONT that the OLT receives.</param>
/// <param name="RawRx">The received light as the OLT wrote it.</param>
/// <param name="DistanceM">Length of fibre between the two.</param>
/// <param name="Mac">As the OLT writes it in that row, where it names its ONTs so (EPON).</param>
/// <param name="Class">The optics of that OLT: which levels are good.</param>
public sealed record OntReading(
    string Olt, string Index, GponSerial? Serial, string? Pon, OntState State, OntCause Cause, DateTimeOffset? LastUp, DateTimeOffset? LastDown,
    double? RxDbm, double? TxDbm, double? OltRxDbm, string? RawRx, double? TemperatureC, double? VoltageV, int? DistanceM, string? Model,
    string Class, DateTimeOffset ReadAt, MacAddress? Mac = null);

/// <summary>The state of another ONT on the same port.</summary>
public sealed record OntNeighbour(string Index, OntState State, OntCause Cause, DateTimeOffset? LastDown);

/// <summary>A row of an OLT's table of ONTs. The key is a GPON serial or, on EPON, a hardware address.</summary>
public sealed record OntRow(string Olt, string Index, string? Pon, GponSerial? Serial, MacAddress? Mac);
