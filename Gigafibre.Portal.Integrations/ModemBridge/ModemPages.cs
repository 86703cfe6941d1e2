using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace Gigafibre.Portal.Integrations.ModemBridge;

/// <summary>What was read of a modem. Parts that its firmware lacks are absent.</summary>
/// <param name="Parts">Rows as the modem lists them: TR-181 names, values as text.</param>
public sealed record ModemPageAnswer(string Mac, DateTimeOffset ReadAt, long TookMs, IReadOnlyDictionary<string, IReadOnlyList<Dictionary<string, string>>> Parts);

/// <summary>
/// TP-Link XX230v modems through their own web page, in Chromium. One visit per modem at a time, always logged out, nobody thrown out, a rest after a wrong password,
/// a hard budget. Fails with <see cref="ModemPageException"/>. Facts: docs/wire/modem-bridge.md.
/// </summary>
public sealed class ModemPages(IOptions<BridgeOptions> options, TimeProvider clock) : IAsyncDisposable
{
    private const int LongestQueue = 3;
    private readonly BridgeOptions _options = options.Value;

    /// <summary>One step of a visit, and the way out.</summary>
    private readonly (TimeSpan Step, TimeSpan WayOut) _patience = (TimeSpan.FromSeconds(Math.Max(6, options.Value.BudgetSeconds / 4.0)),
        TimeSpan.FromSeconds(Math.Max(4, options.Value.BudgetSeconds / 7.0)));
    private readonly ModemChromium _chromium = new(options.Value, clock);
    private readonly SemaphoreSlim _places = new(options.Value.AtOnce);
    private readonly ConcurrentDictionary<MacAddress, Lane> _lanes = new();
    private readonly ConcurrentDictionary<MacAddress, (PageTrouble Trouble, DateTimeOffset Until)> _resting = new();
    private readonly ConcurrentDictionary<(MacAddress Mac, string Parts), ModemPageAnswer> _kept = new();

    public async Task<ModemPageAnswer> ReadAsync(MacAddress mac, IPAddress address, IReadOnlyCollection<ModemPart> parts, CancellationToken cancel)
    {
        var key = (mac, string.Join(',', parts.Order()));
        if (_kept.TryGetValue(key, out var kept) && clock.GetUtcNow() - kept.ReadAt < TimeSpan.FromSeconds(_options.CacheSeconds))
        {
            return kept;
        }

        var started = clock.GetTimestamp();
        var answer = await VisitAsync(mac, address, repeatable: true, async visit =>
        {
            var read = new Dictionary<string, IReadOnlyList<Dictionary<string, string>>>(StringComparer.Ordinal);
            foreach (var part in parts.Distinct().Order())
            {
                if (await visit.ReadAsync(part).ConfigureAwait(false) is { } rows)
                {
                    read[part.ToString()] = rows;
                }
            }

            return new ModemPageAnswer(mac.ToString(), clock.GetUtcNow(), (long)clock.GetElapsedTime(started).TotalMilliseconds, read);
        }, cancel).ConfigureAwait(false);
        if (!parts.Contains(ModemPart.WifiKeys))
        {
            Keep(key, answer);
        }

        return answer;
    }

    public Task RestartAsync(MacAddress mac, IPAddress address, CancellationToken cancel) => VisitAsync(mac, address, repeatable: false, async visit =>
    {
        Forget(mac);
        try
        {
            await visit.ActAsync("ACT_REBOOT", null).ConfigureAwait(false);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException or ModemPageException { Trouble: PageTrouble.Timeout or PageTrouble.SessionLost })
        {
            // It went down before it answered: that is what was asked.
        }

        return true;
    }, cancel);

