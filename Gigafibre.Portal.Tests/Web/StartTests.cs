using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Tests.Support;
using Microsoft.Extensions.Options;
using Xunit;

namespace Gigafibre.Portal.Tests.Web;

/// <summary>What stops the start, and what does not.</summary>
public sealed class StartTests(Outside outside)
{
    [Fact]
    public async Task A_field_that_erpnext_lacks_is_named()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            PortalApp.StartAsync(outside, new() { ["ErpNext:Equipment:Mac"] = "mac_norm_x" }));
        Assert.Contains("Service Equipment.mac_norm_x", error.Message, StringComparison.Ordinal);

        error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            PortalApp.StartAsync(outside, new() { ["ErpNext:Location:Doctype"] = "Adresse de service" }));
        Assert.Contains("Adresse de service", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.Down)]
    [InlineData(Fault.Error)]
    [InlineData(Fault.Rubbish)]
    [InlineData(Fault.Silent)]
    public async Task Erpnext_in_trouble_does_not_stop_the_start(Fault fault)
    {
        var world = outside.NewWorld();
        world.Faults["erpnext"] = fault;
        await using var app = await PortalApp.StartAsync(outside, world: world);
        using var browser = app.NewBrowser();
        Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.GetAsync("/q/1C61B4000101")).Status);
    }

    [Theory]
    [InlineData("Portal:Pepper", "short", "Pepper")]
    [InlineData("Portal:OpsToken", "short", "OpsToken")]
    [InlineData("Twilio:AuthToken", "", "AuthToken")]
    [InlineData("ErpNext:BaseUrl", "", "BaseUrl")]
    [InlineData("Stripe:SecretKey", "", "SecretKey")]
    [InlineData("Billing:QstNumber", "", "QstNumber")]
    [InlineData("Stickers:Keys:z", "too-short", "Stickers:Keys:z")]
    [InlineData("Stickers:Keys:AB", "long-enough-but-its-id-is-not-one-letter", "Stickers:Keys:AB")]
    public async Task A_setting_that_is_missing_or_weak_is_named(string key, string value, string named)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => PortalApp.StartAsync(outside, new() { [key] = value }));
        Assert.Contains(named, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_left_blank_is_as_good_as_none()
    {
        await using var app = await PortalApp.StartAsync(outside, new() { ["Twilio:MessagingServiceSid"] = "", ["Smtp:User"] = "", ["Smtp:Password"] = "" });
        using var texted = app.NewBrowser();
        Assert.Equal("/line", (await app.SignInAsync(texted, SignInDriver.Scene("bonne"))).Address.AbsolutePath);
        using var mailed = app.NewBrowser();
        Assert.Equal("/line", (await app.SignInAsync(mailed, SignInDriver.Scene("courriel"))).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_proxy_list_that_is_none_is_refused()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => PortalApp.StartAsync(outside, new() { ["Portal:KnownProxies"] = "traefik" }));
        Assert.Contains("traefik", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "Portal:KnownProxies")]
    [InlineData("none", "must begin with https://")]
    [InlineData("none", "still points at the Sandbox", "https://client.gigafibre.ca")]
    public async Task Production_refuses_what_only_development_may_have(string? proxies, string words, string? url = null)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => PortalApp.StartAsync(outside, new()
        {
            ["environment"] = "Production",
            ["Portal:PublicUrl"] = url ?? "http://client.gigafibre.ca",
            ["Portal:KnownProxies"] = proxies,
            ["Portal:Pepper"] = new string('p', 40),
            ["Stickers:Keys:a"] = new string('s', 40),
            ["Oidc:Authority"] = "https://id.gigafibre.ca/application/o/portal/",
            ["Oidc:ClientId"] = "portal",
            ["Oidc:ClientSecret"] = "nobody",
            ["Smtp:From"] = "a@b.ca",
            ["Stripe:SecretKey"] = "sk_live_nobody",
            ["Stripe:WebhookSecrets:0"] = "whsec_nobody",
            ["Billing:GstNumber"] = "123456789 RT0001",
            ["Billing:QstNumber"] = "1234567890 TQ0001",
            ["ErpNext:ApiKey"] = "sandbox",
            ["ErpNext:ApiSecret"] = "sandbox",
            ["Twilio:From"] = "+15145550100",
        }));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.IsNotType<OptionsValidationException>(error);
    }
}
