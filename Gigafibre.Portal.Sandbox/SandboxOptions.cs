namespace Gigafibre.Portal.Sandbox;

public sealed class SandboxOptions
{
    public const string Section = "Sandbox";

    public string PortalUrl { get; set; } = "http://localhost:5080";

    /// <summary>What stickers carry: the portal's public name.</summary>
    public string StickerUrl { get => field ?? PortalUrl; set; }

    public int SmtpPort { get; set; } = 5025;

    public int SnmpPort { get; set; } = 5161;

    /// <summary>A folder of GenieACS device documents to add to the demo world.</summary>
    public string? CpeFolder { get; set; }

    /// <summary>The sticker key that the portal's development settings know as <c>d</c>.</summary>
    public string StickerKey { get; set; } = "sandbox-sticker-key-not-a-secret";
}
