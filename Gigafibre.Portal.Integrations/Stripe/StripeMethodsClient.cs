using Microsoft.Extensions.Options;
using Stripe;
using Stripe.Checkout;

namespace Gigafibre.Portal.Integrations.Stripe;

/// <summary>
/// Ways to pay that are kept. Every method may throw <see cref="IntegrationException"/>; what is created carries our own idempotency key.
/// Facts: docs/wire/stripe.md.
/// </summary>
public sealed class StripeMethodsClient
{
    private static readonly List<string> SetupParts = ["setup_intent.payment_method"];
    private readonly StripeClient _stripe;
    private readonly StripeOptions _options;

    internal StripeMethodsClient(HttpClient http, IOptions<StripeOptions> options) => (_options, _stripe) = (options.Value, StripeCalls.Client(http, options.Value));

    /// <summary>Opens a page that keeps a way to pay; asked again for the same row, gives the same page.</summary>
    public Task<StripeSetup> OpenAsync(NewSetup setup, CancellationToken cancel) => StripeCalls.AskAsync(async () => ToSetup(
        await _stripe.V1.Checkout.Sessions.CreateAsync(Request(setup), StripeCalls.Once($"setup:{setup.SetupId}"), cancel).ConfigureAwait(false)), cancel);

    public Task<StripeSetup> GetAsync(string pageId, CancellationToken cancel) => StripeCalls.AskAsync(async () => ToSetup(
        await _stripe.V1.Checkout.Sessions.GetAsync(StripeCalls.Guard(pageId), new SessionGetOptions { Expand = SetupParts }, null, cancel).ConfigureAwait(false)), cancel);

    /// <summary>One that was taken from its customer is still there; one that is not there at all is of another account or mode, and nothing is concluded from it.</summary>
    public Task<StripeMethod> GetMethodAsync(string methodId, CancellationToken cancel) => StripeCalls.AskAsync(async () =>
        ToMethod(await _stripe.V1.PaymentMethods.GetAsync(StripeCalls.Guard(methodId), null, null, cancel).ConfigureAwait(false)), cancel);

    /// <summary>Whether the bank still lets us debit under this agreement.</summary>
    public Task<bool> IsMandateActiveAsync(string mandateId, CancellationToken cancel) => StripeCalls.AskAsync(async () =>
        (await _stripe.V1.Mandates.GetAsync(StripeCalls.Guard(mandateId), null, null, cancel).ConfigureAwait(false)).Status == "active", cancel);

    /// <summary>Takes a way to pay from its customer, for good. One that was taken already is no failure.</summary>
    public async Task DetachAsync(string methodId, CancellationToken cancel)
    {
        try
        {
            await StripeCalls.AskAsync(() => _stripe.V1.PaymentMethods.DetachAsync(StripeCalls.Guard(methodId), null, StripeCalls.Once($"detach:{methodId}"), cancel), cancel)
                .ConfigureAwait(false);
        }
        catch (IntegrationException e) when (!e.IsTransient)
        {
            // A refusal tells nothing by itself; where it belongs now, Stripe says when it is asked.
            if (await GetMethodAsync(methodId, cancel).ConfigureAwait(false) is { StripeCustomerId: not null })
            {
                throw;
            }
        }
    }

    /// <summary>A property that is set to null is sent as an empty text: what is not wanted is not set.</summary>
    private SessionCreateOptions Request(NewSetup setup)
    {
        var metadata = new Dictionary<string, string> { ["setup_id"] = setup.SetupId, ["erp_customer"] = setup.CustomerId, ["env"] = _options.Environment };
        var options = new SessionCreateOptions
        {
            Mode = "setup",
            UiMode = "hosted_page",
            Currency = "cad",
            Customer = StripeCalls.Guard(setup.StripeCustomerId),
            ClientReferenceId = setup.SetupId,
            Locale = setup.Locale,
            AllowedPaymentMethodTypes = [.. setup.Methods],
            SuccessUrl = setup.BackUrl.ToString(),
            CancelUrl = setup.BackUrl.ToString(),
            ExpiresAt = setup.ExpiresAt.UtcDateTime,
            Metadata = metadata,
            SetupIntentData = new SessionSetupIntentDataOptions { Metadata = new Dictionary<string, string>(metadata) },
        };
        if (setup.Methods.Contains("acss_debit"))
        {
            options.PaymentMethodOptions = new SessionPaymentMethodOptionsOptions
            {
                AcssDebit = new SessionPaymentMethodOptionsAcssDebitOptions
                {
                    Currency = "cad",
                    VerificationMethod = "automatic",
                    MandateOptions = new SessionPaymentMethodOptionsAcssDebitMandateOptionsOptions
                    {
                        // Both: when a bill is due, and at the press of a button.
                        PaymentSchedule = "combined",
                        IntervalDescription = setup.Schedule,
                        TransactionType = setup.BusinessDebit ? "business" : "personal",
                    },
                },
            };
        }

        return options;
    }

    private static StripeSetup ToSetup(Session s) => new(
        s.Id, s.Url, s.Status ?? "", s.SetupIntentId, s.SetupIntent?.Status, s.SetupIntent?.PaymentMethod is { } method ? ToMethod(method) : null, s.SetupIntent?.MandateId,
        s.SetupIntent?.NextAction?.VerifyWithMicrodeposits?.HostedVerificationUrl, s.SetupIntent?.LastSetupError?.Code);

    private static StripeMethod ToMethod(PaymentMethod m) => new(
        m.Id, m.Type, m.Card?.Brand ?? m.AcssDebit?.BankName, m.Card?.Last4 ?? m.AcssDebit?.Last4, m.Card?.Fingerprint ?? m.AcssDebit?.Fingerprint,
        m.Card is { ExpYear: > 0, ExpMonth: >= 1 and <= 12 } card
            ? new DateOnly((int)card.ExpYear, (int)card.ExpMonth, 1).AddMonths(1).AddDays(-1) : null, m.CustomerId);
}
