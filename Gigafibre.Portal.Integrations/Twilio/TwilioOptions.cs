using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Integrations.Twilio;

public sealed class TwilioOptions
{
    public const string Section = "Twilio";

    [Required]
    public required Uri BaseUrl { get; set; }

    [Required]
    public required string AccountSid { get; set; }

    /// <summary>Signs the calls we make and checks the receipts we get.</summary>
    [Required]
    public required string AuthToken { get; set; }

    /// <summary>The number that calls, and that texts when there is no <see cref="MessagingServiceSid"/>.</summary>
    [Required]
    public required string From { get; set; }

    /// <summary>The messaging service that texts codes, and everything else when <see cref="NoticesServiceSid"/> is not given.</summary>
    public string? MessagingServiceSid { get; set; }

    /// <summary>A messaging service of its own for notices, so that a STOP to them leaves codes alone.</summary>
    public string? NoticesServiceSid { get; set; }

    internal string? ServiceOf(TextSender sender) => sender == TextSender.Notices && !string.IsNullOrEmpty(NoticesServiceSid) ? NoticesServiceSid : MessagingServiceSid;
}
