using System.Net;
using System.Text.Json;
using Polly;
using Polly.Timeout;
using Refit;

namespace Gigafibre.Portal.Integrations.Http;

/// <summary>One way to read an answer, and one way to fail: everything that can go wrong on the wire becomes an <see cref="IntegrationException"/>.</summary>
internal sealed class OutsideCall(string system)
{
    /// <summary>No answer in words is read beyond this.</summary>
    private const int Longest = 32 * 1024 * 1024;

    /// <summary>Runs a call and hands the answer, whatever its status, to <paramref name="read"/>.</summary>
    public async Task<T> SendAsync<T>(
        Func<CancellationToken, Task<HttpResponseMessage>> call, Func<HttpResponseMessage, string, T> read, CancellationToken cancel)
    {
        try
        {
            using var response = await call(cancel).ConfigureAwait(false);
            await response.Content.LoadIntoBufferAsync(Longest, cancel).ConfigureAwait(false);
            var body = await response.Content.ReadAsStringAsync(cancel).ConfigureAwait(false);
            return read(response, body);
        }
        catch (Exception e) when (Explain(Cause(e), cancel) is not null)
        {
            throw Explain(Cause(e), cancel)!;
        }
    }

    /// <summary>The same for an answer that is a file.</summary>
    /// <param name="largest">A larger one is a failure, and is not read to its end.</param>
    public async Task<T> DownloadAsync<T>(
        Func<CancellationToken, Task<HttpResponseMessage>> call, Func<HttpResponseMessage, byte[], T> read, CancellationToken cancel, int largest = 64 * 1024 * 1024)
    {
        try
        {
            using var response = await call(cancel).ConfigureAwait(false);
            await response.Content.LoadIntoBufferAsync(largest, cancel).ConfigureAwait(false);
            return read(response, await response.Content.ReadAsByteArrayAsync(cancel).ConfigureAwait(false));
        }
        catch (Exception e) when (Explain(Cause(e), cancel) is not null)
        {
            throw Explain(Cause(e), cancel)!;
        }
    }

    /// <summary>The same for a library that reads its answers itself.</summary>
    /// <param name="cause">What the library wraps a failure on the way in.</param>
    public async Task<T> AskAsync<T>(Func<Task<T>> call, Func<Exception, Exception> cause, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        try
        {
            return await call().WaitAsync(cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (Explain(cause(e), cancel) is not null)
        {
            throw Explain(cause(e), cancel)!;
        }
    }

    /// <summary>Refit wraps what the connection threw.</summary>
    private static Exception Cause(Exception e) => e is ApiRequestException { InnerException: { } cause } ? cause : e;

    /// <summary>What a failure on the way means; null for what is not a failure of the outside (the caller left, a bug of ours).</summary>
    private IntegrationException? Explain(Exception e, CancellationToken cancel) => e switch
    {
        JsonException => new(system, "answered something that is not the JSON we know", isTransient: true, mayHaveHappened: true, inner: e),
        TimeoutRejectedException => new(system, "did not answer in time", isTransient: true, mayHaveHappened: true, inner: e),
        ExecutionRejectedException => new(system, "is failing; not asked", isTransient: true, inner: e),
        HttpRequestException http => new(
            system, $"cannot be reached ({http.HttpRequestError})", isTransient: true, mayHaveHappened: !NeverSent(http.HttpRequestError), inner: e),
        IOException => new(system, "cut the answer short", isTransient: true, mayHaveHappened: true, inner: e),
        OperationCanceledException when !cancel.IsCancellationRequested => new(system, "did not answer in time", isTransient: true, mayHaveHappened: true, inner: e),
        _ => null,
    };

    private static bool NeverSent(HttpRequestError error) =>
        error is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError;

    /// <summary>An error status as an exception. 429 and 5xx pass with time; a refused write did not happen, a 5xx may have.</summary>
    public IntegrationException Refused(HttpResponseMessage response, string? code) => Refused((int)response.StatusCode, code);

    public IntegrationException Refused(int status, string? code)
    {
        var transient = status >= 500 || status is (int)HttpStatusCode.TooManyRequests or (int)HttpStatusCode.RequestTimeout;
        return new IntegrationException(system, $"answered {status}{(code is null ? "" : " " + code)}", transient, mayHaveHappened: status >= 500, code);
    }
}
