using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Gigafibre.Portal.Integrations.ModemBridge;

/// <summary>What the bridge itself may do (role <c>modem-bridge</c>).</summary>
public sealed class BridgeOptions : IValidatableObject
{
    public const string Section = "Bridge";

    /// <summary>Who may ask: the bearer of this.</summary>
    public string Token { get; set; } = "";

    /// <summary>The management networks that modems stand in; it opens no page elsewhere, and says nothing secret there.</summary>
    public IList<string> Networks { get; init; } = [];

    /// <summary>Networks in which a customer's own device can hold an address, at home or on the way out: none of <see cref="Networks"/> may touch one.</summary>
    public IList<string> CustomerNetworks { get; init; } = ["192.168.0.0/16", "100.64.0.0/10"];

    /// <summary>A modem's page, from its <c>{address}</c> and <c>{mac}</c>.</summary>
    public string PageUrl { get; set; } = "http://{address}/";

    /// <summary>From this and its MAC each modem's page has a password of its own, which the ACS sets (<see cref="DerivePassword"/>).</summary>
    public string PasswordSecret { get; set; } = "";

    /// <summary>One password for the page of every modem: whoever learns it at one modem has all of them.</summary>
    public string Password { get; set; } = "";

    /// <summary>Has to be said for <see cref="Password"/> to be used.</summary>
    public bool AllowSharedPassword { get; set; }

    /// <summary>Modems with a password of their own: MAC → password.</summary>
    public IDictionary<string, string> Passwords { get; init; } = new Dictionary<string, string>();

    /// <summary>The browser.</summary>
    public string Chromium { get; set; } = "/usr/bin/chromium";

    /// <summary>Chromium's own sandbox. It needs a user that is not root, and user namespaces.</summary>
    public bool ChromiumSandbox { get; set; } = true;

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
            yield return new ValidationResult("Bridge:Networks: name the management networks of the modems, for example 10.20.0.0/16.");
        }
        else
        {
            foreach (var network in Networks.Where(n => !IsPrivate(IPNetwork.Parse(n))))
            {
                yield return new ValidationResult($"Bridge:Networks: {network} is not private. A password would be typed into pages of strangers.");
            }

            foreach (var network in Networks.Where(n => CustomerNetworks.Any(c => IPNetwork.TryParse(c, out var customers) && Touch(IPNetwork.Parse(n), customers))))
            {
                yield return new ValidationResult($"Bridge:Networks: in {network} a customer's own device can hold an address (Bridge:CustomerNetworks). Name the modems' "
                    + "management network only.");
            }
        }

        foreach (var network in CustomerNetworks.Where(n => !IPNetwork.TryParse(n, out _)))
        {
            yield return new ValidationResult($"Bridge:CustomerNetworks: {network} is not a network, for example 192.168.0.0/16.");
        }

        if (PasswordSecret.Length is > 0 and < 32)
        {
            yield return new ValidationResult("Bridge:PasswordSecret is short: 32 characters or more.");
        }

        if (PasswordSecret.Length == 0 && Passwords.Count == 0 && !(AllowSharedPassword && Password.Length > 0))
        {
            yield return new ValidationResult(Password.Length > 0
                ? "Bridge:Password is one password for every modem. Give each its own (Bridge:PasswordSecret), or say Bridge:AllowSharedPassword=true."
                : "Bridge:PasswordSecret is missing: from it each modem's page has its password.");
        }

        if (ChromiumSandbox && Environment.UserName == "root")
        {
            yield return new ValidationResult("Bridge:ChromiumSandbox: Chromium's sandbox does not work as root. Run the bridge as another user, or say false where nothing "
                + "strange is opened.");
        }
    }

    /// <summary>The password of one modem's page: twenty hexadecimal digits of HMAC-SHA256 over <c>modem-page:</c> and its MAC.</summary>
    public static string DerivePassword(string secret, MacAddress mac) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes($"modem-page:{mac.Compact}")))[..20];

    internal bool MayTouch(IPAddress address) => Networks.Any(n => IPNetwork.Parse(n).Contains(address));

    internal string? PasswordOf(MacAddress mac) =>
        Passwords.FirstOrDefault(p => MacAddress.TryParse(p.Key, out var known) && known == mac).Value
        ?? (PasswordSecret.Length > 0 ? DerivePassword(PasswordSecret, mac) : AllowSharedPassword && Password.Length > 0 ? Password : null);

    private static readonly IPNetwork[] Private =
        [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("fc00::/7")];

    private static bool IsPrivate(IPNetwork network) => Private.Any(p => p.PrefixLength <= network.PrefixLength && p.Contains(network.BaseAddress));

    private static bool Touch(IPNetwork one, IPNetwork other) => one.Contains(other.BaseAddress) || other.Contains(one.BaseAddress);
}
