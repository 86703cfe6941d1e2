using Stripe.Checkout;

namespace Gigafibre.Portal.Integrations.Stripe;

/// <summary>The one request that opens a payment page. A property that is set to null is sent as an empty text: what is not wanted is not set.</summary>
internal static class CheckoutRequest
{
    public static SessionCreateOptions Of(NewCheckout checkout, string environment)
    {
        var metadata = new Dictionary<string, string>
        {
            ["attempt_id"] = checkout.AttemptId,
            ["erp_customer"] = checkout.CustomerId,
            ["erp_invoice"] = checkout.Invoices,
            ["env"] = environment,
        };
        var options = new SessionCreateOptions
        {
            Mode = "payment",
            UiMode = "hosted_page",
            ClientReferenceId = checkout.AttemptId,
            Locale = checkout.Locale,
            AllowedPaymentMethodTypes = [.. checkout.Methods],
            LineItems =
            [
                new SessionLineItemOptions
                {
                    Quantity = 1,
                    PriceData = new SessionLineItemPriceDataOptions { Currency = "cad", UnitAmount = checkout.Amount.Cents,
                        ProductData = new SessionLineItemPriceDataProductDataOptions { Name = checkout.Title } },
                },
            ],
            SuccessUrl = checkout.SuccessUrl.ToString(),
            CancelUrl = checkout.CancelUrl.ToString(),
            ExpiresAt = checkout.ExpiresAt.UtcDateTime,
            SubmitType = "pay",

            // Another currency would be another amount.
            AdaptivePricing = new SessionAdaptivePricingOptions { Enabled = false },
            Metadata = metadata,

            // The session's metadata is not copied to the payment, and the payment is what comes back.
            PaymentIntentData = new SessionPaymentIntentDataOptions { Metadata = new Dictionary<string, string>(metadata), Description = checkout.Title },
        };
        if (checkout.StripeCustomerId is { } customer)
        {
            options.Customer = customer;
        }

        if (checkout.Methods.Contains("acss_debit"))
        {
            options.PaymentMethodOptions = new SessionPaymentMethodOptionsOptions
            {
                AcssDebit = new SessionPaymentMethodOptionsAcssDebitOptions
                {
                    VerificationMethod = "automatic",
                    MandateOptions = new SessionPaymentMethodOptionsAcssDebitMandateOptionsOptions
                    {
                        PaymentSchedule = "sporadic",
                        TransactionType = checkout.BusinessDebit ? "business" : "personal",
                    },
                },
            };
        }

        return options;
    }
}
