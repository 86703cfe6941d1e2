using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Timeout;
using Refit;

namespace Gigafibre.Portal.Integrations.Http;

internal static class OutsideHttp
{
    /// <summary>One for all: each of its own would have the serializer learn every type again, for every client that is handed out.</summary>
    private static readonly RefitSettings Settings = new();

    /// <summary>
    /// A Refit client with our rules: no cookies, no request logging (URLs carry people's identifiers), reads tried twice,
    /// writes once. Only the work queue repeats a write, because it looks first.
    /// </summary>
    /// <param name="speaksForModems">Its error statuses tell of one modem, not of itself: they do not keep us from asking about the others.</param>
    public static void AddOutsideApi<TApi, TOptions>(
        this IServiceCollection services, Func<TOptions, Uri> baseUrl, Func<TOptions, TimeSpan> timeout, Action<HttpClient, TOptions>? configure = null,
            bool speaksForModems = false)
        where TApi : class
        where TOptions : class
    {
        services.AddRefitGeneratedClient<TApi>(Settings)
            .ConfigureHttpClient((provider, http) =>
            {
                var options = Options<TOptions>(provider);
                http.BaseAddress = new Uri(baseUrl(options).ToString().TrimEnd('/'));
                http.Timeout = Timeout.InfiniteTimeSpan;
                http.MaxResponseContentBufferSize = 16 * 1024 * 1024;
                configure?.Invoke(http, options);
            })
            .AddOutsideRules(provider => timeout(Options<TOptions>(provider)), speaksForModems);
    }

    /// <summary>How every system is called, by whatever library.</summary>
    public static void AddOutsideRules(this IHttpClientBuilder builder, Func<IServiceProvider, TimeSpan> timeoutOf, bool speaksForModems = false) =>
        builder.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(3),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        })
            .RemoveAllLoggers()

            // Connections are renewed above; a handler that is renewed too would forget which system is down.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .AddStandardResilienceHandler()
            .Configure((resilience, provider) =>
            {
                var timeout = timeoutOf(provider);
                resilience.Retry.MaxRetryAttempts = 1;
                resilience.Retry.Delay = TimeSpan.FromMilliseconds(200);
                resilience.Retry.BackoffType = DelayBackoffType.Constant;
                resilience.Retry.DisableForUnsafeHttpMethods();
                resilience.AttemptTimeout.Timeout = timeout;
                resilience.TotalRequestTimeout.Timeout = timeout + timeout + TimeSpan.FromSeconds(1);
                resilience.CircuitBreaker.SamplingDuration = timeout + timeout + TimeSpan.FromSeconds(20);
                resilience.CircuitBreaker.MinimumThroughput = 20;
                resilience.CircuitBreaker.FailureRatio = 0.8;
                resilience.CircuitBreaker.BreakDuration = TimeSpan.FromSeconds(5);
                if (speaksForModems)
                {
                    resilience.CircuitBreaker.ShouldHandle = static failed => ValueTask.FromResult(failed.Outcome.Exception is HttpRequestException or TimeoutRejectedException);
                }
            });

    private static TOptions Options<TOptions>(IServiceProvider provider)
        where TOptions : class => provider.GetRequiredService<IOptions<TOptions>>().Value;
}
