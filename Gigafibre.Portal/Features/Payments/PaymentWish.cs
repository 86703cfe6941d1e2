using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>What somebody wishes to pay. Only a wish: what is charged is computed from what ERPNext says then.</summary>
public abstract record PaymentWish
{
    public sealed record Balance : PaymentWish;

    public sealed record Bills(IReadOnlyCollection<string> Names, Money? AtMost = null) : PaymentWish;

    /// <summary>Of a bill in instalments, what is due by today; how much that is, the bill says.</summary>
    public sealed record DueNow(string Name) : PaymentWish;

    public sealed record Part(Money Amount) : PaymentWish;
}
