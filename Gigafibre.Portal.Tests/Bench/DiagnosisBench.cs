using System.Diagnostics;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.GenieAcs;
using Gigafibre.Portal.Integrations.ModemBridge;
using Gigafibre.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gigafibre.Portal.Tests.Bench;

/// <summary>From the click to the last result on the page, against nothing but the calls to GenieACS, its slowest source.</summary>
internal static class DiagnosisBench
{
    private const int Rounds = 15;

    public static async Task<IReadOnlyList<Measurement>> RunAsync(BenchContext context)
    {
        await using var app = await PortalApp.StartAsync(context.Outside, DatabaseProvider.Sqlite, null, loop: false);
        using var browser = app.NewBrowser();
        var scene = SignInDriver.Scene("bonne");
        await app.SignInAsync(browser, scene);
        var acs = app.Services.GetRequiredService<GenieAcsClient>();
        var id = await acs.FindIdAsync(null, MacAddress.Parse(scene.Mac), CancellationToken.None);

        var (whole, bare) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds + 2; i++)
        {
            var page = await FinishedAsync(browser);
            var watch = Stopwatch.StartNew();
            await browser.SubmitAsync(page, page.Forms.Last(f => f.GetAttribute("action") is null or "/line"));
            await FinishedAsync(browser);
            whole.Add(watch.Elapsed.TotalMilliseconds);

            watch.Restart();
            var document = await acs.GetAsync(id!, CancellationToken.None);
            await acs.RefreshAsync(document!.Value, CancellationToken.None);
            await acs.GetAsync(id!, CancellationToken.None);
            bare.Add(watch.Elapsed.TotalMilliseconds);
        }

        // The first two warm both up.
        return
        [
            .. await FourSourcesAsync(context),
            new("diagnosis, from click to last result", whole.Skip(2).Median(), "ms"),
            new("the bare calls of its slowest source, GenieACS", bare.Skip(2).Median(), "ms"),
            new("diagnosis − bare calls", whole.Zip(bare, (a, b) => a - b).Skip(2).Median(), "ms", 50),
        ];
    }

    /// <summary>With the OLT and the modem's own page too: against nothing but the bridge's answer, its slowest source.</summary>
    private static async Task<IReadOnlyList<Measurement>> FourSourcesAsync(BenchContext context)
    {
        if (!BridgeApp.HasBrowser)
        {
            return [];
        }

        var world = context.Outside.NewWorld();
        await using var bridge = await BridgeApp.StartAsync(context.Outside, world);
        await using var app = await PortalApp.StartAsync(context.Outside, DatabaseProvider.Sqlite, null,
            new() { ["ModemBridge:BaseUrl"] = bridge.Url, ["ModemBridge:Token"] = BridgeApp.Token, ["Olt:CacheSeconds"] = "0" }, world);
        await app.SweepAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("bonne"));
        await FinishedAsync(browser);
        var client = app.Services.GetRequiredService<ModemBridgeClient>();
        var (whole, bare) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds; i++)
        {
            var page = await browser.GetAsync("/line");
            var watch = Stopwatch.StartNew();
            await browser.SubmitAsync(page, page.Forms.Single(f => f.GetAttribute("action") == "/line"));
            await FinishedAsync(browser);
            whole.Add(watch.Elapsed.TotalMilliseconds);
            watch.Restart();
            await client.ReadAsync(MacAddress.Parse(SignInDriver.Scene("bonne").Mac), "127.0.0.1", CancellationToken.None);
            bare.Add(watch.Elapsed.TotalMilliseconds);
        }

        return
        [
            new("diagnosis of all sources, from click to last result", whole.Skip(2).Median(), "ms"),
            new("the bare call of its slowest source, the modem's own page", bare.Skip(2).Median(), "ms"),
            new("diagnosis of all sources − bare call", whole.Skip(2).Median() - bare.Skip(2).Median(), "ms", 50),
        ];
    }

    /// <summary>The line's page once everything has landed: reads the event stream to its end, as the script does.</summary>
    private static async Task<Page> FinishedAsync(Browser browser)
    {
        var page = await browser.GetAsync("/line");
        if (page.Document.QuerySelector("#result")?.GetAttribute("data-events") is { } events)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, events);
            using var response = await browser.SendAsync(request);
            await response.Content.ReadAsStringAsync();
            return await browser.GetAsync("/line");
        }

        return page;
    }
}
