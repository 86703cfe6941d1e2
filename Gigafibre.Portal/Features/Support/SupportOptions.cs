using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Features.Support;

/// <summary>Tickets: who of those that write to them is our team, and when ERPNext closes them by itself.</summary>
public sealed class SupportOptions : IValidatableObject
{
    public const string Section = "Support";

    /// <summary>Domains of our team's addresses; what comes from any other is not shown as our answer.</summary>
    [Required]
    [MinLength(1)]
    public string[] TeamDomains { get; set; } = [];

    /// <summary>As in ERPNext's Support Settings (<c>close_issue_after_days</c>): an answered ticket is closed after so many days of silence; 0 for never.</summary>
    [Range(0, 365)]
    public int CloseAfterDays { get; set; } = 7;

    /// <summary>
    /// Whether somebody at a modem sees the state of its line without a code, by its address on the internet. Not where customers share addresses.
    /// </summary>
    public bool ShowsLineAtHome { get; set; }

    /// <summary>When customers can be called, as full hours of a day: <c>8-12</c>.</summary>
    [Required]
    [MinLength(1)]
    public string[] CallHours { get; set; } = [];

    [Range(1, 100)]
    public int MostTicketsADay { get; set; } = 10;

    [Range(1, 1000)]
    public int MostRepliesADay { get; set; } = 40;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        CallHours.Where(h => CallSlots.Read(h) is null).Select(h => new ValidationResult($"{h} is not two full hours of a day, as 8-12 is.", [nameof(CallHours)]));
}
