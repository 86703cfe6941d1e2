using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>What somebody wishes to pay. Only a wish: what is charged is computed from what ERPNext says then.</summary>
public abstract record PaymentWish
{
    public sealed record Balance : PaymentWish;

    /// <param name="AtMost">For a bill in instalments: what is due of it now. Less is charged when less is left.</param>
    public sealed record Bills(IReadOnlyCollection<string> Names, Money? AtMost = null) : PaymentWish;

    public sealed record Part(Money Amount) : PaymentWish;
}
