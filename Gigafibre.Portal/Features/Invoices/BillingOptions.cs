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

    /// <summary>The provider's name as the law knows it, on receipts.</summary>
    [Required]
    public required string LegalName { get; set; }

    /// <summary>The provider's postal address, on receipts; one line, parts separated by commas.</summary>
    [Required]
    public required string Address { get; set; }

    [Required]
    public required string GstNumber { get; set; }

    [Required]
    public required string QstNumber { get; set; }
}
