using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Features.Payments;

public sealed class PaymentOptions
{
    /// <summary>Under which keys of a payment's metadata other software on the Stripe account names ERPNext's bills; empty when there is none.</summary>
    public string[] OthersInvoiceKeys { get; set; } = [];

    /// <summary>How many days a bill that other software collects is held at most.</summary>
    [Range(1, 60)]
    public int OthersDays { get; set; } = 10;

    public const string Section = "Payments";

    [Range(31, 1440)]
    public int PageMinutes { get; set; } = 60;

    [Range(1, 366)]
    public int LinkDays { get; set; } = 30;

    [Range(0, 1_000_000)]
    public decimal RefundAloneUpTo { get; set; } = 100;

    public bool BankDebit { get; set; } = true;

    [Range(1, 86400)]
    public int SweepSeconds { get; set; } = 600;

    [Range(1, 86400)]
    public int ReconcileSeconds { get; set; } = 3600;
}
