using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Memory;

namespace Gigafibre.Portal.Features.Invoices;

/// <summary>What this process wrote down a moment ago, so that the same answer again costs the database nothing. Only fingerprints; lost without harm.</summary>
public sealed class KeptAnswers : IDisposable
{
    private const int Most = 50_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = Most });

    public bool Holds(string key, byte[] body, DateTimeOffset since) =>
        _kept.Get<Fingerprint>(key) is { } kept && kept.At > since && kept.Hash.AsSpan().SequenceEqual(SHA256.HashData(body));

    public void Note(string key, byte[] body, DateTimeOffset at) => _kept.Set(key, new Fingerprint(SHA256.HashData(body), at), new MemoryCacheEntryOptions
    {
        Size = 1,
        AbsoluteExpirationRelativeToNow = Longest,
    });

    public void Dispose() => _kept.Dispose();

    private sealed record Fingerprint(byte[] Hash, DateTimeOffset At);
}
