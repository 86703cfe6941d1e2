using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Core;

public sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>Where people reach the portal; stickers, texts and provider callbacks carry it.</summary>
    [Required]
    public required Uri PublicUrl { get; set; }

    /// <summary>Keys the hashes of codes, contacts and addresses. At least 32 characters.</summary>
    [Required, MinLength(32)]
    public required string Pepper { get; set; }

    /// <summary>
    /// Addresses or networks (<c>172.18.0.0/16</c>) of the proxies whose <c>X-Forwarded-*</c> is believed, separated by commas;
    /// <c>none</c> when the portal faces the internet itself.
    /// </summary>
    public string? KnownProxies { get; set; }

    /// <summary>Other host names whose <c>/q/</c> is sent on to <see cref="PublicUrl"/>: the stickers already out there.</summary>
    public string[] StickerHosts { get; set; } = ["msg.gigafibre.ca"];

    [Required]
    public string SupportPhone
    {
        get;
        set => field = value.Replace(' ', '\u00A0');
    } = "514\u00A0555-0100";

    /// <summary>Allows test keys and simulator addresses outside Development.</summary>
    public bool AllowTestKeys { get; set; }

    public bool IsHttps => PublicUrl.Scheme == Uri.UriSchemeHttps;
}
