using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Integrations.ModemBridge;

/// <summary>How the portal reaches the modem bridge. Without an address, modems' own pages are not asked.</summary>
public sealed class ModemBridgeOptions : IValidatableObject
{
    public const string Section = "ModemBridge";

    public Uri? BaseUrl { get; set; }

    public string? Token { get; set; }

    /// <summary>How long an answer is waited for: a little longer than the bridge's whole visit may take (<see cref="BridgeOptions.BudgetSeconds"/>).</summary>
    [Range(8, 150)]
    public int TimeoutSeconds { get; set; } = 32;

    public TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BaseUrl is not null && Token is not { Length: >= 32 })
        {
            yield return new ValidationResult("ModemBridge:Token is missing or short: 32 characters or more, the same as Bridge:Token of the bridge.");
        }
    }
}
