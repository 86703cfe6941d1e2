namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>How a payment is booked. Names of the site's own accounts, told by its bookkeeper.</summary>
public sealed class PaymentEntryFields
{
    /// <summary>The ledger account where Stripe's money waits for its payout.</summary>
    public string ClearingAccount { get; set; } = "Encaissements Stripe - GF";

    public string ModeOfPayment { get; set; } = "Stripe";

    /// <summary>The print format of bills; ERPNext's default when empty.</summary>
    public string? PrintFormat { get; set; }
}
