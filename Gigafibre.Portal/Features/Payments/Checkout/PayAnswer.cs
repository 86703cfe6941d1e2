using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Payments.Checkout;

public sealed record PayRequest(string CustomerId, Payer Payer, PaymentWish Wish, Language Language)
{
    /// <summary>Of somebody whom the customer lets pay.</summary>
    public string? PayerName { get; init; }
}

/// <summary>Why nothing may be charged, although something is owed.</summary>
public enum ChargeRefusal
{
    /// <summary>Gone, disabled or frozen: ERPNext would not take the entry.</summary>
    AccountClosed,

    NotCad,

    /// <summary>A closed period, no fiscal year, a frozen ledger: an entry of today could not be booked.</summary>
    BooksClosed,

    /// <summary>The customer's credit covers it.</summary>
    CreditCovers,

    /// <summary>Other software on the account is collecting it.</summary>
    HeldElsewhere,

    /// <summary>Less than Stripe takes.</summary>
    TooLittle,
}

public abstract record PayAnswer
{
    public sealed record GoTo(string Url) : PayAnswer;

    public sealed record UnderWay(Guid AttemptId) : PayAnswer;

    public sealed record NothingToPay : PayAnswer;

    /// <param name="Detail">The bill it is about.</param>
    public sealed record Refused(ChargeRefusal Why, string? Detail = null) : PayAnswer;
}

/// <summary>What may be charged, for whom; or what to say instead.</summary>
public abstract record PlanAnswer
{
    public sealed record Charge(PaymentPlan Plan, CustomerRecord Customer) : PlanAnswer;

    public sealed record Instead(PayAnswer Answer) : PlanAnswer;
}
