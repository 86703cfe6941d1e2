using Gigafibre.Portal.Integrations.Stripe;

namespace Gigafibre.Portal.Features.Payments.Checkout;

/// <summary>What a checkout page adds to its intent: while the page is open a refused card is no failure yet, and a page that closed unpaid is over.</summary>
public static class CheckoutStates
{
    public static PaymentState Of(CheckoutPage page) => page switch
    {
        { Intent.Status: "succeeded" } => PaymentState.Paid,
        { Status: "expired" } => PaymentState.Expired,
        { Status: "open" } => PaymentState.Open,
        { Intent: { } intent } => PaymentStates.Of(intent),
        _ => PaymentState.Processing,
    };
}
