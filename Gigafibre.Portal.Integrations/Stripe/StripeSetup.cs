namespace Gigafibre.Portal.Integrations.Stripe;

/// <summary>A hosted page that keeps a way to pay. Everything in it is derived from one row of ours, so that asking twice gives the same page.</summary>
/// <param name="SetupId">Ours; the idempotency key, and written into the page and into what comes of it.</param>
/// <param name="Methods">Of <c>card</c>, <c>acss_debit</c>.</param>
/// <param name="Locale"><c>fr-CA</c> or <c>en</c></param>
/// <param name="Schedule">When a bank account is debited, in the words of the agreement: Stripe's page shows it.</param>
/// <param name="BusinessDebit">A company's bank account instead of a person's.</param>
public sealed record NewSetup(
    string SetupId, string CustomerId, string StripeCustomerId, IReadOnlyList<string> Methods, string Locale, string Schedule, Uri BackUrl, DateTimeOffset ExpiresAt,
    bool BusinessDebit);

/// <summary>What came of a page that keeps a way to pay.</summary>
/// <param name="PageStatus"><c>open</c>, <c>complete</c>, <c>expired</c></param>
/// <param name="IntentStatus">
/// Of the setup intent: <c>requires_payment_method</c>, <c>requires_action</c>, <c>processing</c>, <c>succeeded</c>, <c>canceled</c>; null before anything was typed.
/// </param>
/// <param name="VerifyUrl">Where the customer types the amounts of the micro-deposits.</param>
/// <param name="Failure">Stripe's code of why it came to nothing.</param>
public sealed record StripeSetup(
    string PageId, string? Url, string PageStatus, string? IntentId, string? IntentStatus, StripeMethod? Method, string? MandateId, string? VerifyUrl, string? Failure);

/// <summary>A way to pay as Stripe keeps it.</summary>
/// <param name="Kind"><c>card</c> or <c>acss_debit</c></param>
/// <param name="Brand"><c>visa</c>, or the bank's name.</param>
/// <param name="Fingerprint">The same for the same card or account.</param>
/// <param name="ExpiresOn">The last day of a card; null for a bank account.</param>
/// <param name="StripeCustomerId">Null once it was taken from the customer: nothing can be charged to it again.</param>
public sealed record StripeMethod(string Id, string Kind, string? Brand, string? Last4, string? Fingerprint, DateOnly? ExpiresOn, string? StripeCustomerId);

/// <summary>A payment with a way to pay that was kept. Everything in it is derived from one attempt.</summary>
/// <param name="AttemptId">Ours; the idempotency key, and written into the intent.</param>
/// <param name="Kind"><c>card</c> or <c>acss_debit</c></param>
/// <param name="MandateId">The agreement that a bank debit is made under.</param>
/// <param name="IsOffSession">Nobody is there to confirm anything; else the customer has just pressed the button.</param>
public sealed record NewCharge(
    string AttemptId, string CustomerId, string Invoices, Money Amount, string Title, string StripeCustomerId, string MethodId, string Kind, string? MandateId, bool IsOffSession);
