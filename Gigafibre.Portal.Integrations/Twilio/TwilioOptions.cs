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

    public string? MessagingServiceSid { get; set; }
}
