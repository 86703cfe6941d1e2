using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Integrations.ModemBridge;

/// <summary>How the portal reaches the modem bridge. Without an address, modems' own pages are not asked.</summary>
public sealed class ModemBridgeOptions : IValidatableObject
{
    public const string Section = "ModemBridge";

    public Uri? BaseUrl { get; set; }

    public string? Token { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BaseUrl is not null && Token is not { Length: >= 32 })
        {
            yield return new ValidationResult("ModemBridge:Token is missing or short: 32 characters or more, the same as Bridge:Token of the bridge.");
        }
    }
}
