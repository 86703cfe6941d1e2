using System.Net;
using AngleSharp.Dom;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.GenieAcs;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Features;

/// <summary>One place to come back to, and the way from every page to every other.</summary>
public abstract class HomeTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private const string Phone = "514 555-0100";

    private static readonly string[] Pages = ["/home", "/line", "/line/change", "/line/speed", "/line/wifi-card", "/line/lights", "/modems", "/account", "/invoices", "/pay",
        "/statement", "/help", "/account/access", "/people", "/account/passkeys", "/account/data", "/account/messages", "/account/notices", "/account/contacts",
        "/account/methods", "/account/autopay", "/account/time", "/conditions", "/confidentialite", "/accessibilite", "/no-such-page",
            "/invoices/NO-SUCH-BILL"];

    [Fact]
    public async Task Home_says_who_and_where_one_is_how_the_line_is_and_what_is_owed()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("faible"));
        await browser.FinishedLineAsync();
        var page = await browser.GetAsync("/home");
        var place = app.World.Erp.All("Service Location").Single(l => l["customer"]!.ToString() == app.World.CustomerOf("faible"));
        Assert.Contains($"Bonjour, {SignInDriver.Scene("faible").Name}.", page.Text, StringComparison.Ordinal);
        Assert.Contains($"{place["address_line"]}, {place["city"]}", page.Text, StringComparison.Ordinal);
        Assert.Equal("Votre connexion fonctionne, mais la lumière arrive faible à votre modem.", page.Title.Replace('\u00a0', ' '));
        Assert.Contains("À payer d’ici le", page.Text, StringComparison.Ordinal);
        Assert.Single(page.Forms, f => f.GetAttribute("action") == "/pay?handler=Balance");
        var english = await browser.GetAsync("/home?lang=en");
        Assert.Contains("Due by", english.Text, StringComparison.Ordinal);
        Assert.Contains("Hello,", english.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_going_on_is_on_the_home_page()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("coupee"));
        Assert.DoesNotContain("En cours", (await browser.GetAsync("/home")).Text, StringComparison.Ordinal);
        var line = await browser.FinishedLineAsync();
        await browser.SubmitAsync(line, line.FormTo("/line?handler=Ticket"));
        var page = await browser.GetAsync("/home");
        Assert.Contains("Billet WEB-", page.Text, StringComparison.Ordinal);
        Assert.Contains("WEB-", (await browser.GetAsync("/help")).Text, StringComparison.Ordinal);
        using var other = app.NewBrowser();
        await app.SignInAsync(other, SignInDriver.Scene("bonne"));
        Assert.DoesNotContain("WEB-", (await other.GetAsync("/home")).Text + (await other.GetAsync("/help")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_stands_while_erpnext_is_away_and_claims_nothing()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("bonne"));
        app.World.Faults["erpnext"] = Fault.Down;
        var page = await browser.GetAsync("/home");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Nous ne pouvons pas lire vos factures en ce moment.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Vous ne devez rien", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_leads_to_every_section_and_out_and_its_telephone_numbers_can_be_dialled()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("faible"));
        foreach (var path in Pages)
        {
            var page = await browser.GetAsync(path);
            Assert.True(page.Document.QuerySelectorAll("nav.tabs a").Length == 5, path);
            Assert.True(page.Document.QuerySelectorAll("nav.tabs a[aria-current=page]").Length <= 1, path);
            Assert.True(page.Document.QuerySelector("footer form[action='/session'] button") is not null, path);
            Assert.True(page.Document.QuerySelectorAll("h1").Length == 1, path);
            Assert.DoesNotContain(page.Document.QuerySelectorAll("a"), a => a.TextContent.Trim().Length == 0);
            Assert.True(page.Status == HttpStatusCode.OK || !page.Text.Contains("étiquette", StringComparison.Ordinal), path);
            DialsEverywhere(page, path);
        }

        string?[] current = ["/home", "/line", "/line", "/line", "/line", "/line", "/line", "/account", "/account", "/account", "/account", "/help", "/account/access",
            "/account/access", "/account/access",
            "/account/access"];
        foreach (var (path, at) in Pages.Zip(current))
        {
            Assert.Equal(at, (await browser.GetAsync(path)).Document.QuerySelector("nav.tabs a[aria-current=page]")!.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task A_stranger_has_ways_on_and_no_sections()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        foreach (var path in new[] { "/", "/signin", "/help", "/no-such-page", "/q/zz", "/conditions", "/accessibilite", "/session?ended=true" })
        {
            var page = await browser.GetAsync(path);
            Assert.Null(page.Document.QuerySelector("nav.tabs"));
            Assert.NotNull(page.Document.QuerySelector("footer a[href='/help']"));
            DialsEverywhere(page, path);
        }

        Assert.Contains("étiquette", (await browser.GetAsync("/q/zz")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("étiquette", (await browser.GetAsync("/quelque-part")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_needs_a_session_leads_to_the_sign_in_and_back()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var scene = SignInDriver.Scene("faible");
        var bill = app.World.UnpaidOf(app.World.CustomerOf("faible"))[0]["name"]!.ToString();
        var asked = await browser.GetAsync($"/invoices/{bill}");
        Assert.Equal("/signin", asked.Address.AbsolutePath);
        var code = await browser.SubmitAsync(asked, ("contact", scene.Phone!));
        await app.DrainAsync();
        Assert.Equal($"/invoices/{bill}", (await browser.SubmitAsync(code, ("code", app.World.CodeFor(scene.Phone!)!))).Address.AbsolutePath);

        // Once: whoever signs in again came for nothing in particular.
        Assert.False(browser.Cookies.ContainsKey("__Host-back"));
    }

    [Theory]
    [InlineData("/invoices/%C3%89t%C3%A9%20%232%3F", "/invoices/%C3%89t%C3%A9%20%232%3F")]
    [InlineData("/statement?from=2026-01-01&to=2026-02-01", "/statement?from=2026-01-01&to=2026-02-01")]
    [InlineData("/statement?handler=Csv&from=2026-01-01", "/statement")]
    public async Task Any_address_leads_back_as_it_was_typed(string asked, string back)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var scene = SignInDriver.Scene("faible");
        var code = await browser.SubmitAsync(await browser.GetAsync(asked), ("contact", scene.Phone!));
        await app.DrainAsync();
        Assert.Equal(back, (await browser.SubmitAsync(code, ("code", app.World.CodeFor(scene.Phone!)!))).Address.PathAndQuery);
    }

    [Fact]
    public async Task Who_has_one_modem_need_not_choose_it_and_who_has_two_must()
    {
        await using var app = await StartAsync();
        using var one = app.NewBrowser();
        Assert.Contains("data-events", (await app.SignInByContactAsync(one, SignInDriver.Scene("faible"))).Html, StringComparison.Ordinal);
        Assert.Equal("/line/change", (await one.GetAsync("/line/change")).Address.AbsolutePath);
        using var two = app.NewBrowser();
        var accounts = await app.SignInByContactAsync(two, SignInDriver.Scene("bonne"));
        var louise = accounts.Forms.Single(f => f.ParentElement!.TextContent.Contains(SignInDriver.Scene("bonne").Name, StringComparison.Ordinal));
        Assert.Equal("Quel modem voulez-vous voir?", (await two.SubmitAsync(accounts, louise)).Title.Replace('\u00a0', ' '));
        Assert.Equal("/modems", (await two.GetAsync("/line/change")).Address.AbsolutePath);
        using var none = app.NewBrowser();
        app.World.Settle("Élise Roy", "+15145557001", 60m, "FAC-1");
        var code = await none.SubmitAsync(await none.GetAsync("/signin"), ("contact", "+15145557001"));
        await app.DrainAsync();
        var home = await none.SubmitAsync(code, ("code", app.World.CodeFor("+15145557001")!));
        Assert.DoesNotContain("modem", home.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("À payer", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suspended_account_that_paid_is_told_so_on_the_home_page_too()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("suspendu"));
        await browser.FinishedLineAsync();
        Assert.Equal("Votre service est suspendu.", (await browser.GetAsync("/home")).Title.Replace('\u00a0', ' '));
        app.World.StripeCashier().PayByCard(await browser.PayBalanceAsync(), "4242424242424242");
        await app.SettleAsync();
        Assert.Equal((await browser.GetAsync("/line")).Title, (await browser.GetAsync("/home")).Title);
    }

    [Fact]
    public async Task Home_never_says_that_nothing_is_owed_while_something_stands()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("bonne"));
        var customer = app.World.CustomerOf("bonne");
        foreach (var bill in app.World.UnpaidOf(customer))
        {
            app.World.Erp.Update("Sales Invoice", bill["name"]!.ToString(), new() { ["currency"] = "USD" });
        }

        var home = await browser.GetAsync("/home");
        Assert.DoesNotContain("Vous ne devez rien", home.Text, StringComparison.Ordinal);
        Assert.Contains("n’est pas en dollars canadiens", home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(home.Forms, f => f.GetAttribute("action") == "/pay?handler=Balance");
    }

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/a\r\nSet-Cookie: x=y")]
    public async Task A_way_back_leads_nowhere_else(string back)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        browser.Cookies["__Host-back"] = Uri.EscapeDataString(back);
        var scene = SignInDriver.Scene("faible");
        var code = await browser.SubmitAsync(await browser.GetAsync("/signin"), ("contact", scene.Phone!));
        await app.DrainAsync();
        Assert.Equal("/home", (await browser.SubmitAsync(code, ("code", app.World.CodeFor(scene.Phone!)!))).Address.AbsolutePath);
    }

    [Fact]
    public async Task Nothing_is_advised_before_everybody_has_answered()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var serial = app.World.People.Single(p => p.Scene.Key == "panne").Serial;
        app.World.Acs.Devices.Values.Single(d => d.Id.EndsWith(serial, StringComparison.Ordinal)).Behavior = ModemBehavior.TooLate;
        var page = await app.SignInAsync(browser, SignInDriver.Scene("panne"));
        using var request = new HttpRequestMessage(HttpMethod.Get, page.Document.QuerySelector("#result")!.GetAttribute("data-events"));
        using var stream = await browser.SendAsync(request);
        var shown = (await stream.Content.ReadAsStringAsync()).Split("event: result\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.All(shown[..^1], s => Assert.DoesNotContain("class=\"steps\"", s, StringComparison.Ordinal));
        Assert.All(shown[..^1], s => Assert.DoesNotContain("data-announce", s, StringComparison.Ordinal));
        Assert.Contains(shown[..^1], s => s.Contains("Nous attendons encore", StringComparison.Ordinal));
        Assert.Contains("data-announce", shown[^1], StringComparison.Ordinal);
    }

    private static void DialsEverywhere(Page page, string path)
    {
        var bare = page.Document.QuerySelectorAll("body *").Where(e => e.ChildNodes.OfType<IText>().Any(t => t.Text.Replace('\u00a0', ' ').Contains(Phone,
            StringComparison.Ordinal)))
            .Where(e => e is not { LocalName: "a" } || e.GetAttribute("href") != "tel:+15145550100");
        Assert.True(!bare.Any(), $"{path}: {bare.FirstOrDefault()?.OuterHtml}");
    }
}

public sealed class HomeSqliteTests(Outside outside) : HomeTests(outside, null);

public sealed class HomePostgresTests(Outside outside, PostgresServer postgres) : HomeTests(outside, postgres);
