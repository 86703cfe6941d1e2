namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>How far an offer has come. What ERPNext says otherwise is over.</summary>
public enum QuotationState
{
    /// <summary>Waits for an answer.</summary>
    Open,

    /// <summary>There is an order for all of it.</summary>
    Ordered,
    Lost,
    Over,
}

public sealed record QuotationLine(string Title, decimal Quantity, Money Amount);

/// <summary>An offer that our team made to a customer: work, equipment, extras. Nothing recurs from it.</summary>
/// <param name="Total">With taxes, as it would be billed.</param>
/// <param name="ValidUntil">The last day on which it can be accepted; null for no end.</param>
/// <param name="Version"><c>modified</c>, of what was shown.</param>
public sealed record Quotation(
    string Name, string CustomerId, DateOnly MadeOn, DateOnly? ValidUntil, QuotationState State, Money Total, bool IsCad, string Version)
{
    public IReadOnlyList<QuotationLine> Lines { get; init; } = [];

    public Money Net { get; init; }

    public Money Taxes { get; init; }

    /// <summary>Plain text, all of it, a line for each paragraph; null for none.</summary>
    public string? Terms { get; init; }

    /// <summary>Lines of which one is to be chosen: our team asks which.</summary>
    public bool HasAlternatives { get; init; }

    /// <summary>What the lines come to more than is asked for; below zero where something is added that is no line.</summary>
    public Money Discount => new(Lines.Sum(l => l.Amount.Cents) - Net.Cents);

    public bool MayBeAnswered(DateOnly today) => State == QuotationState.Open && IsCad && !HasAlternatives && !(ValidUntil < today);
}
