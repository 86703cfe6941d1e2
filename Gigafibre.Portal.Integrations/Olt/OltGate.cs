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

    private Action? _spend;
    private OltProfile? _profile = OltProfile.All.Where(p => p.Key == device.Profile && (device.Layout is null || p.Layout == device.Layout)).ToList() is [var only] ? only : null;

    /// <summary>How long somebody waits for a place; whoever asked has given up by then.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);

    /// <summary>An OLT that failed is left alone for a moment, or everybody would wait for it one after the other.</summary>
    private static readonly TimeSpan FailureHolds = TimeSpan.FromSeconds(5);

    /// <summary>Seconds that a walk waits for half a budget before each page.</summary>
    private const int LongestWait = 30;

    public OltDevice Device => device;

    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(device.TimeZone);

    private sealed record Kept(object? Answer, IntegrationException? Failure, DateTimeOffset At);

    /// <summary>The same question within the cache's time gets the same answer, and within seconds the same failure; at the same time, one asking serves all.</summary>
    public async Task<T> RememberAsync<T>(string question, Func<CancellationToken, Task<T>> ask, CancellationToken cancel)
    {
        var kept = _kept.GetOrAdd(question, _ => New());
        if (IsOld(kept))
        {
            var anew = New();
            kept = _kept.TryUpdate(question, anew, kept) ? anew : _kept.GetOrAdd(question, anew);
            foreach (var old in _kept.Where(k => k.Value.IsValueCreated && IsOld(k.Value)).ToList())
            {
                _kept.TryRemove(old);
            }
        }

        var answer = await kept.Value.WaitAsync(cancel).ConfigureAwait(false);
        return answer.Failure is { } failure
            ? throw new IntegrationException(failure.System, failure.Message, failure.IsTransient, code: failure.Code, inner: failure)
            : (T)answer.Answer!;

        // It goes on for the others when whoever asked first leaves; its own time-outs end it.
        Lazy<Task<Kept>> New() => new(async () =>
        {
            try
            {
                return new Kept(await ask(CancellationToken.None).ConfigureAwait(false), null, clock.GetUtcNow());
            }
            catch (IntegrationException e)
            {
                return new Kept(null, e, clock.GetUtcNow());
            }
        });
    }

    private bool IsOld(Lazy<Task<Kept>> kept) => kept.Value.IsFaulted || kept.Value.IsCanceled
        || (kept.Value.IsCompletedSuccessfully && clock.GetUtcNow() - kept.Value.Result.At >= (
            kept.Value.Result.Failure is null ? TimeSpan.FromSeconds(options.CacheSeconds) : FailureHolds));

    /// <summary>A walk is in no hurry: it leaves half of the budget to whoever waits for an answer.</summary>
    public async Task<T> AskPatientlyAsync<T>(Func<SnmpTarget, CancellationToken, Task<T>> ask, CancellationToken cancel)
    {
        for (var waited = 0; waited < LongestWait && _budget.GetStatistics()!.CurrentAvailablePermits <= options.QuestionsPerMinute / 2; waited++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), clock, cancel).ConfigureAwait(false);
        }

        return await AskAsync(ask, cancel).ConfigureAwait(false);
    }

    public async Task<T> AskAsync<T>(Func<SnmpTarget, CancellationToken, Task<T>> ask, CancellationToken cancel)
    {
        if (!await _places.WaitAsync(Turn, cancel).ConfigureAwait(false))
        {
            throw new IntegrationException(SnmpClient.System, $"{device.Name} is busy with others' questions", isTransient: true);
        }

        try
        {
            return await ask(await TargetAsync(cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);
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
                var column = Oid.Parse(candidate.Serial.Oid);
                var rows = await AskAsync((t, c) => snmp.PageAsync(t, column, column, c), cancel).ConfigureAwait(false);
                if (rows.Any(r => OltSerials.Read(r.Value) is not null) || (candidate.Nameless && rows.Count > 0))
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

    private async Task<SnmpTarget> TargetAsync(CancellationToken cancel)
    {
        try
        {
            var address = IPAddress.TryParse(device.Host, out var ip) ? ip : (await Dns.GetHostAddressesAsync(device.Host, cancel).ConfigureAwait(false))[0];
            var agent = new IPEndPoint(address, device.Port);
            return device.Version == "3"
                ? new UserTarget(agent, device.User!, device.Auth == "SHA1" ? SnmpAuth.Sha1 : SnmpAuth.Sha256, device.AuthKey!, device.PrivKey!,
                    device.Context ?? "")
                { Spend = _spend ??= Spend }
                : new CommunityTarget(agent, device.Community!) { Spend = _spend ??= Spend };
        }
        catch (SocketException e)
        {
            throw new IntegrationException(SnmpClient.System, $"{device.Name} has no address ({e.SocketErrorCode})", isTransient: true, inner: e);
        }
    }

    /// <summary>One datagram of this minute's budget.</summary>
    private void Spend()
    {
        using var lease = _budget.AttemptAcquire();
        if (!lease.IsAcquired)
        {
            throw new IntegrationException(SnmpClient.System, $"{device.Name} was asked often enough this minute", isTransient: true);
        }
    }

    public void Dispose()
    {
        _places.Dispose();
        _probing.Dispose();
        _budget.Dispose();
    }
}
