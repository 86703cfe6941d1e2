using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Features.Messages;

public sealed class MessagesOptions
{
    public const string Section = "Messages";

    /// <summary>From this hour on, here, no text goes out that can wait.</summary>
    [Range(0, 23)]
    public int QuietFrom { get; set; } = 21;

    [Range(0, 23)]
    public int QuietUntil { get; set; } = 8;

    /// <summary>The password with which the mail relay tells us of bounces and complaints; without it nobody may.</summary>
    [MinLength(20)]
    public string? MailEventsPassword { get; set; }
}
