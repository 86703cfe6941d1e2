using Gigafibre.Portal.Data;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Tests.Support;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Gigafibre.Portal.Tests.Eyes;

/// <summary>One portal with its work loop running, one Chromium, for all tests that look at pages.</summary>
[SetUpFixture]
public sealed class BrowserHost
{
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-background-networking", "--disable-component-update",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"];
    private const float Patience = 60_000;
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static Outside? _outside;
    private static PortalApp? _app;
    private static IPlaywright? _playwright;
    private static IBrowser? _browser;
    private static string? _chromium;

    public static PortalApp App => _app!;

    public static World World => App.World;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var chromium = Places.FirstOrDefault(File.Exists);
        if (chromium is null)
        {
            Assert.Ignore("Chromium is not installed here.");
        }

        _chromium = chromium;

        // However busy the machine is that runs the tests.
        Assertions.SetDefaultExpectTimeout(Patience);
        _outside = new Outside();
        _app = await PortalApp.StartAsync(_outside, DatabaseProvider.Sqlite, null, new(DunningDriver.On.Concat(RequestDriver.On).Append(new("host", "localhost"))),
            loop: true);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = chromium,
            Args = Arguments,
        });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        if (_outside is not null)
        {
            await _outside.DisposeAsync();
        }
    }

    /// <summary>A browser of its own whose memory outlives it.</summary>
    public static async Task<IBrowserContext> NewLastingContextAsync(string folder) => Patient(await _playwright!.Chromium.LaunchPersistentContextAsync(folder, new()
    {
        ExecutablePath = _chromium,
        Args = Arguments,
        BaseURL = App.Url,
        ViewportSize = new() { Width = 390, Height = 800 },
        Locale = "fr-CA",
    }));

    public static async Task<IBrowserContext> NewContextAsync(int width = 390, bool script = true) => Patient(await _browser!.NewContextAsync(new()
    {
        BaseURL = App.Url,
        ViewportSize = new() { Width = width, Height = 800 },
        JavaScriptEnabled = script,
        Locale = "fr-CA",
    }));

    private static IBrowserContext Patient(IBrowserContext context)
    {
        context.SetDefaultTimeout(Patience);
        return context;
    }
}
