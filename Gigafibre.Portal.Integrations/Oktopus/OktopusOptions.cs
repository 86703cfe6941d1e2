using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Integrations.Oktopus;

/// <summary>The USP controller (Oktopus CE). Without an address, USP modems are not asked.</summary>
public sealed class OktopusOptions : IValidatableObject
{
    public const string Section = "Oktopus";

    public Uri? BaseUrl { get; set; }

    public string? Email { get; set; }

    public string? Password { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BaseUrl is not null && (string.IsNullOrEmpty(Email) || string.IsNullOrEmpty(Password)))
        {
            yield return new ValidationResult("Oktopus:Email and Oktopus:Password are missing: a user of its own for the portal.");
        }
    }
}
