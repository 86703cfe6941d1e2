using System.Threading.RateLimiting;

namespace Gigafibre.Portal.Core;

/// <summary>What strangers come for; each has a budget of its own, so that a flood at one door does not shut another.</summary>
public enum StrangerDoor
{
    Customers,
    Staff,
    Stickers,
    Passkeys,
}

/// <summary>How often requests of people who are not signed in may make us ask another system: from one home, from one network, and from all together.</summary>
public sealed class StrangerLimit(Secrets secrets) : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <summary>A village may share one IPv4 address; an IPv6 subscriber has a /48 of homes.</summary>
    private readonly PartitionedRateLimiter<(StrangerDoor Door, string Address)> _limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<(StrangerDoor Door, string Address), string>(r => Bucket($"{r.Door}:{r.Address}", burst: 60, perPeriod: 5)),
        PartitionedRateLimiter.Create<(StrangerDoor Door, string Address), string>(r => Bucket($"{r.Door}:{VisitorAddress.NetworkOf(r.Address)}", burst: 120, perPeriod: 10)),
        PartitionedRateLimiter.Create<(StrangerDoor Door, string Address), string>(r => Bucket($"{r.Door}", burst: 600, perPeriod: 100)));

    /// <summary>False when it must not be asked now; whoever calls says so, or goes by what is known.</summary>
    public bool Allows(HttpContext context, StrangerDoor door)
    {
        using var lease = _limiter.AttemptAcquire((door, VisitorAddress.Of(context, secrets).Key));
        if (!lease.IsAcquired)
        {
            PortalMetrics.Trouble("stranger-limit");
        }

        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();

    private static RateLimitPartition<string> Bucket(string key, int burst, int perPeriod) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = burst,
        TokensPerPeriod = perPeriod,
        ReplenishmentPeriod = Period,
        QueueLimit = 0,
    });
}
