using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Features.Payments;

public sealed class PaymentOptions
{
    public const string Section = "Payments";

    /// <summary>How long a payment page stays open. Stripe takes half an hour to a day.</summary>
    [Range(31, 1440)]
    public int PageMinutes { get; set; } = 60;

    /// <summary>How long a payment link is good.</summary>
    [Range(1, 366)]
    public int LinkDays { get; set; } = 30;

    /// <summary>Above this many dollars a refund takes the yes of a second person.</summary>
    [Range(0, 1_000_000)]
    public decimal RefundAloneUpTo { get; set; } = 100;

    /// <summary>Offer pre-authorised bank debit.</summary>
    public bool BankDebit { get; set; } = true;

    /// <summary>How often open attempts are compared with Stripe and ERPNext, in seconds.</summary>
    [Range(1, 86400)]
    public int SweepSeconds { get; set; } = 600;

    /// <summary>How often everything of the last days is compared, in seconds; once a night it is everything of the last ten days.</summary>
    [Range(1, 86400)]
    public int ReconcileSeconds { get; set; } = 3600;
}
