using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>What somebody wishes to pay. Only a wish: what is charged is computed from what ERPNext says then.</summary>
public abstract record PaymentWish
{
    public sealed record Balance : PaymentWish;

    public sealed record Bills(IReadOnlyCollection<string> Names) : PaymentWish;

    public sealed record Part(Money Amount) : PaymentWish;
}
