using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Integrations.Smtp;

public sealed class SmtpOptions
{
    public const string Section = "Smtp";

    [Required]
    public required string Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>STARTTLS is required unless this is switched off, which only a relay on the same machine excuses.</summary>
    public bool RequireTls { get; set; } = true;

    public string? User { get; set; }

    public string? Password { get; set; }

    [Required]
    public required string From { get; set; }
}