    /// <summary>Drops the internet session and takes it up again.</summary>
    public Task RenewAsync(MacAddress mac, IPAddress address, CancellationToken cancel) => VisitAsync(mac, address, repeatable: false, async visit =>
    {
        Forget(mac);
        var wan = (await visit.ReadAsync(ModemPart.Wan).ConfigureAwait(false))?.Where(r => r.GetValueOrDefault("enable") == "1")
            .OrderByDescending(r => r.GetValueOrDefault("connType") == "PPPoE").FirstOrDefault() ?? throw new ModemPageException(PageTrouble.Refused);
        if (wan.GetValueOrDefault("connIPv4Address") == address.ToString())
        {
            // We came over this very connection: dropping it, nobody could tell the modem to take it up again.
            throw new ModemPageException(PageTrouble.Refused);
        }

        if (wan.GetValueOrDefault("connType") == "DHCP")
        {
            await visit.ActAsync("ACT_DHCP_RENEW", wan["stack"]).ConfigureAwait(false);
        }
        else
        {
            await visit.ReconnectAsync(wan["stack"]).ConfigureAwait(false);
        }

        return true;
    }, cancel);

    /// <summary>What was read before something is done to it is not true any more.</summary>
    private void Forget(MacAddress mac)
    {
        foreach (var key in _kept.Keys.Where(k => k.Mac == mac).ToList())
        {
            _kept.TryRemove(key, out _);
        }
    }

    /// <summary>Frees the browser when nobody has needed it for a while.</summary>
    public Task CloseIdleAsync() => _chromium.CloseIdleAsync();

    private async Task<T> VisitAsync<T>(MacAddress mac, IPAddress address, bool repeatable, Func<ModemVisit, Task<T>> ask, CancellationToken cancel)
    {
        if (!_options.MayTouch(address) || _options.PasswordOf(mac) is not { } password)
        {
            throw new ModemPageException(PageTrouble.NotAllowed);
        }

        var lane = _lanes.GetOrAdd(mac, _ => new Lane());
        if (lane.Enter() > LongestQueue)
        {
            lane.Leave();
            throw new ModemPageException(PageTrouble.Queue);
        }

        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        budget.CancelAfter(TimeSpan.FromSeconds(_options.BudgetSeconds));
        try
        {
            await lane.Turn.WaitAsync(budget.Token).ConfigureAwait(false);
            try
            {
                await _places.WaitAsync(budget.Token).ConfigureAwait(false);
                try
                {
                    return await GoAsync(mac, address, password, repeatable, ask, budget.Token).ConfigureAwait(false);
                }
                finally
                {
                    _places.Release();
                }
            }
            finally
            {
                lane.Turn.Release();
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new ModemPageException(PageTrouble.Timeout);
        }
        finally
        {
            lane.Leave();
        }
    }

    /// <summary>What only reads is tried once more when the session ends by itself or the browser dies; a wrong password or a locked door gives the modem its rest.</summary>
    private async Task<T> GoAsync<T>(MacAddress mac, IPAddress address, string password, bool repeatable, Func<ModemVisit, Task<T>> ask, CancellationToken budget)
    {
        for (var again = repeatable; ; again = false)
        {
            if (_resting.TryGetValue(mac, out var rest) && rest.Until > clock.GetUtcNow())
            {
                throw new ModemPageException(rest.Trouble, rest.Until - clock.GetUtcNow());
            }

            try
            {
                return await GoOnceAsync(mac, address, password, ask, budget).ConfigureAwait(false);
            }
            catch (ModemPageException e) when (e.Rest is { } time)
            {
                _resting[mac] = (e.Trouble, clock.GetUtcNow() + time);
                throw;
            }
            catch (ModemPageException e) when (again && e.Trouble == PageTrouble.SessionLost)
            {
                // Once more.
            }
            catch (PlaywrightException) when (again && !budget.IsCancellationRequested)
            {
                // The browser died; the next one may live.
            }
            catch (TimeoutException e)
            {
                throw new ModemPageException(PageTrouble.Timeout, inner: e);
            }
            catch (PlaywrightException e)
            {
                throw new ModemPageException(PageTrouble.Unreachable, inner: e);
            }
        }
    }

    private async Task<T> GoOnceAsync<T>(MacAddress mac, IPAddress address, string password, Func<ModemVisit, Task<T>> ask, CancellationToken budget)
    {
        var url = new Uri(_options.PageUrl.Replace("{address}", address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]"
            : address.ToString(), StringComparison.Ordinal).Replace("{mac}", mac.Compact, StringComparison.Ordinal));
        var memory = new SessionMemory(_options.StateFolder, mac);
        await CloseForgottenAsync(memory, url, mac, budget).ConfigureAwait(false);
        var context = await EnterAsync(url, null, budget).ConfigureAwait(false);
        var visit = new ModemVisit(context, url, mac, _patience.Step, TimeSpan.FromMinutes(_options.RestMinutes));
        try
        {
            return await GoInAsync().WaitAsync(budget).ConfigureAwait(false);
        }
        finally
        {
            if (visit.MayBeInside)
            {
                await LogOutAsync(visit, memory).ConfigureAwait(false);
            }

            await _chromium.LeaveAsync(context).ConfigureAwait(false);
        }

        async Task<T> GoInAsync()
        {
            await visit.OpenAsync().ConfigureAwait(false);
            await visit.LogInAsync(password).ConfigureAwait(false);
            memory.Remember(await context.StorageStateAsync().ConfigureAwait(false));
            await visit.CheckIdentityAsync().ConfigureAwait(false);
            return await ask(visit).ConfigureAwait(false);
        }
    }

