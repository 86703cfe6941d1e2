using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Features.Support;

/// <summary>Tickets: who of those that write to them is our team, and when ERPNext closes them by itself.</summary>
public sealed class SupportOptions
{
    public const string Section = "Support";

    /// <summary>Domains of our team's addresses; what comes from any other is not shown as our answer.</summary>
    [Required]
    [MinLength(1)]
    public string[] TeamDomains { get; set; } = [];

    /// <summary>As in ERPNext's Support Settings (<c>close_issue_after_days</c>): an answered ticket is closed after so many days of silence; 0 for never.</summary>
    [Range(0, 365)]
    public int CloseAfterDays { get; set; } = 7;

    [Range(1, 100)]
    public int MostTicketsADay { get; set; } = 10;

    [Range(1, 1000)]
    public int MostRepliesADay { get; set; } = 40;
}
