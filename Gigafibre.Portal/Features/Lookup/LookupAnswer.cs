namespace Gigafibre.Portal.Features.Lookup;

/// <summary>What the Ops app gets for a modem. The shape is a contract: docs/wire/lookup.md.</summary>
public sealed record LookupAnswer(
    LookupDevice Device, IReadOnlyList<LookupInterface> Interfaces, LookupWifi Wifi, LookupMesh Mesh, IReadOnlyList<LookupOptical> OpticalStatus, LookupOnt? Ont,
    IReadOnlyList<LookupSource> Sources, LookupVerdict? Verdict);

public sealed record LookupDevice(
    string? Serial, string? Mac, string? GponSerial, string? Manufacturer, string? Model, string? Firmware, long? UptimeSeconds,
    DateTimeOffset? LastInform, bool? Online);

public sealed record LookupInterface(string Name, string Kind, string Status, string? Ipv4, string? Mac, int? RateMbps, string? Error);

public sealed record LookupWifi(IReadOnlyList<LookupRadio> Radios, IReadOnlyList<LookupClient> Clients);

public sealed record LookupRadio(string? Band, int? Channel, string? Standard, bool? Enabled, IReadOnlyList<LookupSsid> Ssids);

public sealed record LookupSsid(string Name, bool? Enabled, string? Security, bool Guest, int? Clients);

public sealed record LookupClient(string Mac, string? Hostname, string? Ip, string? Band, int? RssiDbm, string? Via);

public sealed record LookupMesh(IReadOnlyList<LookupNode> Nodes);

public sealed record LookupNode(string Mac, string? Name, string Role, bool? Online, string? Backhaul, int? SignalDbm);

public sealed record LookupOptical(
    string Source, double? RxPowerDbm, double? TxPowerDbm, double? TemperatureC, double? VoltageV, string Level, DateTimeOffset? MeasuredAt);

public sealed record LookupOnt(
    string Olt, string Index, string? Pon, string State, string Cause, DateTimeOffset? LastUp, DateTimeOffset? LastDown, double? OltRxPowerDbm, int? DistanceM,
    string OpticalClass, int? Neighbours, int? NeighboursDown);

public sealed record LookupSource(string Name, string Status, long ElapsedMs, long? AgeSeconds, string? Error);

public sealed record LookupVerdict(string Code, string Sentence, string? NextStep);
