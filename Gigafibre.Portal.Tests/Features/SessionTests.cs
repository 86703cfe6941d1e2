using System.Net;
using System.Text.Json.Nodes;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Features;

public abstract class SessionTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    [Fact]
    public async Task Signing_in_again_ends_the_browsers_former_session_and_one_tap_ends_all()
    {
        await using var app = await StartAsync();
        var scene = SignInDriver.Scene("bonne");
        using var browser = app.NewBrowser();
        using var other = app.NewBrowser();
        await app.SignInByContactAsync(browser, scene);
        await app.SignInByContactAsync(other, scene);
        var former = browser.Cookies["__Host-session"];
        await app.SignInByContactAsync(browser, scene);
        Assert.NotEqual(former, browser.Cookies["__Host-session"]);
        using var thief = app.NewBrowser();
        thief.Cookies["__Host-session"] = former;
        Assert.Equal("/signin", (await thief.GetAsync("/account")).Address.AbsolutePath);

        var access = await browser.GetAsync("/account/access");
        Assert.Equal(2, access.Document.QuerySelectorAll("ul.list li").Count(l => l.TextContent.Contains("Par un code", StringComparison.Ordinal)));
        Assert.Contains("Par un code, ici", access.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(access, access.FormTo("?handler=Everywhere"));
        foreach (var one in new[] { browser, other })
        {
            Assert.Equal("/signin", (await one.GetAsync("/account")).Address.AbsolutePath);
        }
    }

    [Fact]
    public async Task After_a_change_of_the_pepper_contacts_are_found_as_before()
    {
        var (database, world, clock) = (await NewLastingDatabaseAsync(), Outside.NewWorld(), new TestClock());
        foreach (var pepper in new[] { new string('p', 40), new string('q', 40) })
        {
            await using var app = await StartOnAsync(database, world, clock, new() { ["Portal:Pepper"] = pepper });
            using var browser = app.NewBrowser();
            Assert.Equal("/home", (await app.SignInByContactAsync(browser, SignInDriver.Scene("deux"))).Address.AbsolutePath);
            clock.Advance(TimeSpan.FromHours(1));
        }
    }

    [Fact]
    public async Task A_session_ends_after_half_an_hour_of_silence_and_after_twelve_hours()
    {
        await using var app = await StartAsync();
        using var idle = app.NewBrowser();
        await app.SignInAsync(idle, SignInDriver.Scene("bonne"));
        using var busy = app.NewBrowser();
        await app.SignInAsync(busy, SignInDriver.Scene("faible"));

        for (var minutes = 20; minutes < 12 * 60; minutes += 20)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal("/line", (await busy.GetAsync("/line")).Address.AbsolutePath);
        }

        Assert.Equal("/signin", (await idle.GetAsync("/line")).Address.AbsolutePath);
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal("/signin", (await busy.GetAsync("/line")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var line = await app.SignInAsync(browser, SignInDriver.Scene("bonne"));
        var stolen = browser.Cookies["__Host-session"];

        var form = line.Document.QuerySelectorAll("footer form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single();
        Assert.Equal("Votre session est fermée.", (await browser.SubmitAsync(line, form)).Title);

        browser.Cookies["__Host-session"] = stolen;
        Assert.Equal("/signin", (await browser.GetAsync("/line")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_modem_that_changes_hands_ends_the_old_owners_session_and_codes()
    {
        await using var app = await StartAsync();
        using var old = app.NewBrowser();
        await app.SignInAsync(old, SignInDriver.Scene("bonne"));
        using var waiting = app.NewBrowser();
        var enter = await waiting.AskTrustedAsync(SignInDriver.Scene("bonne"));
        await app.DrainAsync();

        var equipment = app.World.Erp.All("Service Equipment").Single(e => e["mac_normalized"]!.ToString() == "1c61b4000101");
        var other = app.World.People.Single(p => p.Scene.Key == "faible").CustomerId;
        app.World.Erp.Update("Service Equipment", equipment["name"]!.ToString(), new JsonObject { ["customer"] = other });

        Assert.Equal("/signin", (await old.GetAsync("/line")).Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.BadRequest, (await waiting.SubmitAsync(enter, ("code", app.World.CodeFor("+15145550101")!))).Status);
    }

    [Fact]
    public async Task Erpnext_away_does_not_throw_people_out()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("bonne"));
        foreach (var fault in new[] { Fault.Down, Fault.Error, Fault.Rubbish, Fault.Maintenance })
        {
            app.World.Faults["erpnext"] = fault;
            var page = await browser.GetAsync("/line");
            Assert.Equal((HttpStatusCode.OK, "/line"), (page.Status, page.Address.AbsolutePath));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/modems")).Status);
        }
    }

    [Fact]
    public async Task A_customer_with_two_modems_chooses_and_nobody_elses_is_on_the_list()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("bonne"));

        var list = await browser.GetAsync("/modems");
        Assert.Equal(2, list.Forms.Count);
        var cottage = list.Forms.Single(f => f.QuerySelector("input[name=mac]")!.GetAttribute("value") == "1C61B4000112");
        Assert.Equal("/line", (await browser.SubmitAsync(list, cottage)).Address.AbsolutePath);
        Assert.Contains("1C:61:B4:00:01:12 · celui-ci", (await browser.GetAsync("/modems")).Text, StringComparison.Ordinal);

        var foreign = await browser.SubmitAsync(list, cottage, ("mac", "1C61B4000102"));
        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.Contains("1C:61:B4:00:01:12 · celui-ci", (await browser.GetAsync("/modems")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_telephone_that_leaves_the_file_ends_the_session_it_opened()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, SignInDriver.Scene("faible"));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("/account", (await browser.GetAsync("/account")).Address.AbsolutePath);

        var contact = app.World.Erp.All("Contact").Single(c => c["phone_nos"]?.ToJsonString().Contains("555-0102", StringComparison.Ordinal) == true);
        app.World.Erp.Update("Contact", contact["name"]!.ToString(), new JsonObject { ["phone_nos"] = new JsonArray() });
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("/signin", (await browser.GetAsync("/account")).Address.AbsolutePath);
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_made_up_cookie_is_nobody(string cookie)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        browser.Cookies["__Host-session"] = cookie;
        foreach (var path in new[] { "/line", "/modems", "/line?handler=Events&d=" + Guid.NewGuid() })
        {
            Assert.Equal("/signin", (await browser.GetAsync(path)).Address.AbsolutePath);
        }
    }
}

public sealed class SessionSqliteTests(Outside outside) : SessionTests(outside, null);

public sealed class SessionPostgresTests(Outside outside, PostgresServer postgres) : SessionTests(outside, postgres);
