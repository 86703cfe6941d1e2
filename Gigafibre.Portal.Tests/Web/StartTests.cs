using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.ModemBridge;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Tests.Support;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Gigafibre.Portal.Tests.Web;

/// <summary>What stops the start, and what does not.</summary>
public sealed class StartTests(Outside outside)
{
    /// <summary>Whoever names the state "En service" does not want "Active" to count, too.</summary>
    [Fact]
    public void A_list_that_is_set_takes_the_place_of_the_usual_one()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["Autopay:CardRetryDays:0"] = "5", ["ErpNext:Location:ActiveStatuses:0"] = "En service" }).Build();
        var (autopay, erp) = (new AutopayOptions(), new ErpNextOptions { BaseUrl = null!, ApiKey = "", ApiSecret = "" });
        Core.Settings.Read(configuration.GetSection("Autopay"), autopay);
        Core.Settings.Read(configuration.GetSection("ErpNext"), erp);
        Assert.Equal([5], autopay.CardRetryDays);
        Assert.Equal(["En service"], erp.Location.ActiveStatuses);
        Assert.Equal(["Suspended"], erp.Location.SuspendedStatuses);
    }

    [Fact]
    public async Task A_field_that_erpnext_lacks_is_named()
    {
        var error = await Assert.ThrowsAsync<SettingsException>(() =>
            PortalApp.StartAsync(outside, new() { [PortalApp.AsksErpNext] = "", ["ErpNext:Equipment:Mac"] = "mac_norm_x" }));
        Assert.Contains("Service Equipment.mac_norm_x", error.Message, StringComparison.Ordinal);

        error = await Assert.ThrowsAsync<SettingsException>(() =>
            PortalApp.StartAsync(outside, new() { [PortalApp.AsksErpNext] = "", ["ErpNext:Location:Doctype"] = "Adresse de service" }));
        Assert.Contains("Adresse de service", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Customer")]
    [InlineData("Contact")]
    [InlineData("Service Location")]
    [InlineData("Sales Invoice")]
    [InlineData("Payment Entry")]
    [InlineData("GL Entry")]
    [InlineData("Payment Ledger Entry")]
    [InlineData("Issue")]
    public async Task A_right_that_erpnext_does_not_give_is_named(string doctype)
    {
        var world = outside.NewWorld();
        world.Erp.Forbidden.Add($"{doctype}:read");
        var error = await Assert.ThrowsAsync<SettingsException>(() => PortalApp.StartAsync(outside, new() { [PortalApp.AsksErpNext] = "" }, world));
        Assert.Contains(doctype, error.Message, StringComparison.Ordinal);
        Assert.Contains("read", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Service Equipment")]
    [InlineData("Service Location")]
    public async Task A_doctype_that_erpnext_does_not_have_is_named(string doctype)
    {
        var world = outside.NewWorld();
        world.Erp.Absent.Add(doctype);
        var error = await Assert.ThrowsAsync<SettingsException>(() => PortalApp.StartAsync(outside, new() { [PortalApp.AsksErpNext] = "" }, world));
        Assert.Contains($"has no {doctype}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wrong", "sandbox")]
    [InlineData("sandbox", "wrong")]
    [InlineData("a:b", "c")]
    public async Task A_key_that_erpnext_does_not_know_stops_the_start(string key, string secret)
    {
        var error = await Assert.ThrowsAsync<SettingsException>(() =>
            PortalApp.StartAsync(outside, new() { [PortalApp.AsksErpNext] = "", ["ErpNext:ApiKey"] = key, ["ErpNext:ApiSecret"] = secret }));
        Assert.Contains("ErpNext:ApiKey", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rights_that_only_the_books_check_needs_are_named_and_do_not_stop_the_start()
    {
        var world = outside.NewWorld();
        world.Erp.Forbidden.Add("Fiscal Year:read");
        await using var app = await PortalApp.StartAsync(outside, new() { [PortalApp.AsksErpNext] = "" }, world);
        Assert.Contains(app.Log.Lines, l => l.Contains("may not read Fiscal Year", StringComparison.Ordinal));
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
        await using var app = await PortalApp.StartAsync(outside, new() { [PortalApp.AsksErpNext] = "" }, world);
        using var browser = app.NewBrowser();
        Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.GetAsync("/q/1C61B4000101")).Status);
    }

    [Theory]
    [InlineData("Portal:Pepper", "short")]
    [InlineData("Ops:Tokens:hub:Hash", "a token in clear")]
    [InlineData("Twilio:AuthToken", "")]
    [InlineData("ErpNext:BaseUrl", "")]
    [InlineData("Billing:QstNumber", "")]
    [InlineData("Billing:LegalName", "")]
    [InlineData("Billing:Address", "")]
    [InlineData("Stickers:Keys:z", "too-short")]
    [InlineData("Stickers:Keys:AB", "long-enough-but-its-id-is-not-one-letter")]
    public async Task A_setting_that_is_weak_or_blank_is_named(string key, string value) => await IsRefusedAsync(key, new() { [key] = value });

    [Theory]
    [MemberData(nameof(RequiredKeys))]
    public async Task A_required_setting_that_is_left_out_is_named(string key) =>
        await IsRefusedAsync(key, new() { [key] = null, [key + ":0"] = null, [key + ":a"] = null });

    [Theory]
    [MemberData(nameof(ReadKeys))]
    public async Task A_setting_of_the_wrong_kind_is_named(string key) => await IsRefusedAsync(key, new() { [key] = "no such thing" });

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
        var error = await Assert.ThrowsAsync<SettingsException>(() => PortalApp.StartAsync(outside, new() { ["Portal:KnownProxies"] = "traefik" }));
        Assert.Contains("traefik", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "Portal:KnownProxies")]
    [InlineData("none", "must begin with https://")]
    [InlineData("none", "KeyRing:Certificates is missing", "https://client.gigafibre.ca")]
    [InlineData("none", "still points at the Sandbox", "https://client.gigafibre.ca", true)]
    public async Task Production_refuses_what_only_development_may_have(string? proxies, string words, string? url = null, bool hasKeyRing = false)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => PortalApp.StartAsync(outside, new()
        {
            ["environment"] = "Production",
            ["Olt:Devices:0:Name"] = "olt-1",
            ["Olt:Devices:0:Host"] = "10.0.0.9",
            ["Olt:Devices:0:Profile"] = "huawei",
            ["Portal:PublicUrl"] = url ?? "http://client.gigafibre.ca",
            ["Portal:KnownProxies"] = proxies,
            [hasKeyRing ? "KeyRing:Certificates:0" : "unused"] = KeyRingFile.New(),
            ["Portal:Pepper"] = new string('p', 40),
            ["Stickers:Keys:a"] = new string('s', 40),
            ["Oidc:Authority"] = "https://id.gigafibre.ca/application/o/portal/",
            ["Oidc:ClientId"] = "portal",
            ["Oidc:ClientSecret"] = "nobody",
            ["Smtp:From"] = "a@b.ca",
            ["Support:TeamDomains:0"] = "b.ca",
            ["Support:CallHours:0"] = "8-12",
            ["Stripe:SecretKey"] = "sk_live_nobody",
            ["Stripe:WebhookSecrets:0"] = "whsec_nobody",
            ["Billing:GstNumber"] = "123456789 RT0001",
            ["Billing:LegalName"] = "Gigafibre inc.",
            ["Billing:Address"] = "1, rue Principale, Québec (Québec) G1A 1A1",
            ["Billing:QstNumber"] = "1234567890 TQ0001",
            ["ErpNext:ApiKey"] = "sandbox",
            ["ErpNext:ApiSecret"] = "sandbox",
            ["Twilio:From"] = "+15145550100",
        }));
        Assert.Contains(words, Assert.IsType<SettingsException>(error).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> RequiredKeys() => [.. Settings().Where(s => s.Property.GetCustomAttribute<RequiredAttribute>() is not null
        && s.Property.GetCustomAttribute<RequiredMemberAttribute>() is not null).Select(s => s.Key)];

    public static TheoryData<string> ReadKeys() => [.. Settings().Where(s =>
        (Nullable.GetUnderlyingType(s.Property.PropertyType) ?? s.Property.PropertyType) is var type && (type.IsValueType || type == typeof(Uri))).Select(s => s.Key)];

    private static IEnumerable<(string Key, PropertyInfo Property)> Settings() =>
        from type in typeof(PortalHost).Assembly.GetTypes().Concat(typeof(ErpNextClient).Assembly.GetTypes())
        where type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetField("Section") is not null && type != typeof(BridgeOptions)
        from property in type.GetProperties()
        where property.CanWrite
        select ($"{type.GetField("Section")!.GetRawConstantValue()}:{property.Name}", property);

    /// <summary>One line a fault, and the one that was made is among them.</summary>
    private async Task IsRefusedAsync(string key, Dictionary<string, string?> settings)
    {
        var error = await Assert.ThrowsAsync<SettingsException>(() => PortalApp.StartAsync(outside, settings));
        Assert.Contains(error.Message.Split(Environment.NewLine), line => line.StartsWith(key, StringComparison.Ordinal) && line.EndsWith('.'));
    }
}
