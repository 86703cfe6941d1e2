using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Features.Payments;

public sealed class PaymentOptions
{
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
