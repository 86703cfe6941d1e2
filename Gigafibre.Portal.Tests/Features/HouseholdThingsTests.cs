using System.Net;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.LineChanges;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features;

/// <summary>What people at home do with their line besides mending it: name devices, compare speeds, print a card for their guests.</summary>
public abstract class HouseholdThingsTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    [Fact]
    public async Task A_device_has_the_name_that_its_household_gave_it()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("bonne"));
        var line = await browser.FinishedLineAsync();
        var rename = line.Forms.First(f => f.GetAttribute("action")!.EndsWith("handler=Name", StringComparison.Ordinal));
        var mac = rename.QuerySelector("[name=device]")!.GetAttribute("value")!;
        line = await browser.SubmitAsync(line, rename, ("name", "  Télé de l’étage <b> "));
        Assert.Contains("Télé de l’étage <b>", line.Document.QuerySelector("#devices")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(mac, (await app.WithDbAsync(db => db.DeviceNames.SingleAsync())).DeviceMac);

        // Again, then its own name again; and nothing of a device that is not theirs.
        line = await browser.SubmitAsync(line, rename, ("name", "Télé"));
        Assert.Equal("Télé", (await app.WithDbAsync(db => db.DeviceNames.SingleAsync())).Name);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(line, rename, ("device", "020000000001"), ("name", "x"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(line, rename, ("device", "nothing"), ("name", "x"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(line, rename, ("diagnosis", Guid.NewGuid().ToString()), ("name", "x"))).Status);
        await browser.SubmitAsync(line, rename, ("name", new string('x', 41)));
        Assert.Equal(40, (await app.WithDbAsync(db => db.DeviceNames.SingleAsync())).Name.Length);

        // Named while the look is old, or another one runs: the name is there, and nothing is tested again for its sake.
        var looks = await app.WithDbAsync(db => db.Diagnoses.CountAsync());
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Contains("Télé du sous-sol", (await browser.SubmitAsync(line, rename, ("name", "Télé du sous-sol"))).Document.QuerySelector("#devices")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(looks, await app.WithDbAsync(db => db.Diagnoses.CountAsync()));
        await browser.SubmitAsync(line, rename, ("name", " "));
        Assert.Empty(await app.WithDbAsync(db => db.DeviceNames.ToListAsync()));

        // Another household with the same device does not read the name.
        await browser.SubmitAsync(line, rename, ("name", "Télé de Louise"));
        using var other = app.NewBrowser();
        await app.SignInAsync(other, SignInDriver.Scene("faible"));
        Assert.DoesNotContain("Télé de Louise", (await other.FinishedLineAsync()).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_measured_is_seen_beside_the_next_measurement()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("bonne"));
        await browser.FinishedLineAsync();
        var page = await browser.GetAsync("/line/speed");
        var card = page.Document.QuerySelector("#speed")!;
        Assert.Equal("1C61B4000101", card.GetAttribute("data-mac"));
        Assert.StartsWith("Cet appareil reçoit", card.GetAttribute("data-line"), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#earlier"));

        async Task<HttpStatusCode> KeepAsync(string down, string up)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, card.GetAttribute("data-keep"))
            {
                Content = new FormUrlEncodedContent([new("down", down), new("up", up)]),
            };
            request.RequestUri = new Uri(page.Address, request.RequestUri!);
            request.Headers.Add("RequestVerificationToken", page.Document.QuerySelector("#speed [name=__RequestVerificationToken]")!.GetAttribute("value"));
            using var answer = await browser.SendAsync(request);
            return answer.StatusCode;
        }

        foreach (var wrong in new[] { "0", "-1", "1e9", "NaN", "beaucoup", "" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, await KeepAsync(wrong, "50"));
        }

        for (var i = 1; i <= 12; i++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(HttpStatusCode.NoContent, await KeepAsync($"{100 + i}.25", "48.2"));
        }

        Assert.Equal(10, await app.WithDbAsync(db => db.SpeedMeasurements.CountAsync()));
        var earlier = (await browser.GetAsync("/line/speed")).Document.QuerySelector("#earlier")!;
        Assert.Equal(10, earlier.QuerySelectorAll("li").Length);
        Assert.Contains("↓ 112 ↑ 48", earlier.QuerySelector("li")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_for_the_guests_is_drawn_and_its_password_is_kept_nowhere()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("bonne"));
        await browser.FinishedLineAsync();
        var page = await browser.GetAsync("/line/wifi-card");
        Assert.NotEmpty(page.Document.QuerySelectorAll("#network option"));
        var refused = await browser.SubmitAsync(page, ("network", "Maison"), ("key", "court"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Null(refused.Document.QuerySelector(".wifi-card"));

        const string key = "un;secret:tres,long";
        var card = await browser.SubmitAsync(page, ("network", "Maison <3"), ("key", key));
        Assert.Equal("Maison <3", card.Document.QuerySelector(".wifi-card h2")!.TextContent);
        Assert.Equal(key, card.Document.QuerySelector(".wifi-card code")!.TextContent);
        Assert.StartsWith("M", card.Document.QuerySelector(".wifi-card path")!.GetAttribute("d"), StringComparison.Ordinal);
        Assert.DoesNotContain(app.Log.Lines, l => l.Contains(key, StringComparison.Ordinal));
        Assert.DoesNotContain(key, (await browser.GetAsync("/line/wifi-card")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Maison", "motdepasse", "WIFI:T:WPA;S:Maison;P:motdepasse;;")]
    [InlineData("Chez \"nous\"; oui", "a:b,c\\d", "WIFI:T:WPA;S:Chez \\\"nous\\\"\\; oui;P:a\\:b\\,c\\\\d;;")]
    public void What_telephones_read_is_escaped_as_they_want_it(string network, string key, string text) => Assert.Equal(text, WifiCard.Code(network, key));

    [Fact]
    public void A_new_password_is_readable_and_never_twice_the_same()
    {
        var keys = Enumerable.Range(0, 200).Select(_ => WifiCard.NewKey()).ToList();
        Assert.All(keys, k => Assert.Matches("^[a-hj-km-np-z2-9]{4}-[a-hj-km-np-z2-9]{4}-[a-hj-km-np-z2-9]{4}$", k));
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }
}

public sealed class HouseholdThingsSqliteTests(Outside outside) : HouseholdThingsTests(outside, null);

public sealed class HouseholdThingsPostgresTests(Outside outside, PostgresServer postgres) : HouseholdThingsTests(outside, postgres);
