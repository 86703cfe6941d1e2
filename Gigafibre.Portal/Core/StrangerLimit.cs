using System.Threading.RateLimiting;

namespace Gigafibre.Portal.Core;

/// <summary>How often requests of people who are not signed in may make us ask another system: from one address, and from all together.</summary>
public sealed class StrangerLimit : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<string, string>(address => Bucket(address, burst: 30, perMinute: 20)),
        PartitionedRateLimiter.Create<string, string>(_ => Bucket("all", burst: 300, perMinute: 600)));

    private readonly Secrets _secrets;

    public StrangerLimit(Secrets secrets) => _secrets = secrets;

    /// <summary>False when it must not be asked now; whoever calls says so, or goes by what is known.</summary>
    public bool Allows(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(VisitorAddress.Of(context, _secrets).Key);
        if (!lease.IsAcquired)
        {
            PortalMetrics.Trouble("stranger-limit");
        }

        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();

    private static RateLimitPartition<string> Bucket(string key, int burst, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = burst,
        TokensPerPeriod = Math.Max(1, perMinute / 12),
        ReplenishmentPeriod = TimeSpan.FromSeconds(5),
        QueueLimit = 0,
    });
}
