using Microsoft.Playwright;

namespace Gigafibre.Portal.Integrations.ModemBridge;

/// <summary>One browser for all visits, started when needed, closed when idle or worn, and started anew after it died.</summary>
internal sealed class ModemChromium(BridgeOptions options, TimeProvider clock) : IAsyncDisposable
{
    private const int Worn = 200;
    private static readonly TimeSpan Closing = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _door = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private int _visitors;
    private int _visits;
    private DateTimeOffset _left;

    /// <summary>A fresh, empty context for one visit.</summary>
    /// <param name="modem">The one address that the visit may reach: everything else, redirects and sockets too, is sent to a proxy that is not there.</param>
    /// <param name="state">Cookies and storage of an earlier visit.</param>
    public async Task<IBrowserContext> EnterAsync(Uri modem, string? state)
    {
        await _door.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_browser is not { IsConnected: true })
            {
                await CloseAsync().ConfigureAwait(false);
                _playwright = await Playwright.CreateAsync().ConfigureAwait(false);
                _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
                {
                    ExecutablePath = options.Chromium,
                    ChromiumSandbox = options.ChromiumSandbox,
                    HandleSIGINT = false,
                    HandleSIGTERM = false,
                    Args = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-dev-shm-usage"],
                }).ConfigureAwait(false);
            }

            var context = await _browser.NewContextAsync(new BrowserNewContextOptions
            {
                IgnoreHTTPSErrors = true,
                ServiceWorkers = ServiceWorkerPolicy.Block,
                AcceptDownloads = false,
                StorageState = state,
                Proxy = new Proxy { Server = "http://127.0.0.1:9", Bypass = $"<-loopback>,{modem.Authority}" }
            })
                .ConfigureAwait(false);
            (_visitors, _visits) = (_visitors + 1, _visits + 1);
            return context;
        }
        finally
        {
            _door.Release();
        }
    }

    public async Task LeaveAsync(IBrowserContext context)
    {
        try
        {
            await context.CloseAsync().WaitAsync(Closing, clock).ConfigureAwait(false);
        }
        catch (PlaywrightException)
        {
            // The browser is gone, and the context with it.
        }
        catch (TimeoutException)
        {
            // It hangs: nobody needs such a browser any more.
            _visits = Worn;
        }

        await _door.WaitAsync().ConfigureAwait(false);
        (_visitors, _left) = (_visitors - 1, clock.GetUtcNow());
        if (_visitors == 0 && _visits >= Worn)
        {
            await CloseAsync().ConfigureAwait(false);
        }

        _door.Release();
    }

    public async Task CloseIdleAsync()
    {
        await _door.WaitAsync().ConfigureAwait(false);
        if (_visitors == 0 && _browser is not null && clock.GetUtcNow() - _left >= Idle)
        {
            await CloseAsync().ConfigureAwait(false);
        }

        _door.Release();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        _door.Dispose();
    }

    private async Task CloseAsync()
    {
        try
        {
            if (_browser is not null)
            {
                await _browser.CloseAsync().WaitAsync(Closing, clock).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            // It was dead already, or is about to be: its driver goes with it.
        }

        _playwright?.Dispose();
        (_browser, _playwright, _visits) = (null, null, 0);
    }
}
