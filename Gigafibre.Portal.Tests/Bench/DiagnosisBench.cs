using System.Diagnostics;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.GenieAcs;
using Gigafibre.Portal.Integrations.ModemBridge;
using Gigafibre.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gigafibre.Portal.Tests.Bench;

internal static class DiagnosisBench
{
    private const int Rounds = 24;
    private const int WarmUp = 4;

    public static async Task<IReadOnlyList<Measurement>> RunAsync(BenchContext context)
    {
        await using var app = await PortalApp.StartAsync(context.Outside, DatabaseProvider.Sqlite, null, loop: false);
        using var browser = app.NewBrowser();
        var scene = SignInDriver.Scene("bonne");
        await app.SignInAsync(browser, scene);
        var acs = app.Services.GetRequiredService<GenieAcsClient>();
        var id = await acs.FindIdAsync(null, MacAddress.Parse(scene.Mac), CancellationToken.None);

        return
        [
            .. await FourSourcesAsync(context),
            .. await PairsAsync("diagnosis", "GenieACS", browser, 50, async () =>
            {
                var document = await acs.GetAsync(id!, CancellationToken.None);
                await acs.RefreshAsync(document!.Value, CancellationToken.None);
                await acs.GetAsync(id!, CancellationToken.None);
            }),
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
        await FinishAsync(browser);
        var client = app.Services.GetRequiredService<ModemBridgeClient>();
        return await PairsAsync("diagnosis of all sources", "the modem's own page", browser, 25,
            () => client.ReadAsync(MacAddress.Parse(SignInDriver.Scene("bonne").Mac), "127.0.0.1", CancellationToken.None));
    }

    /// <summary>From the click to the last result, and nothing but the slowest source's calls, in turns; which of the two goes first changes too.</summary>
    private static async Task<IReadOnlyList<Measurement>> PairsAsync(string name, string source, Browser browser, double goal, Func<Task> callAsync)
    {
        var (whole, bare) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds + WarmUp; i++)
        {
            if (i % 2 == 0)
            {
                bare.Add(await TimeAsync(callAsync));
            }

            var page = await browser.GetAsync("/line");
            whole.Add(await TimeAsync(async () =>
            {
                await browser.SubmitAsync(page, page.Forms.Last(f => f.GetAttribute("action") is null or "/line"));
                await FinishAsync(browser);
            }));
            if (i % 2 != 0)
            {
                bare.Add(await TimeAsync(callAsync));
            }
        }

        var more = whole.Zip(bare, (a, b) => a - b).Skip(WarmUp).Order().ToList();
        return
        [
            new($"{name}, from click to last result", whole.Skip(WarmUp).Median(), "ms"),
            new($"the bare calls of its slowest source, {source}", bare.Skip(WarmUp).Median(), "ms"),
            new($"{name} − bare calls: median of {Rounds} pairs", more.Median(), "ms", goal),
            new($"{name} − bare calls: a quarter of the pairs below", more[more.Count / 4], "ms"),
            new($"{name} − bare calls: a quarter of the pairs above", more[more.Count * 3 / 4], "ms"),
        ];
    }

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var since = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }

    /// <summary>The line's page until the last result has landed on it: reads the event stream to its end, as the script does.</summary>
    private static async Task FinishAsync(Browser browser)
    {
        var page = await browser.GetAsync("/line");
        if (page.Document.QuerySelector("#result")?.GetAttribute("data-events") is { } events)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, events);
            using var response = await browser.SendAsync(request);
            await response.Content.ReadAsStringAsync();
        }
    }
}
