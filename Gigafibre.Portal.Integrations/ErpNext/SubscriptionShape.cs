namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>What was learned of the site's doctype of subscriptions; one for the whole process.</summary>
internal sealed class SubscriptionShape
{
    private volatile SubscriptionMap? _known;

    /// <summary>Null until it was asked for, and as long as something is missing.</summary>
    public SubscriptionMap? Known { get => _known; set => _known = value; }
}
