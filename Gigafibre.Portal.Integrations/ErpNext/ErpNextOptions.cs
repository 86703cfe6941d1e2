using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>How we reach ERPNext, and what its custom doctypes call their fields.</summary>
public sealed class ErpNextOptions : IValidatableObject
{
    public const string Section = "ErpNext";

    [Required]
    public required Uri BaseUrl { get; set; }

    /// <summary>The site's own (System Settings): its times come without one.</summary>
    [Required]
    public string TimeZone { get; set; } = "America/Toronto";

    [Required]
    public required string ApiKey { get; set; }

    [Required]
    public required string ApiSecret { get; set; }

    public EquipmentFields Equipment { get; set; } = new();

    public LocationFields Location { get; set; } = new();

    public SubscriptionFields Subscription { get; set; } = new();

    public ContractFields Contract { get; set; } = new();

    public JobFields Job { get; set; } = new();

    public CustomerFields Customer { get; set; } = new();

    public PaymentEntryFields PaymentEntry { get; set; } = new();

    /// <summary>In which statuses of a bill's Payment Request other software is collecting it, <c>Initiated</c> for one; none when nobody does.</summary>
    public string[] CollectingStatuses { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _) ? []
        : [new($"{TimeZone} is no time zone; America/Toronto is one.", [nameof(TimeZone)])];
}
