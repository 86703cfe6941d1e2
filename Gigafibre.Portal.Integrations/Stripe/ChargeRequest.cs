using Stripe;

namespace Gigafibre.Portal.Integrations.Stripe;

/// <summary>The one request that asks for a payment without a page. A property that is set to null is sent as an empty text: what is not wanted is not set.</summary>
internal static class ChargeRequest
{
    public static PaymentIntentCreateOptions Of(NewCharge charge, string environment)
    {
        var options = new PaymentIntentCreateOptions
        {
            Amount = charge.Amount.Cents,
            Currency = "cad",
            Customer = StripeCalls.Guard(charge.StripeCustomerId),
            PaymentMethod = StripeCalls.Guard(charge.MethodId),
            Confirm = true,
            AllowedPaymentMethodTypes = [charge.Kind],
            Description = charge.Title,
            Expand = ["latest_charge"],
            Metadata = new Dictionary<string, string>
            {
                ["attempt_id"] = charge.AttemptId,
                ["erp_customer"] = charge.CustomerId,
                ["erp_invoice"] = charge.Invoices,
                ["env"] = environment,
            },
        };
        if (charge.MandateId is { } mandate)
        {
            options.Mandate = mandate;
        }
        else if (charge.IsOffSession)
        {
            options.OffSession = true;
            options.PaymentMethodOptions = new PaymentIntentPaymentMethodOptionsOptions
            {
                Card = new PaymentIntentPaymentMethodOptionsCardOptions { StoredCredentialUsage = "recurring" },
            };
        }
        else
        {
            // A bank that wants a confirmation says no, and the customer goes on on Stripe's page.
            options.ErrorOnRequiresAction = true;
        }

        return options;
    }
}
