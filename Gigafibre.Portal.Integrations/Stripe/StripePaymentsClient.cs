using System.Net;
using Microsoft.Extensions.Options;
using Stripe;
using Stripe.Checkout;
using static Gigafibre.Portal.Integrations.Stripe.StripeCalls;

namespace Gigafibre.Portal.Integrations.Stripe;

/// <summary>
/// Payments through Stripe's hosted page. Every method may throw <see cref="IntegrationException"/>. What is created carries our own
/// idempotency key, so that a repeat after a lost answer gives the same object. Facts: docs/wire/stripe.md.
/// </summary>
public sealed class StripePaymentsClient
{
    private static readonly List<string> SessionParts = ["payment_intent.latest_charge"];
    private static readonly List<string> IntentParts = ["latest_charge"];
    private readonly StripeClient _stripe;
    private readonly StripeOptions _options;

    internal StripePaymentsClient(HttpClient http, IOptions<StripeOptions> options)
    {
        _options = options.Value;
        _stripe = StripeCalls.Client(http, _options);
    }

    /// <summary>Makes Stripe's Customer of one of ours; asked again for the same one, gives the same.</summary>
    /// <param name="instead">The one that Stripe has deleted; its key would bring it back from the dead for a day.</param>
    public Task<string> CreateCustomerAsync(string customerId, string? instead, CancellationToken cancel) => AskAsync(async () =>
        (await _stripe.V1.Customers.CreateAsync(
            new CustomerCreateOptions { Metadata = new() { ["erp_customer"] = customerId, ["env"] = _options.Environment } },
            Once($"customer:{_options.Environment}:{instead}:{customerId}"), cancel).ConfigureAwait(false)).Id, cancel);

    /// <summary>Opens a payment page; asked again for the same attempt, gives the same page.</summary>
    public Task<CheckoutPage> OpenAsync(NewCheckout checkout, CancellationToken cancel) =>
        AskAsync(async () => ToPage(await _stripe.V1.Checkout.Sessions.CreateAsync(CheckoutRequest.Of(checkout, _options.Environment),
            Once($"attempt:{checkout.AttemptId}"), cancel).ConfigureAwait(false)), cancel);

    /// <summary>True when Stripe keeps this answer under our key, a refusal or its own failure alike: asking again would only repeat it.</summary>
    public static bool IsKept(IntegrationException e) =>
        !e.IsTransient || e.InnerException is StripeException { StripeError: not null, HttpStatusCode: >= HttpStatusCode.InternalServerError };

    /// <summary>A refusal that says nothing about the payment: a wrong key, a missing right, something that Stripe does not know, a request it cannot read.</summary>
    public static bool IsAboutUs(IntegrationException e) => !e.IsTransient && !e.MayHaveHappened
        && (e.InnerException is StripeException { HttpStatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound }
            || e.Code is null or "resource_missing" || e.Code.StartsWith("parameter_", StringComparison.Ordinal) || e.Code.StartsWith("idempotency_", StringComparison.Ordinal));

    public Task<CheckoutPage> GetAsync(string sessionId, CancellationToken cancel) =>
        AskAsync(async () => ToPage(await _stripe.V1.Checkout.Sessions.GetAsync(Guard(sessionId), new SessionGetOptions { Expand = SessionParts }, null, cancel)
            .ConfigureAwait(false)), cancel);

    /// <summary>Closes a page that is open. One that is not open any more answers with a refusal: ask what it is instead.</summary>
    public Task<CheckoutPage> ExpireAsync(string sessionId, CancellationToken cancel) =>
        AskAsync(async () => ToPage(await _stripe.V1.Checkout.Sessions.ExpireAsync(Guard(sessionId), null, null, cancel).ConfigureAwait(false)), cancel);

    public Task<StripeIntent> GetIntentAsync(string intentId, CancellationToken cancel) =>
        AskAsync(async () => ToIntent(await _stripe.V1.PaymentIntents.GetAsync(Guard(intentId), new PaymentIntentGetOptions { Expand = IntentParts }, null, cancel)
            .ConfigureAwait(false)), cancel);

