using System.Net;
using System.Text.Json;
using Polly;
using Polly.Timeout;

namespace Gigafibre.Portal.Integrations.Http;

/// <summary>One way to read an answer, and one way to fail: everything that can go wrong on the wire becomes an <see cref="IntegrationException"/>.</summary>
internal sealed class OutsideCall(string system)
{
    /// <summary>Runs a call and hands the answer, whatever its status, to <paramref name="read"/>.</summary>
    public async Task<T> SendAsync<T>(
        Func<CancellationToken, Task<HttpResponseMessage>> call, Func<HttpResponseMessage, string, T> read, CancellationToken cancel)
    {
        try
        {
            using var response = await call(cancel).ConfigureAwait(false);
            var body = await response.Content.ReadAsStringAsync(cancel).ConfigureAwait(false);
            return read(response, body);
        }
        catch (JsonException e)
        {
            throw new IntegrationException(system, "answered something that is not the JSON we know", isTransient: true, mayHaveHappened: true, inner: e);
        }
        catch (ExecutionRejectedException e) when (e is not TimeoutRejectedException)
        {
            throw new IntegrationException(system, "is failing; not asked", isTransient: true, inner: e);
        }
        catch (HttpRequestException e)
        {
            var neverSent = e.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError;
            throw new IntegrationException(system, $"cannot be reached ({e.HttpRequestError})", isTransient: true, mayHaveHappened: !neverSent, inner: e);
        }
        catch (IOException e)
        {
            throw new IntegrationException(system, "cut the answer short", isTransient: true, mayHaveHappened: true, inner: e);
        }
        catch (Exception e) when (e is TimeoutRejectedException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new IntegrationException(system, "did not answer in time", isTransient: true, mayHaveHappened: true, inner: e);
        }
    }

    /// <summary>An error status as an exception. 429 and 5xx pass with time; a refused write did not happen, a 5xx may have.</summary>
    public IntegrationException Refused(HttpResponseMessage response, string? code)
    {
        var status = (int)response.StatusCode;
        var transient = status >= 500 || response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout;
        return new IntegrationException(system, $"answered {status}{(code is null ? "" : " " + code)}", transient, mayHaveHappened: status >= 500, code);
    }
}
