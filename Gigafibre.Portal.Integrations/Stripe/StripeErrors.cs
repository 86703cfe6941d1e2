using System.Net;
using Stripe;

namespace Gigafibre.Portal.Integrations.Stripe;

/// <summary>Everything that Stripe's package may throw, as one exception.</summary>
internal static class StripeErrors
{
    public static IntegrationException? Explain(Exception e, CancellationToken cancel) => e switch
    {
        StripeException s => new(
            SystemName.Stripe, $"answered {(int)s.HttpStatusCode}{(s.StripeError?.Code is { } code ? " " + code : "")}",
            isTransient: (int)s.HttpStatusCode >= 500 || s.HttpStatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.Conflict or 0 || s.StripeError is null,
            mayHaveHappened: (int)s.HttpStatusCode >= 500 || s.StripeError is null, s.StripeError?.Code, s),
        HttpRequestException h => new(SystemName.Stripe, $"cannot be reached ({h.HttpRequestError})", isTransient: true,
            mayHaveHappened: h.HttpRequestError != HttpRequestError.ConnectionError, inner: h),
        OperationCanceledException when !cancel.IsCancellationRequested => new(SystemName.Stripe, "did not answer in time", isTransient: true, mayHaveHappened: true, inner: e),
        System.Text.Json.JsonException => new(SystemName.Stripe, "answered something that is not the JSON we know", isTransient: true, mayHaveHappened: true, inner: e),
        IOException => new(SystemName.Stripe, "cut the answer short", isTransient: true, mayHaveHappened: true, inner: e),
        _ => null,
    };
}
