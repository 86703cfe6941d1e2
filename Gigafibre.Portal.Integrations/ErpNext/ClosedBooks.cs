namespace Gigafibre.Portal.Integrations.ErpNext;

public enum ClosedBooksReason
{
    NoAccount,

    /// <summary>ERPNext gave the account without the fields that tell: a right is missing.</summary>
    NotSaid,

    /// <summary>Disabled, a group, or frozen.</summary>
    NoEntries,

    OtherCompany,

    ClosedPeriod,

    NoFiscalYear,

    /// <summary>Frozen by the company's <c>accounts_frozen_till_date</c>.</summary>
    Frozen,
}

/// <summary>Why an entry could not be booked.</summary>
/// <param name="Subject">The account, the Accounting Period, the day or the company.</param>
public sealed record ClosedBooks(ClosedBooksReason Reason, string Subject);