    /// <summary>
    /// Asks for a payment, once: asked again for the same attempt within Stripe's day, it is the same payment. A refusal by the bank is an answer, with its code in
    /// <see cref="StripeIntent.Failure"/> and what the network advises in <see cref="StripeIntent.Advice"/>.
    /// </summary>
    public async Task<StripeIntent> ChargeAsync(NewCharge charge, CancellationToken cancel)
    {
        try
        {
            return await AskAsync(async () => ToIntent(await _stripe.V1.PaymentIntents.CreateAsync(
                ChargeRequest.Of(charge, _options.Environment), Once($"attempt:{charge.AttemptId}"), cancel).ConfigureAwait(false)), cancel).ConfigureAwait(false);
        }
        catch (IntegrationException e) when (e.InnerException is StripeException { StripeError: { PaymentIntent: { } refused } error })
        {
            refused.LastPaymentError ??= error;
            return ToIntent(refused);
        }
    }

    /// <summary>Ends a payment that was refused, so that nobody can complete it any more. One that cannot be ended answers with a refusal: ask what it is instead.</summary>
    public Task<StripeIntent> CancelIntentAsync(string intentId, CancellationToken cancel) =>
        AskAsync(async () => ToIntent(await _stripe.V1.PaymentIntents.CancelAsync(Guard(intentId), new PaymentIntentCancelOptions { Expand = IntentParts }, null, cancel)
            .ConfigureAwait(false)), cancel);

    /// <summary>The payment that was made for an attempt, when its answer was lost; null when Stripe has none.</summary>
    /// <param name="since">From when on to look; some minutes before it was asked.</param>
    public async Task<StripeIntent?> FindChargeAsync(string attemptId, string stripeCustomerId, DateTimeOffset since, CancellationToken cancel)
    {
        var made = ReadAsync(_stripe.V1.PaymentIntents.ListAutoPagingAsync(
            new PaymentIntentListOptions
            {
                Customer = Guard(stripeCustomerId),
                Created = new DateRangeOptions { GreaterThanOrEqual = since.UtcDateTime },
                Limit = 100,
                Expand = ["data.latest_charge"],
            }, null, cancel), ToIntent, cancel);
        await foreach (var intent in made.ConfigureAwait(false))
        {
            if (intent.AttemptId == attemptId && intent.Environment == _options.Environment)
            {
                return intent;
            }
        }

        return null;
    }

    /// <summary>Every payment of the account made since then, whoever made it.</summary>
    public IAsyncEnumerable<StripeIntent> ListIntentsAsync(DateTimeOffset since, CancellationToken cancel) =>
        ReadAsync(_stripe.V1.PaymentIntents.ListAutoPagingAsync(
            new PaymentIntentListOptions
            {
                Created = new DateRangeOptions { GreaterThanOrEqual = since.UtcDateTime },
                Limit = 100,
                Expand = ["data.latest_charge"]
            }, null, cancel), ToIntent, cancel);

    public IAsyncEnumerable<CheckoutPage> ListOpenPagesAsync(CancellationToken cancel) =>
        ReadAsync(_stripe.V1.Checkout.Sessions.ListAutoPagingAsync(new SessionListOptions { Status = "open", Limit = 100 }, null, cancel), ToPage, cancel);

    public IAsyncEnumerable<StripeRefund> ListRefundsAsync(string intentId, CancellationToken cancel) =>
        ReadAsync(_stripe.V1.Refunds.ListAutoPagingAsync(new RefundListOptions { PaymentIntent = Guard(intentId), Limit = 100 }, null, cancel), ToRefund, cancel);

    public IAsyncEnumerable<StripeRefund> ListRefundsAsync(DateTimeOffset since, CancellationToken cancel) =>
        ReadAsync(_stripe.V1.Refunds.ListAutoPagingAsync(
            new RefundListOptions { Created = new DateRangeOptions { GreaterThanOrEqual = since.UtcDateTime }, Limit = 100 }, null, cancel), ToRefund, cancel);

    public IAsyncEnumerable<StripeDispute> ListDisputesAsync(string intentId, CancellationToken cancel) =>
        ReadAsync(_stripe.V1.Disputes.ListAutoPagingAsync(new DisputeListOptions { PaymentIntent = Guard(intentId), Limit = 100 }, null, cancel), ToDispute, cancel);

