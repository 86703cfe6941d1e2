using System.Net;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Sandbox.GenieAcs;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Support;

/// <summary>Whoever is at the modem and has no signal sees its line without a code; from anywhere else nobody does.</summary>
public abstract class PresenceTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private const string Own = "203.0.113.3";
    private static readonly Scene Marc = SignInDriver.Scene("faible");
    private static readonly Dictionary<string, string?> On = new() { ["Support:ShowsLineAtHome"] = "true", ["Portal:KnownProxies"] = "127.0.0.1" };

    [Fact]
    public async Task At_the_modems_own_address_the_line_is_seen_without_a_code_and_nothing_of_whose_it_is()
    {
        await using var app = await StartAsync(On);
        using var browser = app.NewBrowser();
        var (status, to) = await AskAsync(browser, SignInDriver.Sticker(Marc), Own);
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.StartsWith("/h/", to, StringComparison.Ordinal);
        var seen = await browser.GetAsync(to!);
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Contains("vu du modem", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Marc.Name, seen.Html, StringComparison.Ordinal);
        Assert.False(browser.Cookies.ContainsKey("__Host-session"));
        Assert.Equal("/signin", (await browser.GetAsync("/account")).Address.AbsolutePath);
        app.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(to!)).Status);

        // Its customer sees that somebody looked.
        using var owner = app.NewBrowser();
        await app.SignInAsync(owner, Marc);
        Assert.Contains("Vu près du modem", (await owner.GetAsync("/line/helper")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("203.0.113.78")]
    [InlineData("100.64.0.7")]
    [InlineData("192.168.1.20")]
    [InlineData("2001:db8::7")]
    public async Task From_another_address_nothing_is_seen(string from)
    {
        await using var app = await StartAsync(On);
        var device = app.World.Acs.Devices.Values.Single(d => d.Document.ToJsonString().Contains(Marc.Mac, StringComparison.OrdinalIgnoreCase));
        device.Document.Set(HuaweiModem.Wan + "ExternalIPAddress", from.Contains(':', StringComparison.Ordinal) || from == "203.0.113.78" ? Own : from, app.Clock.GetUtcNow());

        using var browser = app.NewBrowser();
        var (_, to) = await AskAsync(browser, SignInDriver.Sticker(Marc), from);
        Assert.Contains("here=false", to, StringComparison.Ordinal);

        // And a code can still be had from there.
        var page = await browser.GetAsync(to!, r => r.Headers.Add("X-Forwarded-For", from));
        Assert.Contains("Nous ne pouvons pas vérifier", page.Text, StringComparison.Ordinal);
        var code = await browser.SubmitAsync(page, page.Forms[0], ("choice", page.Document.QuerySelector("input[name=choice]")!.GetAttribute("value")!));
        Assert.EndsWith("/code", code.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(0, await app.WithDbAsync(db => db.HelperLinks.CountAsync()));
    }

    [Fact]
    public async Task Without_the_stickers_key_the_setting_or_a_recent_word_of_the_modem_nothing_is_seen()
    {
        await using var app = await StartAsync(On);
        using var browser = app.NewBrowser();
        var (_, to) = await AskAsync(browser, "/q/" + Marc.Mac.Replace(":", "", StringComparison.Ordinal) + "?k=WRONGKEY", Own);
        Assert.True(to is null || !to.Contains("/h/", StringComparison.Ordinal));
        app.Clock.Advance(TimeSpan.FromHours(30));
        Assert.Contains("here=false", (await AskAsync(browser, SignInDriver.Sticker(Marc), Own)).To, StringComparison.Ordinal);

        await using var off = await StartAsync(new() { ["Support:ShowsLineAtHome"] = "false", ["Portal:KnownProxies"] = "127.0.0.1" });
        using var other = off.NewBrowser();
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(other, SignInDriver.Sticker(Marc), Own)).Status);
    }

    private static async Task<(HttpStatusCode Status, string? To)> AskAsync(Browser browser, string sticker, string from)
    {
        var page = await browser.GetAsync(sticker, r => r.Headers.Add("X-Forwarded-For", from));
        // The form as the page has it; where there is none, what a stranger would send.
        var form = page.Forms.SingleOrDefault(f => f.GetAttribute("action")?.StartsWith("?handler=Here", StringComparison.Ordinal) is true);
        var token = form?.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? (form is null ? page.Token : "none");
        using var request = new HttpRequestMessage(HttpMethod.Post, sticker.Replace("?", "?handler=Here&", StringComparison.Ordinal))
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]),
        };
        request.Headers.Add("X-Forwarded-For", from);
        using var answer = await browser.SendAsync(request);
        return (answer.StatusCode, answer.Headers.Location?.ToString());
    }
}

public sealed class PresenceSqliteTests(Outside outside) : PresenceTests(outside, null);

public sealed class PresencePostgresTests(Outside outside, PostgresServer postgres) : PresenceTests(outside, postgres);
