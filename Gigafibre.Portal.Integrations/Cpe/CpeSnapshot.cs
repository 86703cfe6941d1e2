namespace Gigafibre.Portal.Integrations.Cpe;

/// <summary>
/// What one source says about one modem, in one vocabulary whatever the source (GenieACS, modem-bridge, OLT, USP).
/// A value that the modem does not report is null, never a guess. <c>ReadAt</c> is when the modem itself last gave the value.
/// </summary>
public sealed record CpeSnapshot(
    CpeIdentity Identity,
    IReadOnlyList<CpeInterface> Interfaces,
    IReadOnlyList<WifiRadio> Radios,
    IReadOnlyList<CpeClient> Clients,
    IReadOnlyList<MeshNode> Mesh,
    OpticalReading? Optical)
{
    /// <summary>The connection that carries the internet; null when the modem reports none.</summary>
    public CpeInterface? Internet => Interfaces.FirstOrDefault(i => i.Kind == InterfaceKind.Wan);
}

/// <summary>Which modem, and how it feels.</summary>
/// <param name="Uptime">Since the last start, as of <paramref name="ReadAt"/>.</param>
/// <param name="LastInform">When the modem last called its management server.</param>
/// <param name="InformInterval">How often it is told to.</param>
public sealed record CpeIdentity(
    string? Serial, MacAddress? Mac, GponSerial? GponSerial, string? Manufacturer, string? Model, string? Firmware,
    TimeSpan? Uptime, DateTimeOffset? ReadAt, DateTimeOffset? LastInform, DateTimeOffset? LastBoot, TimeSpan? InformInterval);

public enum InterfaceKind
{
    Wan,
    Lan,
    Wifi,
    Optical,
}

public enum LinkStatus
{
    Unknown,
    Up,
    Down,
}

/// <param name="Error">The sign-in or address failure in the model's own word (<c>ERROR_AUTHENTICATION_FAILURE</c>), only while not connected.</param>
/// <param name="RateMbps">Negotiated rate of a cable port; null when the modem does not tell.</param>
/// <param name="Protocol"><c>PPP</c>, <c>DHCP</c> or <c>Static</c>, of a WAN.</param>
/// <param name="Ipv6">A global IPv6 address; a session may have no other.</param>
/// <param name="SessionUptime">How long the WAN session has stood; TR-181 has no such value.</param>
public sealed record CpeInterface(
    string Name, InterfaceKind Kind, LinkStatus Status, string? Ipv4 = null, MacAddress? Mac = null, int? RateMbps = null, string? Error = null,
    string? Protocol = null, TimeSpan? SessionUptime = null, string? ConnectionState = null, DateTimeOffset? ReadAt = null, string? Ipv6 = null);

/// <param name="Band"><c>2.4GHz</c>, <c>5GHz</c> or <c>6GHz</c>.</param>
/// <param name="UtilizationPercent">Share of time the air is busy, ours and the neighbours'.</param>
public sealed record WifiRadio(
    string? Band, int? Channel, string? Standard, bool? Enabled, string? Bandwidth, int? UtilizationPercent, IReadOnlyList<WifiNetwork> Networks,
    DateTimeOffset? ReadAt);

/// <summary>A network name that people see; backhaul names are never here.</summary>
public sealed record WifiNetwork(string Name, bool? Enabled, string? Security, bool Guest, int? Clients);

/// <summary>A device at home.</summary>
/// <param name="Band">Null for a cable.</param>
/// <param name="Wired">Null when the modem does not tell.</param>
/// <param name="RssiDbm">Signal as the modem or mesh node hears the device.</param>
/// <param name="Via">The mesh node that carries it; null for the modem itself.</param>
/// <param name="RateMbps">Last rate towards the device.</param>
public sealed record CpeClient(
    MacAddress Mac, string? HostName, string? Ip, string? Band, bool? Wired, int? RssiDbm, MacAddress? Via, int? RateMbps, DateTimeOffset? ReadAt);

public enum MeshRole
{
    Controller,
    Agent,
}

/// <param name="Backhaul"><c>ethernet</c> or <c>wifi</c>; null for the controller and when not reported.</param>
public sealed record MeshNode(
    MacAddress Mac, string? Name, MeshRole Role, bool? Online, string? Backhaul, int? SignalDbm, MacAddress? Parent, DateTimeOffset? ReadAt);

/// <summary>Optical power as one end of the fibre measures it.</summary>
/// <param name="RawRx">The received power as the modem wrote it, kept for whoever doubts the conversion.</param>
/// <param name="NoLight">True when the modem reports a floor or sentinel instead of a level.</param>
public sealed record OpticalReading(
    double? RxDbm, double? TxDbm, double? TemperatureC, double? VoltageV, string? RawRx, bool NoLight, LinkStatus Status, DateTimeOffset? ReadAt);
