using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Sandbox.GenieAcs;
using Gigafibre.Portal.Sandbox.TpLink;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features;

/// <summary>With the bridge beside the portal, and a real Chromium.</summary>
public abstract partial class LineTimelineTests
{
    [Fact(Skip = "Chromium is not installed here", SkipUnless = nameof(BridgeApp.HasBrowser), SkipType = typeof(BridgeApp))]
    public async Task All_four_sources_are_one_picture()
    {
        var world = Outside.NewWorld();
        await using var bridge = await BridgeApp.StartAsync(Outside, world);
        await using var app = await StartAsync(new() { ["ModemBridge:BaseUrl"] = bridge.Url, ["ModemBridge:Token"] = BridgeApp.Token }, world);
        await app.SweepAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("bonne"));
        var page = await browser.FinishedLineAsync();

        // However busy the machine is: a page that was too slow once is asked again.
        for (var tries = 0; tries < 5 && !page.Text.Contains("le modem, en direct", StringComparison.Ordinal); tries++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(3));
            page = await browser.FinishedLineAsync();
        }

        Assert.StartsWith("Tout fonctionne", page.Title, StringComparison.Ordinal);
        Assert.Contains("notre central : −17,6 dBm", page.Text, StringComparison.Ordinal);
        Assert.Contains("le modem, en direct : −17,5 dBm", page.Text, StringComparison.Ordinal);
        Assert.Contains("le modem : −17,5 dBm", page.Text, StringComparison.Ordinal);

        // With the bridge the present key is read, changed, read back, and nobody has to type it.
        var mend = await browser.GetAsync("/line/change");
        Assert.Null(mend.Document.QuerySelector("#current-key"));
        await browser.SubmitAsync(mend, mend.Forms.Single(f => f.GetAttribute("action")?.EndsWith("handler=Wifi", StringComparison.Ordinal) is true),
            ("newKey", "une-nouvelle-cle"));
        await app.DrainAsync();
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        await app.DrainAsync();
        Assert.Equal(LineChangeState.Applied, (await app.WithDbAsync(db => db.LineChanges.AsNoTracking().SingleAsync())).State);
        Assert.Equal("une-nouvelle-cle", world.ModemWebs.Find(Mac)!.Device.WifiKey(1));

        using var hub = app.Hub();
        var lookup = await hub.GetStringAsync($"/devices/lookup?mac={Mac}");
        foreach (var source in new[] { "erpnext", "genieacs", "olt", "bridge", "usp", "history" })
        {
            Assert.Contains($"\"name\":\"{source}\"", lookup, StringComparison.Ordinal);
        }

        Assert.Contains("\"ont\":{\"olt\":\"saint-gedeon\"", lookup, StringComparison.Ordinal);
    }

    [Fact(Skip = "Chromium is not installed here", SkipUnless = nameof(BridgeApp.HasBrowser), SkipType = typeof(BridgeApp))]
    public async Task A_restart_that_GenieACS_cannot_deliver_goes_by_the_modems_own_page()
    {
        var world = Outside.NewWorld();
        await using var bridge = await BridgeApp.StartAsync(Outside, world);
        await using var app = await StartAsync(new() { ["ModemBridge:BaseUrl"] = bridge.Url, ["ModemBridge:Token"] = BridgeApp.Token }, world);
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("bonne"));
        await browser.FinishedLineAsync();
        var modem = world.ModemWebs.Find(Mac)!;
        modem.Device.Behavior = ModemBehavior.TooLate;

        var mend = await browser.GetAsync("/line/change");
        await browser.SubmitAsync(mend, mend.Forms.Single(f => f.GetAttribute("action")?.EndsWith("handler=Restart", StringComparison.Ordinal) is true));
        await app.DrainAsync();
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        await app.DrainAsync();
        Assert.Equal(1, modem.Device.Restarts);
        Assert.Empty(world.Acs.Tasks);

        // It cannot be woken, and tells by itself that it started.
        Assert.Equal(LineChangeState.Proven, (await app.WithDbAsync(db => db.LineChanges.AsNoTracking().SingleAsync())).State);

        // No page either: said at once, and nothing strikes later.
        modem.Behavior = PageBehavior.Gone;
        mend = await browser.GetAsync("/line/change");
        await browser.SubmitAsync(mend, mend.Forms.Single(f => f.GetAttribute("action")?.EndsWith("handler=Restart", StringComparison.Ordinal) is true));
        await app.DrainAsync();
        Assert.Contains("Le modem ne répond pas", (await browser.GetAsync("/line/change")).Text, StringComparison.Ordinal);
        Assert.Equal(1, modem.Device.Restarts);
        Assert.Empty(world.Acs.Tasks);
    }

    [Theory(Skip = "Chromium is not installed here", SkipUnless = nameof(BridgeApp.HasBrowser), SkipType = typeof(BridgeApp))]
    [InlineData(PageBehavior.Normal)]
    [InlineData(PageBehavior.StaysDown)]
    public async Task A_session_that_was_dropped_is_taken_up_again_whatever_happens_between(PageBehavior behavior)
    {
        var world = Outside.NewWorld();
        await using var bridge = await BridgeApp.StartAsync(Outside, world);
        await using var app = await StartAsync(new() { ["ModemBridge:BaseUrl"] = bridge.Url, ["ModemBridge:Token"] = BridgeApp.Token }, world);
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("bonne"));
        await browser.FinishedLineAsync();
        var modem = world.ModemWebs.Find(Mac)!;
        modem.Behavior = behavior;
        bool IsUp() => modem.Device.Document.Value("Device.PPP.Interface.3.ConnectionStatus")!.ToString() == "Connected";

        var mend = await browser.GetAsync("/line/change");
        await browser.SubmitAsync(mend, mend.Forms.Single(f => f.GetAttribute("action")?.EndsWith("handler=Renew", StringComparison.Ordinal) is true));
        await app.DrainAsync();
        Assert.Equal((behavior == PageBehavior.Normal, true), (IsUp(), modem.Device.Renewals > 0));

        modem.Behavior = PageBehavior.Normal;
        for (var i = 0; i < 3; i++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(20));
            await app.DrainAsync();
        }

        Assert.True(IsUp());
        Assert.Equal(LineChangeState.Proven, (await app.WithDbAsync(db => db.LineChanges.AsNoTracking().SingleAsync())).State);
    }
}
