using System.Diagnostics.CodeAnalysis;
using PhoneNumbers;

namespace Gigafibre.Portal.Integrations;

/// <summary>
/// A Canadian telephone number. Prints itself masked, so that a careless log line or page cannot leak it;
/// <see cref="E164"/> is for the provider that calls it.
/// </summary>
public readonly record struct PhoneNumber
{
    private PhoneNumber(string e164) => E164 = e164;

    /// <summary><c>+15145550123</c></summary>
    public string E164 { get; }

    /// <summary>The last two digits, the only ones a page may show.</summary>
    public string Masked => $"•••\u00A0•••\u00A0••{E164[^2..]}";

    /// <summary>
    /// Reads what people and ERPNext write (<c>514-555-0123</c>, <c>(514) 555-0123 poste 22</c>, <c>+1 514 555 0123</c>).
    /// Only Canadian numbers: +1 is shared with countries whose numbers are called for profit.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PhoneNumber phone)
    {
        phone = default;
        if (string.IsNullOrWhiteSpace(text) || text.Length > 40)
        {
            return false;
        }

        try
        {
            var util = PhoneNumberUtil.GetInstance();
            var parsed = util.Parse(text.Replace("poste", "ext", StringComparison.OrdinalIgnoreCase), "CA");
            if (parsed.CountryCode != 1 || !util.IsValidNumber(parsed) || util.GetRegionCodeForNumber(parsed) is not "CA")
            {
                return false;
            }

            phone = new PhoneNumber(util.Format(parsed, PhoneNumberFormat.E164));
            return true;
        }
        catch (NumberParseException)
        {
            return false;
        }
    }

    public override string ToString() => Masked;
}
