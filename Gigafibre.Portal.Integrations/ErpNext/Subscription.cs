namespace Gigafibre.Portal.Integrations.ErpNext;

public enum SubscriptionStanding
{
    /// <summary>A state that no setting names: it can be ended here, and nothing else.</summary>
    Unknown,

    /// <summary>Ordered, not in service yet.</summary>
    Waiting,

    Active,

    Suspended,

    Ended,
}

/// <summary>One thing that a customer subscribes to, as ERPNext has it.</summary>
/// <param name="Name">The document's primary key.</param>
/// <param name="LocationId">The Service Location; null where ERPNext names none.</param>
/// <param name="Category"><c>Internet</c>, <c>IPTV</c>, <c>VoIP</c>; null where ERPNext has no such field.</param>
/// <param name="Price">A month, before taxes; null where ERPNext does not say.</param>
/// <param name="DownMbps">Megabits a second.</param>
/// <param name="StartOn">Since when it is in service.</param>
/// <param name="EndOn">Last day of the contract; null without a term.</param>
/// <param name="CancelledOn">The day with which it ends, or ended.</param>
/// <param name="ContractMonths">Null or 0 without a term.</param>
/// <param name="Status">ERPNext's own word.</param>
public sealed record Subscription(
    string Name, string CustomerId, string? LocationId, string? Category, string? Plan, Money? Price, int? DownMbps, int? UpMbps, DateOnly? StartOn, DateOnly? EndOn,
    DateOnly? CancelledOn, int? ContractMonths, DateOnly? PromotionEndOn, SubscriptionStanding Standing, string? Status)
{
    /// <summary>Whether ERPNext says anything about terms at all.</summary>
    public bool TermIsKnown { get; init; }

    /// <summary>Last day of a contract with a term; null without one. A number of months that is there and is none means no term, whatever the last day says.</summary>
    public DateOnly? TermEnd => (ContractMonths, EndOn, StartOn) switch
    {
        ( <= 0, _, _) => null,
        (_, { } end, _) => end,
        ({ } months, null, { } start) => start.AddMonths(months).AddDays(-1),
        _ => null,
    };

    /// <summary>In service, or about to be.</summary>
    public bool Stands => Standing is SubscriptionStanding.Active or SubscriptionStanding.Waiting or SubscriptionStanding.Suspended;
}
