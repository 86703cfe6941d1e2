using System.Text.Json.Nodes;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features;

/// <summary>What decides about access and did not come, or says what no setting names, never means the friendlier thing.</summary>
public sealed class ClosedWhenInDoubtTests(Outside outside) : DatabaseTests(outside, null)
{
    [Theory]
    [InlineData("Volé")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("In Stock")]
    public async Task A_modem_in_a_state_that_nobody_named_opens_no_door(string? status)
    {
        await using var app = await StartAsync();
        var scene = SignInDriver.Scene("bonne");
        var name = app.World.Erp.All("Service Equipment").Single(e => e["mac_address"]!.ToString() == scene.Mac)["name"]!.ToString();
        app.World.Erp.Update("Service Equipment", name, new() { ["status"] = status });
        using var browser = app.NewBrowser();
        await browser.AskOpenAsync(scene.Mac, scene.Phone!);
        await app.DrainAsync();
        Assert.Empty(app.World.Post.All);
        Assert.Equal(status != "In Stock", (await app.WithDbAsync(db => db.Findings.ToListAsync())).Exists(f => f.Kind == FindingKind.UnknownState));
    }

    [Theory]
    [InlineData("Gelé", true)]
    [InlineData("", true)]
    [InlineData("Suspended", false)]
    public async Task An_address_in_a_state_that_nobody_named_is_suspended(string status, bool isUnknown)
    {
        await using var app = await StartAsync();
        var scene = SignInDriver.Scene("faible");
        var place = app.World.Erp.All("Service Location").Single(l => l["customer"]!.ToString() == app.World.CustomerOf("faible"))["name"]!.ToString();
        app.World.Erp.Update("Service Location", place, new() { ["status"] = status });
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, scene);
        Assert.Contains("suspendu", (await browser.FinishedLineAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(isUnknown, (await app.WithDbAsync(db => db.Findings.ToListAsync())).Exists(f => f.Kind == FindingKind.UnknownState));
    }

    [Theory]
    [InlineData("Customer:read")]
    [InlineData("Service Location:read")]
    [InlineData("Service Equipment:read")]
    [InlineData("Contact:read")]
    public async Task A_right_that_goes_while_the_portal_runs_lets_nobody_in(string right)
    {
        await using var app = await StartAsync();
        app.World.Erp.Forbidden.Add(right);
        var scene = SignInDriver.Scene("bonne");
        using var scanned = app.NewBrowser();
        await scanned.AskOpenAsync(scene.Mac, scene.Phone!);
        using var disabled = app.NewBrowser();
        var closed = SignInDriver.Scene("ferme");
        await disabled.AskOpenAsync(closed.Mac, closed.Phone!);
        await app.DrainAsync();
        Assert.Empty(app.World.Post.All);
    }

    [Fact]
    public async Task A_session_whose_modem_was_blocked_ends_on_its_next_page()
    {
        await using var app = await StartAsync();
        var scene = SignInDriver.Scene("bonne");
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, scene);
        var name = app.World.Erp.All("Service Equipment").Single(e => e["mac_address"]!.ToString() == scene.Mac)["name"]!.ToString();
        app.World.Erp.Update("Service Equipment", name, new JsonObject { ["status"] = "Perdu?" });
        Assert.Equal("/signin", (await browser.GetAsync("/line")).Address.AbsolutePath);
    }
}