    public IAsyncEnumerable<StripeDispute> ListDisputesAsync(DateTimeOffset since, CancellationToken cancel) =>
        ReadAsync(_stripe.V1.Disputes.ListAutoPagingAsync(
            new DisputeListOptions { Created = new DateRangeOptions { GreaterThanOrEqual = since.UtcDateTime }, Limit = 100 }, null, cancel), ToDispute, cancel);

    /// <summary>Gives money back, all or part, for an order of ours. Asked again for the same order within Stripe's day it is one refund; after that look first.</summary>
    public Task<StripeRefund> RefundAsync(string intentId, Money amount, string orderId, CancellationToken cancel) =>
    AskAsync(async () => ToRefund(await _stripe.V1.Refunds.CreateAsync(
        new RefundCreateOptions
        {
            PaymentIntent = Guard(intentId),
            Amount = amount.Cents,
            Reason = "requested_by_customer",
            Metadata = new()
            {
                ["order_id"] = orderId,
                ["env"] = _options.Environment
            }
        }, Once($"refund:{orderId}"), cancel).ConfigureAwait(false)), cancel);

    /// <summary>The payment that a charge, a refund or a dispute is about; null for any other kind of object.</summary>
    public async Task<string?> FindIntentIdAsync(string objectId, CancellationToken cancel) => objectId.Split('_')[0] switch
    {
        "ch" or "py" => await AskAsync(async () => (await _stripe.V1.Charges.GetAsync(objectId, null, null, cancel).ConfigureAwait(false)).PaymentIntentId, cancel)
            .ConfigureAwait(false),
        "re" or "pyr" => await AskAsync(async () => (await _stripe.V1.Refunds.GetAsync(objectId, null, null, cancel).ConfigureAwait(false)).PaymentIntentId, cancel)
            .ConfigureAwait(false),
        "dp" or "du" => await AskAsync(async () => (await _stripe.V1.Disputes.GetAsync(objectId, null, null, cancel).ConfigureAwait(false)).PaymentIntentId, cancel)
            .ConfigureAwait(false),
        _ => null,
    };

    private static CheckoutPage ToPage(Session s) => new(
        s.Id, s.Url, s.Status ?? "", s.PaymentStatus ?? "", s.PaymentMethodTypes ?? [], s.PaymentIntent is { } intent ? ToIntent(intent)
            : null, s.Metadata?.GetValueOrDefault("attempt_id"));

    internal static StripeIntent ToIntent(PaymentIntent i)
    {
        var charge = i.LatestCharge;
        return new StripeIntent(
            i.Id, i.Status, new Money(i.Amount), new Money(i.AmountReceived), i.Currency, i.Livemode, i.CustomerId, i.Metadata?.GetValueOrDefault("attempt_id"),
            i.Metadata?.GetValueOrDefault("env"),
            charge?.PaymentMethodDetails?.Type ?? i.LastPaymentError?.PaymentMethod?.Type, i.LastPaymentError is { } error ? error.DeclineCode ?? error.Code ?? error.Type : null,
            At(i.Created), i.Status == "succeeded" && charge?.PaymentMethodDetails?.Type != "acss_debit" ? At(charge?.Created ?? i.Created) : null,

            // A day without a time: noon in Quebec is that day everywhere we show it.
            DateTimeOffset.TryParse(charge?.PaymentMethodDetails?.AcssDebit?.ExpectedDebitDate, System.Globalization.CultureInfo.InvariantCulture,
                System.Globalization.DateTimeStyles.AssumeUniversal, out var due) ? due.AddHours(17) : null,
            i.NextAction?.VerifyWithMicrodeposits?.HostedVerificationUrl, charge?.Disputed == true,
            charge?.PaymentMethodDetails?.Card?.Brand ?? charge?.PaymentMethodDetails?.AcssDebit?.BankName,
            charge?.PaymentMethodDetails?.Card?.Last4 ?? charge?.PaymentMethodDetails?.AcssDebit?.Last4, i.Metadata, i.LastPaymentError?.AdviceCode);
    }

    private static StripeRefund ToRefund(Refund r) => new(r.Id, r.PaymentIntentId, new Money(r.Amount), r.Status ?? "", At(r.Created), r.Metadata?.GetValueOrDefault("order_id"));

    private static StripeDispute ToDispute(Dispute d) => new(d.Id, d.PaymentIntentId, new Money(d.Amount), d.Status, d.Reason,
        d.EvidenceDetails?.DueBy is { } due ? At(due) : null);
}
