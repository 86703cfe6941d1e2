using System.ComponentModel.DataAnnotations;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>What customers may change of their services by themselves.</summary>
public sealed class SubscriptionOptions
{
    public const string Section = "Subscriptions";

    /// <summary>Whether customers see their services. Off until ERPNext's doctype is known to be understood.</summary>
    public bool IsOn { get; set; }

    /// <summary>Whether customers read and answer quotations (ERPNext's <c>Quotation</c>).</summary>
    public bool ShowsQuotations { get; set; }

    /// <summary>Whether customers read what they signed (<c>ErpNext:Contract</c>).</summary>
    public bool ShowsContracts { get; set; }

    /// <summary>The plans that may be changed to; none, and nothing is offered.</summary>
    public PlanOffer[] Plans { get; set; } = [];

    /// <summary>A change is in place within so many business days.</summary>
    [Range(0, 30)]
    public int ChangeDays { get; set; } = 2;

    /// <summary>Dollars a month while a service is paused, before taxes; null where no pause is offered.</summary>
    [Range(0, 1000)]
    public decimal? PausePrice { get; set; }

    [Range(1, 365)]
    public int PauseMostDays { get; set; } = 180;

    /// <summary>So long after the end, our equipment comes back.</summary>
    [Range(1, 365)]
    public int EquipmentDays { get; set; } = 30;

    /// <summary>So many days before a contract or a promotion ends, customers are told.</summary>
    [Range(30, 180)]
    public int EndNoticeDays { get; set; } = 90;

    /// <summary>What the plan of a subscription is called, in both languages.</summary>
    public Phrase Title(string? plan) => Find(plan)?.Title ?? (plan is null ? SubscriptionText.NoPlan : new Phrase(plan, plan));

    public PlanOffer? Find(string? plan) => Array.Find(Plans, p => string.Equals(p.Name, plan, StringComparison.OrdinalIgnoreCase));

    public Money? PauseCost => PausePrice is { } price ? Money.FromDollars(price) : null;
}

/// <summary>A plan as it is sold today.</summary>
public sealed class PlanOffer
{
    /// <summary>As ERPNext names it on a subscription.</summary>
    [Required]
    public required string Name { get; set; }

    /// <summary>As English-speaking customers read it; the same where there is none.</summary>
    public string? NameInEnglish { get; set; }

    /// <summary>A subscription changes only to a plan of its own category.</summary>
    public string Category { get; set; } = "Internet";

    /// <summary>Dollars a month, before taxes.</summary>
    [Range(0, 10_000)]
    public decimal Price { get; set; }

    /// <summary>Megabits a second.</summary>
    public int Download { get; set; }

    public int Upload { get; set; }

    /// <summary>What the price comprises, a few words each: the modem, the installation, no limit of data.</summary>
    public string[] Included { get; set; } = [];

    /// <summary>The same in English; as many as there are in French, or none.</summary>
    public string[] IncludedInEnglish { get; set; } = [];

    /// <summary>Towns where it is to be had; none: everywhere.</summary>
    public string[] Towns { get; set; } = [];

    public Money Cost => Money.FromDollars(Price);

    public Phrase Title => new(Name, NameInEnglish ?? Name);

    public IReadOnlyList<string> Comprises(Language language) => language == Language.English && IncludedInEnglish.Length > 0 ? IncludedInEnglish : Included;

    public bool IsIn(string? town) => Towns.Length == 0 || (town is not null && Towns.Contains(town, StringComparer.OrdinalIgnoreCase));
}
