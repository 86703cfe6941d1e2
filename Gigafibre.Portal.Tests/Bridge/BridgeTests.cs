using System.Net;
using System.Text.Json;
using Gigafibre.Portal.Integrations.ModemBridge;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.TpLink;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Bridge;

/// <summary>The bridge reads the sandbox's modem through a real Chromium.</summary>
public sealed class BridgeTests(Outside outside)
{
    private const string Mac = "1C61B4000101";
    private const string NoBrowser = "Chromium is not installed here";

    private static ModemWeb Modem(World world, string mac = Mac) => world.ModemWebs.Find(mac)!;

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) => JsonElement.Parse(await response.Content.ReadAsStringAsync());

    [Fact(Skip = NoBrowser, SkipUnless = nameof(BridgeApp.HasBrowser), SkipType = typeof(BridgeApp))]
    public async Task A_modem_is_read_whole_and_left_logged_out_and_its_secrets_stay_inside()
    {
        var world = outside.NewWorld();
        await using var bridge = await BridgeApp.StartAsync(outside, world);
        using var response = await bridge.ReadAsync(Mac);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);

        var cpe = Dev2Reader.Read(JsonSerializer.Deserialize<ModemPageAnswer>(text, JsonSerializerOptions.Web)!);
        Assert.Equal(("XX230v", -17.5), (cpe.Identity.Model, cpe.Optical!.RxDbm));
        Assert.Equal(("pppoe_gpon_2_1", "Up", "PPP"), (cpe.Internet!.Name, cpe.Internet.Status.ToString(), cpe.Internet.Protocol));
        Assert.Equal(["2.4GHz", "5GHz"], cpe.Radios.Select(r => r.Band));
        Assert.Contains(cpe.Clients, c => c is { Band: "5GHz", RssiDbm: -48, RateMbps: 960 });
        Assert.Contains(cpe.Clients, c => c is { HostName: "Télé du salon", Wired: true });

        Assert.Null(Modem(world).Session);
        Assert.Equal(1, Modem(world).Logins);
        string[] secrets = ["ppp-secret", "maison-bleue", ModemWeb.DefaultPassword, "PPPPassword", "PSK"];
        Assert.All(secrets, s => Assert.DoesNotContain(s, text, StringComparison.OrdinalIgnoreCase));
        Assert.All(secrets, s => Assert.DoesNotContain(bridge.Log.Lines, l => l.Contains(s, StringComparison.OrdinalIgnoreCase)));

        using var keys = await bridge.ReadAsync(Mac, "WifiKeys");
        Assert.Contains(Dev2Reader.Keys(JsonSerializer.Deserialize<ModemPageAnswer>(await keys.Content.ReadAsStringAsync(), JsonSerializerOptions.Web)!),
            k => k is { Key: "maison-bleue-1", Guest: false });
        Assert.DoesNotContain(bridge.Log.Lines, l => l.Contains("maison-bleue", StringComparison.Ordinal));
        using var mixed = await bridge.ReadAsync(Mac, "WifiKeys", "Device");
        Assert.Equal(HttpStatusCode.BadRequest, mixed.StatusCode);
    }

    [Theory(Skip = NoBrowser, SkipUnless = nameof(BridgeApp.HasBrowser), SkipType = typeof(BridgeApp))]
    [InlineData(PageBehavior.Busy, HttpStatusCode.Conflict, "busy")]
    [InlineData(PageBehavior.Locked, HttpStatusCode.Locked, "locked")]
    [InlineData(PageBehavior.SessionLost, HttpStatusCode.BadGateway, "session-lost")]
    [InlineData(PageBehavior.Gone, HttpStatusCode.BadGateway, "unreachable")]
    [InlineData(PageBehavior.Slow, HttpStatusCode.GatewayTimeout, "timeout")]
    [InlineData(PageBehavior.ParamsMissing, HttpStatusCode.OK, null)]
    [InlineData(PageBehavior.MissingObject, HttpStatusCode.OK, null)]
    [InlineData(PageBehavior.Gcm, HttpStatusCode.OK, null)]
    public async Task Whatever_the_page_does_is_said_in_a_word(PageBehavior behavior, HttpStatusCode status, string? word)
    {
        var world = outside.NewWorld();
        Modem(world).Behavior = behavior;
        await using var bridge = await BridgeApp.StartAsync(outside, world, behavior == PageBehavior.Slow ? new() { ["Bridge:BudgetSeconds"] = "28" } : null);
        using var response = await bridge.ReadAsync(Mac);
        var answer = await JsonAsync(response);
        Assert.True(status == response.StatusCode, $"{response.StatusCode} {answer}");
        Assert.Equal(word, answer.TryGetProperty("error", out var error) ? error.GetString() : null);
        if (word is null)
        {
            Assert.Equal(behavior != PageBehavior.MissingObject, answer.GetProperty("parts").TryGetProperty("Hosts", out _));
            Assert.Null(Modem(world).Session);
        }

        // And then it is well again.
        Modem(world).Behavior = PageBehavior.Normal;
        if (behavior != PageBehavior.Locked)
        {
            using var well = await bridge.ReadAsync(Mac, "Device");
            Assert.Equal(HttpStatusCode.OK, well.StatusCode);
        }
    }

    [Fact(Skip = NoBrowser, SkipUnless = nameof(BridgeApp.HasBrowser), SkipType = typeof(BridgeApp))]
    public async Task A_wrong_password_is_tried_once_and_then_the_modem_rests()
    {
        var world = outside.NewWorld();
        Modem(world).Password = "changed-by-the-customer";
        await using var bridge = await BridgeApp.StartAsync(outside, world);
        for (var i = 0; i < 3; i++)
        {
            using var refused = await bridge.ReadAsync(Mac);
            var answer = await JsonAsync(refused);
            Assert.Equal((HttpStatusCode.FailedDependency, "wrong-password"), (refused.StatusCode, answer.GetProperty("error").GetString()));
            Assert.InRange(answer.GetProperty("retryAfterSeconds").GetInt32(), 500, 600);
        }

        Assert.Equal(1, Modem(world).Failures);
        using var other = await bridge.ReadAsync("1C61B4000102", "Device");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact(Skip = NoBrowser, SkipUnless = nameof(BridgeApp.HasBrowser), SkipType = typeof(BridgeApp))]
    public async Task A_customer_who_is_logged_in_stays_logged_in()
    {
        var world = outside.NewWorld();
        var theirs = Modem(world).Session = new WebSession("cookie-of-the-customer", "t", new GdprCipher("1234567890123456", "1234567890123456", false), "h");
        await using var bridge = await BridgeApp.StartAsync(outside, world);
        using var busy = await bridge.ReadAsync(Mac);
        Assert.Equal(HttpStatusCode.Conflict, busy.StatusCode);
        Assert.Same(theirs, Modem(world).Session);
    }

    [Fact(Skip = NoBrowser, SkipUnless = nameof(BridgeApp.HasBrowser), SkipType = typeof(BridgeApp))]
    public async Task Another_modem_at_the_address_is_recognised_and_tells_nothing()
    {
        var world = outside.NewWorld();
        await using var bridge = await BridgeApp.StartAsync(outside, world, new() { ["Bridge:PageUrl"] = $"{outside.Url}/w/{world.Name}/tplink/1C61B4000102/" });
        using var response = await bridge.ReadAsync(Mac);
        Assert.Equal((HttpStatusCode.NotFound, "wrong-modem"), (response.StatusCode, (await JsonAsync(response)).GetProperty("error").GetString()));
        Assert.Null(Modem(world, "1C61B4000102").Session);
        using var restart = await bridge.AskAsync(Mac, "restart", new { address = "127.0.0.1" });
        Assert.Equal(HttpStatusCode.NotFound, restart.StatusCode);
        Assert.Equal(0, Modem(world, "1C61B4000102").Device.Restarts);
    }

    [Fact(Skip = NoBrowser, SkipUnless = nameof(BridgeApp.HasBrowser), SkipType = typeof(BridgeApp))]
    public async Task It_restarts_and_renews()
    {
        var world = outside.NewWorld();
        await using var bridge = await BridgeApp.StartAsync(outside, world);
        using var renewed = await bridge.AskAsync(Mac, "renew", new { address = "127.0.0.1" });
        Assert.Equal((HttpStatusCode.Accepted, 2), (renewed.StatusCode, Modem(world).Device.Renewals));
        using var restarted = await bridge.AskAsync(Mac, "restart", new { address = "127.0.0.1" });
        Assert.Equal((HttpStatusCode.Accepted, 1), (restarted.StatusCode, Modem(world).Device.Restarts));
    }

    [Fact(Skip = NoBrowser, SkipUnless = nameof(BridgeApp.HasBrowser), SkipType = typeof(BridgeApp))]
    public async Task Strangers_other_networks_and_rubbish_are_refused()
    {
        var world = outside.NewWorld();
        await using var bridge = await BridgeApp.StartAsync(outside, world);
        using var stranger = await bridge.AskAsync(Mac, "read", new { address = "127.0.0.1", parts = new[] { "Device" } }, token: "another-token-0123456789-0123456789-x");
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        foreach (var (mac, body, status) in new (string, object, HttpStatusCode)[]
        {
            (Mac, new { address = "192.0.2.1", parts = new[] { "Device" } }, HttpStatusCode.Forbidden),
            (Mac, new { address = "example.test", parts = new[] { "Device" } }, HttpStatusCode.BadRequest),
            (Mac, new { address = "127.0.0.1", parts = new[] { "DEV2_LIFEMOTE_AGENT" } }, HttpStatusCode.BadRequest),
            (Mac, new { address = "127.0.0.1", parts = new[] { "99" } }, HttpStatusCode.BadRequest),
            (Mac, new { address = "127.0.0.1" }, HttpStatusCode.BadRequest),
            ("rubbish", new { address = "127.0.0.1", parts = new[] { "Device" } }, HttpStatusCode.BadRequest),
        })
        {
            using var refused = await bridge.AskAsync(mac, "read", body);
            Assert.Equal(status, refused.StatusCode);
        }

        Assert.Equal(0, Modem(world).Logins);
    }

    [Fact(Skip = NoBrowser, SkipUnless = nameof(BridgeApp.HasBrowser), SkipType = typeof(BridgeApp))]
    public async Task Each_modem_is_opened_with_a_password_of_its_own()
    {
        var (world, secret) = (outside.NewWorld(), new string('s', 40));
        Modem(world).Password = BridgeOptions.DerivePassword(secret, Gigafibre.Portal.Integrations.MacAddress.Parse(Mac));
        await using var bridge = await BridgeApp.StartAsync(outside, world, new() { ["Bridge:PasswordSecret"] = secret });
        using var answer = await bridge.ReadAsync(Mac, "Device");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("Bridge:Networks:0", "8.8.8.0/24", "is not private")]
    [InlineData("Bridge:Networks:0", "0.0.0.0/0", "is not private")]
    [InlineData("Bridge:Networks:0", "2000::/3", "is not private")]
    [InlineData("Bridge:Networks:0", "fe80::/10", "is not private")]
    [InlineData("Bridge:Networks:0", "192.168.1.0/24", "customer's own device")]
    [InlineData("Bridge:Networks:0", "192.168.1.7/32", "customer's own device")]
    [InlineData("Bridge:Networks:0", "100.64.0.0/16", "is not private")]
    [InlineData("Bridge:CustomerNetworks:2", "127.0.0.0/24", "customer's own device")]
    [InlineData("Bridge:CustomerNetworks:2", "rubbish", "is not a network")]
    [InlineData("Bridge:AllowSharedPassword", "false", "one password for every modem")]
    [InlineData("Bridge:PasswordSecret", "short", "is short")]
    public async Task What_would_say_a_secret_to_strangers_does_not_start(string key, string value, string why)
    {
        var failed = await Assert.ThrowsAnyAsync<Exception>(() => BridgeApp.StartAsync(outside, outside.NewWorld(), new() { [key] = value }));
        Assert.Contains(why, failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_modem_has_a_password_of_its_own_that_openssl_makes_too() =>

        // printf modem-page:1C61B4000101 | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
        Assert.Equal("382c9a24e013dcff271a", BridgeOptions.DerivePassword("0123456789abcdef0123456789abcdef", Gigafibre.Portal.Integrations.MacAddress.Parse("1C:61:B4:00:01:01")));

    [Fact]
    public async Task Without_a_long_token_it_does_not_start()
    {
        var failed = await Assert.ThrowsAnyAsync<Exception>(() => BridgeApp.StartAsync(outside, outside.NewWorld(), new() { ["Bridge:Token"] = "short" }));
        Assert.Contains("Bridge:Token", failed.Message, StringComparison.Ordinal);
    }

    [Fact(Skip = NoBrowser, SkipUnless = nameof(BridgeApp.HasBrowser), SkipType = typeof(BridgeApp))]
    public async Task Many_who_ask_at_once_wait_their_turn()
    {
        var world = outside.NewWorld();
        await using var bridge = await BridgeApp.StartAsync(outside, world);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => bridge.ReadAsync(Mac, "Device")));
        Assert.Equal(3, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(3, answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests));
        Assert.Equal(3, Modem(world).Logins);
        Array.ForEach(answers, a => a.Dispose());
    }
}