    /// <summary>A visit whose process died left its session open: with what it remembered, that one is closed first.</summary>
    private async Task CloseForgottenAsync(SessionMemory memory, Uri url, MacAddress mac, CancellationToken budget)
    {
        if (memory.Recall() is not { } state)
        {
            return;
        }

        var context = await EnterAsync(url, state, budget).ConfigureAwait(false);
        try
        {
            var visit = new ModemVisit(context, url, mac, _patience.Step, TimeSpan.Zero);
            await visit.OpenAsync().WaitAsync(budget).ConfigureAwait(false);
            if (await visit.IsLoggedInAsync().WaitAsync(budget).ConfigureAwait(false))
            {
                await LogOutAsync(visit, memory).ConfigureAwait(false);
            }
            else
            {
                memory.Forget();
            }
        }
        finally
        {
            await _chromium.LeaveAsync(context).ConfigureAwait(false);
        }
    }

    /// <summary>A browser that opens too late is left again by itself.</summary>
    private async Task<IBrowserContext> EnterAsync(Uri url, string? state, CancellationToken budget)
    {
        var entering = _chromium.EnterAsync(url, state);
        try
        {
            return await entering.WaitAsync(budget).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _ = entering.ContinueWith(e => _chromium.LeaveAsync(e.Result), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            throw;
        }
    }

    private async Task LogOutAsync(ModemVisit visit, SessionMemory memory)
    {
        try
        {
            await visit.LogOutAsync().WaitAsync(_patience.WayOut).ConfigureAwait(false);
            memory.Forget();
        }
        catch (Exception e) when (e is ModemPageException or PlaywrightException or TimeoutException)
        {
            // The modem went away with our session; the next visit closes it, or the modem does.
        }
    }

    private void Keep((MacAddress, string) key, ModemPageAnswer answer)
    {
        _kept[key] = answer;
        foreach (var old in _kept.Where(k => clock.GetUtcNow() - k.Value.ReadAt >= TimeSpan.FromSeconds(_options.CacheSeconds)).ToList())
        {
            _kept.TryRemove(old);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync().ConfigureAwait(false);
        _places.Dispose();
    }

    /// <summary>One modem's queue.</summary>
    private sealed class Lane
    {
        private int _waiting;

        public SemaphoreSlim Turn { get; } = new(1);

        public int Enter() => Interlocked.Increment(ref _waiting);

        public void Leave() => Interlocked.Decrement(ref _waiting);
    }
}
