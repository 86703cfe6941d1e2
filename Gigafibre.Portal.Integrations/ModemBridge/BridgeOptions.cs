using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Gigafibre.Portal.Integrations.ModemBridge;

/// <summary>What the bridge itself may do (role <c>modem-bridge</c>).</summary>
public sealed class BridgeOptions : IValidatableObject
{
    public const string Section = "Bridge";

    /// <summary>Who may ask: the bearer of this.</summary>
    public string Token { get; set; } = "";

    /// <summary>The networks that modems stand in; it opens no page elsewhere.</summary>
    public IList<string> Networks { get; init; } = [];

    /// <summary>A modem's page, from its <c>{address}</c> and <c>{mac}</c>.</summary>
    public string PageUrl { get; set; } = "http://{address}/";

    /// <summary>The password of the modems' page.</summary>
    public string Password { get; set; } = "";

    /// <summary>Modems with a password of their own: MAC → password.</summary>
    public IDictionary<string, string> Passwords { get; init; } = new Dictionary<string, string>();

    /// <summary>The browser.</summary>
    public string Chromium { get; set; } = "/usr/bin/chromium";

    /// <summary>Chromium's own sandbox, where the machine allows it.</summary>
    public bool ChromiumSandbox { get; set; }

    /// <summary>Where a session that was cut off is remembered, to be closed later.</summary>
    public string StateFolder { get; set; } = "data/bridge";

    /// <summary>The whole visit, from the door to the log-out. One step of it may take a quarter, or six seconds.</summary>
    [Range(5, 120)]
    public int BudgetSeconds { get; set; } = 28;

    /// <summary>Modems visited at once.</summary>
    [Range(1, 32)]
    public int AtOnce { get; set; } = 4;

    /// <summary>How long a modem is left alone after a wrong password.</summary>
    [Range(1, 1440)]
    public int RestMinutes { get; set; } = 10;

    /// <summary>How long an answer serves all who ask the same.</summary>
    [Range(0, 600)]
    public int CacheSeconds { get; set; } = 30;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Token.Length < 32)
        {
            yield return new ValidationResult("Bridge:Token is missing or short: 32 characters or more.");
        }

        if (Networks.Count == 0 || Networks.Any(n => !IPNetwork.TryParse(n, out _)))
        {
            yield return new ValidationResult("Bridge:Networks: name the networks of the modems, for example 10.20.0.0/16.");
        }

        if (Password.Length == 0 && Passwords.Count == 0)
        {
            yield return new ValidationResult("Bridge:Password is missing: the password of the modems' page.");
        }
    }

    internal bool MayTouch(IPAddress address) => Networks.Any(n => IPNetwork.Parse(n).Contains(address));

    internal string? PasswordOf(MacAddress mac) =>
        Passwords.FirstOrDefault(p => MacAddress.TryParse(p.Key, out var known) && known == mac).Value ?? (Password.Length > 0 ? Password : null);
}
