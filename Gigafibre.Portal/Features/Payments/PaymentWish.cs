using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>What somebody wishes to pay. Only a wish: what is charged is computed from what ERPNext says then.</summary>
public abstract record PaymentWish
{
    public sealed record Balance : PaymentWish;

    public sealed record Bills(IReadOnlyCollection<string> Names) : PaymentWish;

    /// <summary>What is not later: of bills in instalments what is due by today, of others all. How much that is, the bills say.</summary>
    /// <param name="Name">Of this bill only.</param>
    public sealed record DueNow(string? Name = null) : PaymentWish;

    public sealed record Part(Money Amount) : PaymentWish;

    /// <summary>So much of what is due of these bills, the oldest first; all of it, where it is less.</summary>
    public sealed record UpTo(Money Amount, IReadOnlyCollection<string> Names) : PaymentWish;

    /// <summary>Whether it is about this bill.</summary>
    public bool Means(string invoiceName) => this switch
    {
        Bills bills => bills.Names.Contains(invoiceName),
        UpTo some => some.Names.Contains(invoiceName),
        DueNow { Name: { } name } => name == invoiceName,
        _ => true,
    };
}
