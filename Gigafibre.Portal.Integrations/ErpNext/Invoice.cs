namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>A submitted bill as a list shows it. All amounts CAD.</summary>
/// <param name="Name">The Sales Invoice's primary key, <c>ACC-SINV-2026-00123</c>.</param>
/// <param name="Total">What the bill asks for: the rounded total where ERPNext rounds, else the grand total. Negative for a credit note.</param>
/// <param name="Outstanding">What is left to pay.</param>
/// <param name="ReturnAgainst">For a credit note: the bill it corrects.</param>
/// <param name="Version">ERPNext's <c>modified</c>: changes with every payment, not with the nightly turn to overdue.</param>
public sealed record Invoice(
    string Name, string CustomerId, DateOnly PostedOn, DateOnly? DueOn, Money Total, Money Outstanding, bool IsCreditNote, string? ReturnAgainst, string Version)
{
    public required string Company { get; init; }

    /// <summary>The receivable account; a payment is taken from it.</summary>
    public required string DebitTo { get; init; }

    /// <summary>As ERPNext writes it: <c>CAD</c>.</summary>
    public required string Currency { get; init; }

    /// <summary>In Canadian dollars, on an account in Canadian dollars: all that we may charge.</summary>
    public required bool IsCad { get; init; }

    /// <summary>On an account in Canadian dollars, whatever the bill's own currency: it is in the balance of the books, and <see cref="Outstanding"/> is in them.</summary>
    public required bool IsBookedInCad { get; init; }

    /// <summary>The parts that are due by themselves; at most one where the bill is due all at once.</summary>
    public IReadOnlyList<InvoiceTerm> Terms { get; init; } = [];

    /// <summary>Decided here from the due date: ERPNext turns its own status only at night.</summary>
    public bool IsOverdue(DateOnly today) => Outstanding > Money.Zero && DueOn < today;
}

/// <summary>A bill whole: its lines, its taxes, the account it is owed to.</summary>
public sealed record InvoiceDocument(
    Invoice Head, Money Net, Money Rounding, IReadOnlyList<InvoiceLine> Lines, IReadOnlyList<InvoiceTax> Taxes, DateOnly? From, DateOnly? To)
{
    /// <summary>Whom the bill is made out to, and where, as it says itself.</summary>
    public string? CustomerName { get; init; }

    public IReadOnlyList<string> CustomerAddress { get; init; } = [];

    /// <summary>What a discount on the whole bill takes away: the lines add up to more than the net total.</summary>
    public Money Discount => new(Lines.Sum(l => l.Amount.Cents) - Net.Cents);

    /// <summary>What its lines, discount, taxes and rounding still leave open of its total (a tax inside the prices); almost always nothing.</summary>
    public Money Rest => new(Head.Total.Cents - Net.Cents - Taxes.Sum(t => t.Amount.Cents) - Rounding.Cents);
}

/// <summary>A bill with something left to pay, as a list over all customers shows it.</summary>
/// <param name="DueOn">The day it is due, or the days of its parts.</param>
public sealed record UnpaidBill(string Name, string CustomerId, IReadOnlyList<DateOnly> DueOn);

/// <summary>A part of a bill that is due by itself.</summary>
/// <param name="Term">The Payment Term's name.</param>
public sealed record InvoiceTerm(string? Term, DateOnly? DueOn, Money Amount, Money Outstanding);

public sealed record InvoiceLine(string Code, string Name, decimal Quantity, Money Amount);

/// <param name="AccountHead">The tax account, by which the portal knows GST from QST.</param>
/// <param name="Rate">In percent.</param>
public sealed record InvoiceTax(string AccountHead, string Description, decimal Rate, Money Amount);

/// <summary>A submitted Payment Entry as it touches one bill or the account.</summary>
/// <param name="DocStatus">0 draft, 1 submitted, 2 cancelled.</param>
public sealed record PaymentEntry(
    string Name, int DocStatus, string PaymentType, string Party, Money Paid, Money Unallocated, string? ReferenceNo, DateOnly PostedOn, string? Mode, string Version,
    IReadOnlyList<Allocation> References)
{
    public string? Company { get; init; }

    /// <summary>The receivable account that it was taken from or paid to.</summary>
    public string? PartyAccount { get; init; }
}

/// <summary>How much of a payment goes to which bill.</summary>
/// <param name="Term">The part of the bill it pays, where ERPNext allocates by payment terms.</param>
public sealed record Allocation(string InvoiceName, Money Amount, string? Term = null);

/// <summary>A Payment Entry to write. <paramref name="Name"/> is ours, so that writing twice makes one.</summary>
/// <param name="Receive">False for money that goes back to the customer.</param>
/// <param name="ReferenceNo">Stripe's id of the payment or refund.</param>
public sealed record NewPaymentEntry(
    string Name, bool Receive, string Company, string CustomerId, string Receivable, Money Amount, string ReferenceNo, DateOnly ReceivedOn, IReadOnlyList<Allocation> References);

/// <summary>One voucher on the customer's account: a bill, a credit or a payment.</summary>
/// <param name="Debit">What it adds to what is owed.</param>
/// <param name="Credit">What it takes away.</param>
public sealed record LedgerRow(DateOnly On, string VoucherType, string VoucherName, Money Debit, Money Credit);

/// <summary>Who is billed.</summary>
/// <param name="Id">As ERPNext writes it, whatever was asked.</param>
/// <param name="IsPerson">Klarna is for people only; companies and partnerships have a business debit.</param>
/// <param name="IsFrozen">Its ledger takes no entry until somebody lifts it.</param>
public sealed record CustomerRecord(string Id, string Name, string? Language, bool IsPerson, bool IsDisabled, bool IsFrozen);
