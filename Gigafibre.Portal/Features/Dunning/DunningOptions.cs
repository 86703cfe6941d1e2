using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>When customers are reminded, and what time they may take by themselves.</summary>
public sealed class DunningOptions
{
    public const string Section = "Dunning";

    /// <summary>Whether anybody is reminded, and offered time.</summary>
    public bool IsOn { get; set; }

    /// <summary>Days after the due day (below zero: before it) on which a bill is spoken of, each once.</summary>
    public int[] Reminders { get; set; } = [-3, 0, 3, 10, 30];

    /// <summary>So many days late, the first notice of suspension goes out, if the reminders have.</summary>
    [Range(14, 365)]
    public int NoticeDay { get; set; } = 47;

    /// <summary>So many days late at the earliest, a suspension is proposed to our team: more than two months.</summary>
    [Range(63, 730)]
    public int SuspendDay { get; set; } = 63;

    /// <summary>So many days lie between the first notice and the day it names; fourteen is the least that the Internet Code allows.</summary>
    [Range(14, 90)]
    public int NoticeDays { get; set; } = 15;

    /// <summary>Nobody is suspended for so many dollars or less.</summary>
    [Range(50, 10_000)]
    public decimal SuspendOver { get; set; } = 50;

    /// <summary>Customers are told from this hour on, in Quebec's time; not on Sundays and holidays.</summary>
    [Range(8, 19)]
    public int From { get; set; } = 9;

    /// <summary>And before this one.</summary>
    [Range(9, 20)]
    public int Until { get; set; } = 19;

    /// <summary>The time that customers may take by themselves, without a reason.</summary>
    [Range(0, 60)]
    public int GraceDays { get; set; } = 7;

    /// <summary>And how often in twelve months.</summary>
    [Range(0, 12)]
    public int GracesPerYear { get; set; } = 2;

    /// <summary>In how many parts customers may pay at most; below two, nobody is offered parts.</summary>
    [Range(0, 12)]
    public int Parts { get; set; } = 4;

    /// <summary>The first part falls within so many days.</summary>
    [Range(1, 60)]
    public int FirstPartDays { get; set; } = 14;

    /// <summary>The last one within so many.</summary>
    [Range(1, 180)]
    public int LastPartDays { get; set; } = 60;

    public DunningMirrorOptions Mirror { get; set; } = new();
}

/// <summary>ERPNext's Dunning Types under which it keeps a record of what customers were told; a step without one is not recorded there.</summary>
public sealed class DunningMirrorOptions
{
    public string? Late { get; set; }

    public string? Notice { get; set; }

    public string? LastNotice { get; set; }

    public IReadOnlyList<string> Types =>
        [.. new[] { Late, Notice, LastNotice }.OfType<string>().Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)];

    public string? Of(DunningStage stage) => stage switch
    {
        DunningStage.Late => Late,
        DunningStage.Notice => Notice,
        DunningStage.LastNotice => LastNotice,
        _ => null,
    };
}
