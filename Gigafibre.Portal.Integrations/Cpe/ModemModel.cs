namespace Gigafibre.Portal.Integrations.Cpe;

/// <summary>What we know of a model by its name, as GenieACS (ProductClass, ModelName) and ERPNext write it.</summary>
/// <param name="HasReadablePage">The modem bridge can read the modem's own page.</param>
/// <param name="GponPrefix">The vendor's letters of its GPON serial, where the rest is the modem's address without its first two octets; null where it is not.</param>
/// <param name="HasWorkingSpeedTest">Its TR-143 test measures; false where it is known from the field to fail.</param>
/// <param name="Lamps">The names printed beside its lights.</param>
public sealed record ModemModel(string Name, bool HasReadablePage, string? GponPrefix, LampNames Lamps, bool HasWorkingSpeedTest = true);

/// <summary>The names printed beside the lights of a modem that matter.</summary>
public sealed record LampNames(string Power, string Pon, string Los, string Internet)
{
    /// <summary>What most ONTs print.</summary>
    public static readonly LampNames Usual = new("POWER", "PON", "LOS", "INTERNET");
}
