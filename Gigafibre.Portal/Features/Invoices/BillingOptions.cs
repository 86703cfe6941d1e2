using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Features.Invoices;

public enum TaxKind
{
    Gst,
    Qst,
}

public sealed class BillingOptions
{
    public const string Section = "Billing";

    /// <summary>Which tax an account head of ERPNext collects. Labels are written by hand and mean nothing.</summary>
    public Dictionary<string, TaxKind> TaxAccounts { get; set; } = [];

    [Required]
    public required string GstNumber { get; set; }

    [Required]
    public required string QstNumber { get; set; }
}
