namespace Gigafibre.Portal.Integrations.Stripe;

/// <summary>A hosted payment page to open. Everything in it is derived from one attempt, so that asking twice with the same attempt gives the same page.</summary>
/// <param name="AttemptId">Ours; the idempotency key, and written into session and intent.</param>
/// <param name="StripeCustomerId">Null for a guest: the page then shows nothing saved.</param>
/// <param name="Methods">Of <c>card</c>, <c>klarna</c>, <c>acss_debit</c>; a filter: what the account lacks is dropped without a word.</param>
/// <param name="Locale"><c>fr-CA</c> or <c>en</c></param>
/// <param name="BusinessDebit">A company's bank account instead of a person's.</param>
public sealed record NewCheckout(
    string AttemptId, string CustomerId, string? StripeCustomerId, Money Amount, string Title, string Invoices, IReadOnlyList<string> Methods, string Locale,
    Uri SuccessUrl, Uri CancelUrl, DateTimeOffset ExpiresAt, bool BusinessDebit);

/// <summary>A hosted payment page.</summary>
/// <param name="Status"><c>open</c>, <c>complete</c>, <c>expired</c></param>
/// <param name="PaymentStatus"><c>paid</c>, <c>unpaid</c>, <c>no_payment_required</c></param>
/// <param name="Methods">What it really offers.</param>
public sealed record CheckoutPage(string Id, string? Url, string Status, string PaymentStatus, IReadOnlyList<string> Methods, StripeIntent? Intent, string? AttemptId);

/// <summary>A payment as Stripe has it.</summary>
/// <param name="Status"><c>requires_payment_method</c>, <c>requires_action</c>, <c>processing</c>, <c>succeeded</c>, <c>canceled</c></param>
/// <param name="Environment">Ours when it says <see cref="StripeOptions.Environment"/>.</param>
/// <param name="Failure">Stripe's code of the last refusal.</param>
/// <param name="PaidAt">When it went through; null for a bank debit, whose charge is made days before its money.</param>
/// <param name="Brand"><c>visa</c>, or the bank's name.</param>
/// <param name="VerifyUrl">Where the customer types the amounts of the micro-deposits.</param>
/// <param name="Advice">What the network advises after a refusal: <c>do_not_try_again</c>, <c>try_again_later</c>, <c>confirm_card_data</c>.</param>
public sealed record StripeIntent(
    string Id, string Status, Money Amount, Money Received, string Currency, bool Livemode, string? CustomerId, string? AttemptId, string? Environment,
    string? Method, string? Failure, DateTimeOffset CreatedAt, DateTimeOffset? PaidAt, DateTimeOffset? ExpectedAt, string? VerifyUrl, bool Disputed,
    string? Brand = null, string? Last4 = null, IReadOnlyDictionary<string, string>? Metadata = null, string? Advice = null);

/// <param name="Status"><c>pending</c>, <c>succeeded</c>, <c>failed</c>, <c>canceled</c></param>
/// <param name="OrderId">Our own order that it was made for; null when it was made in Stripe's dashboard.</param>
public sealed record StripeRefund(string Id, string? IntentId, Money Amount, string Status, DateTimeOffset CreatedAt, string? OrderId = null);

/// <param name="Status"><c>needs_response</c>, <c>under_review</c>, <c>lost</c>, <c>won</c>, …</param>
/// <param name="DueBy">Until when an answer is taken.</param>
public sealed record StripeDispute(string Id, string? IntentId, Money Amount, string Status, string Reason, DateTimeOffset? DueBy = null);

/// <summary>A webhook event, read far enough to know what to ask Stripe about. What it says otherwise is not believed.</summary>
/// <param name="ObjectId">The id of the object it is about.</param>
/// <param name="IntentId">The payment it is about, where the object names it.</param>
/// <param name="SessionId">The payment page it is about.</param>
public sealed record StripeEvent(string Id, string Type, string? ObjectId, string? IntentId, string? SessionId, string? Environment, string? ApiVersion, bool Livemode);
