using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Stripe;

namespace Gigafibre.Portal.Integrations.Stripe;

/// <summary>How Stripe is asked, whatever is asked: one client, our own keys, every failure as one exception.</summary>
internal static class StripeCalls
{
    public static StripeClient Client(HttpClient http, StripeOptions options) => new(new StripeClientOptions
    {
        ApiKey = options.SecretKey,
        ApiBase = options.ApiBase?.ToString().TrimEnd('/'),
        HttpClient = new SystemNetHttpClient(http, maxNetworkRetries: 1, appInfo: new AppInfo { Name = "Gigafibre Portal" }, enableTelemetry: false),
    });

    /// <summary>The same key is the same request, for Stripe's day.</summary>
    public static RequestOptions Once(string key) => new() { IdempotencyKey = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))) };

    /// <summary>An empty id would list instead of find.</summary>
    public static string Guard(string id) => id.Length > 0 ? id : throw new ArgumentException("An id is needed.", nameof(id));

    public static DateTimeOffset At(DateTime utc) => new(DateTime.SpecifyKind(utc, DateTimeKind.Utc));

    public static async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancel)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (Exception e) when (StripeErrors.Explain(e, cancel) is { } failure)
        {
            throw failure;
        }
    }

    public static async IAsyncEnumerable<TOut> ReadAsync<TIn, TOut>(IAsyncEnumerable<TIn> list, Func<TIn, TOut> read, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var rows = list.GetAsyncEnumerator(cancel);
        while (await AskAsync(async () => await rows.MoveNextAsync().ConfigureAwait(false), cancel).ConfigureAwait(false))
        {
            yield return read(rows.Current);
        }
    }
}
