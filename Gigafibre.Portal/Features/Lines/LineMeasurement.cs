using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Features.Lines;

/// <summary>What a finished diagnosis taught about a line. What is null was not measured just now.</summary>
/// <param name="RxDbm">Light that the ONT receives.</param>
/// <param name="OltRxDbm">Light of the ONT that the OLT receives.</param>
/// <param name="StartedAt">When the modem started, as its uptime says.</param>
/// <param name="FallDb">How much weaker the light is than usual on this line.</param>
public sealed record LineMeasurement(MacAddress Mac, Guid DiagnosisId, string? GponSerial, double? RxDbm, double? OltRxDbm, DateTimeOffset? StartedAt, double? FallDb);
