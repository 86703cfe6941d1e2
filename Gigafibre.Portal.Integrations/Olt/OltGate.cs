using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Gigafibre.Portal.Integrations.Snmp;

namespace Gigafibre.Portal.Integrations.Olt;

/// <summary>The only way to one OLT: two questions at a time, a budget a minute, and nothing asked twice within the cache's time.</summary>
internal sealed class OltGate(OltDevice device, OltOptions options, SnmpClient snmp, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _places = new(2);
    private readonly ConcurrentDictionary<string, Lazy<Task<Kept>>> _kept = new();
    private readonly SemaphoreSlim _probing = new(1);
    private readonly TokenBucketRateLimiter _budget = new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = options.QuestionsPerMinute,
        TokensPerPeriod = Math.Max(1, options.QuestionsPerMinute / 12),
        ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(5, 60.0 / options.QuestionsPerMinute)),
        QueueLimit = 0,
    });

    private OltProfile? _profile = OltProfile.All.Where(p => p.Key == device.Profile && (device.Layout is null || p.Layout == device.Layout)).ToList() is [var only] ? only : null;

    public OltDevice Device => device;

    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(device.TimeZone);

    private sealed record Kept(object? Answer, DateTimeOffset At);

    /// <summary>The same question within the cache's time gets the same answer; at the same time, one asking serves all.</summary>
    public async Task<T> RememberAsync<T>(string question, Func<CancellationToken, Task<T>> ask, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var kept = _kept.GetOrAdd(question, _ => New());
        if (kept.Value.IsFaulted || kept.Value.IsCanceled || (kept.Value.IsCompletedSuccessfully && now - kept.Value.Result.At >= TimeSpan.FromSeconds(options.CacheSeconds)))
        {
            var anew = New();
            kept = _kept.TryUpdate(question, anew, kept) ? anew : _kept.GetOrAdd(question, anew);
            Forget(now);
        }

        return (T)(await kept.Value.WaitAsync(cancel).ConfigureAwait(false)).Answer!;

        // It goes on for the others when whoever asked first leaves; the client's own time-outs end it.
        Lazy<Task<Kept>> New() => new(async () => new Kept(await ask(CancellationToken.None).ConfigureAwait(false), clock.GetUtcNow()));
    }

    /// <summary>A walk is in no hurry: it leaves half of the budget to whoever waits for an answer.</summary>
    public async Task<T> AskPatientlyAsync<T>(Func<SnmpTarget, CancellationToken, Task<T>> ask, CancellationToken cancel)
    {
        while (_budget.GetStatistics()!.CurrentAvailablePermits <= options.QuestionsPerMinute / 2)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancel).ConfigureAwait(false);
        }

        return await AskAsync(ask, cancel).ConfigureAwait(false);
    }

    public async Task<T> AskAsync<T>(Func<SnmpTarget, CancellationToken, Task<T>> ask, CancellationToken cancel)
    {
        await _places.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            using var lease = _budget.AttemptAcquire();
            return lease.IsAcquired
                ? await ask(await TargetAsync(cancel).ConfigureAwait(false), cancel).ConfigureAwait(false)
                : throw new IntegrationException(SnmpClient.System, $"{device.Name} was asked often enough this minute", isTransient: true);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>The layout of its tables, found once: the first whose serials look like serials.</summary>
    public async Task<OltProfile> ProfileAsync(CancellationToken cancel)
    {
        if (_profile is { } known)
        {
            return known;
        }

        await _probing.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            foreach (var candidate in OltProfile.All.Where(p => p.Key == device.Profile && _profile is null))
            {
                var first = await FirstAsync(Oid.Parse(candidate.Serial.Oid), cancel).ConfigureAwait(false);
                if (first is { } row && (OltSerials.Read(row.Value) is not null || candidate == OltProfile.All.Last(p => p.Key == device.Profile)))
                {
                    _profile = candidate;
                }
            }

            return _profile ?? throw new IntegrationException(SnmpClient.System, $"{device.Name} shows none of the tables of '{device.Profile}'", isTransient: false);
        }
        finally
        {
            _probing.Release();
        }
    }

    private async Task<VarBind?> FirstAsync(Oid column, CancellationToken cancel)
    {
        var values = await AskAsync((t, c) => snmp.GetBelowAsync(t, [column], c), cancel).ConfigureAwait(false);
        return values[0].Exists ? new VarBind(column, values[0]) : null;
    }

    private async Task<SnmpTarget> TargetAsync(CancellationToken cancel)
    {
        try
        {
            var address = IPAddress.TryParse(device.Host, out var ip) ? ip : (await Dns.GetHostAddressesAsync(device.Host, cancel).ConfigureAwait(false))[0];
            var agent = new IPEndPoint(address, device.Port);
            return device.Version == "3"
                ? new UserTarget(agent, device.User!, device.Auth == "SHA1" ? SnmpAuth.Sha1 : SnmpAuth.Sha256, device.AuthKey!, device.PrivKey!, device.Context ?? "")
                : new CommunityTarget(agent, device.Community!);
        }
        catch (SocketException e)
        {
            throw new IntegrationException(SnmpClient.System, $"{device.Name} has no address ({e.SocketErrorCode})", isTransient: true, inner: e);
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (question, kept) in _kept)
        {
            if (kept.IsValueCreated && kept.Value.IsCompleted && (!kept.Value.IsCompletedSuccessfully || now - kept.Value.Result.At >= TimeSpan.FromSeconds(options.CacheSeconds)))
            {
                _kept.TryRemove(new KeyValuePair<string, Lazy<Task<Kept>>>(question, kept));
            }
        }
    }

    public void Dispose()
    {
        _places.Dispose();
        _probing.Dispose();
        _budget.Dispose();
    }
}
