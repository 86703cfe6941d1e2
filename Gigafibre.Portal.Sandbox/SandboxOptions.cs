namespace Gigafibre.Portal.Sandbox;

public sealed class SandboxOptions
{
    public const string Section = "Sandbox";

    /// <summary>Where the portal answers, for the links on the stickers.</summary>
    public string PortalUrl { get; set; } = "http://localhost:5080";

    /// <summary>What stickers carry: the portal's public name.</summary>
    public string StickerUrl { get => field ?? PortalUrl; set; }

    /// <summary>Port of the mail relay; 0 takes a free one.</summary>
    public int SmtpPort { get; set; } = 5025;

    /// <summary>UDP port of the OLTs; 0 takes a free one.</summary>
    public int SnmpPort { get; set; } = 5161;

    /// <summary>A folder of GenieACS device documents to add to the demo world.</summary>
    public string? CpeFolder { get; set; }

    /// <summary>The sticker key that the portal's development settings know as <c>d</c>.</summary>
    public string StickerKey { get; set; } = "sandbox-sticker-key-not-a-secret";
}
