using System.Net;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Staff;

public abstract class OidcTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    [Fact]
    public async Task Staff_come_back_to_the_page_they_asked_for()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var page = await browser.SignInAtProviderAsync("simon", "/internal?x=1");
        Assert.Equal((HttpStatusCode.OK, "/internal?x=1"), (page.Status, page.Address.PathAndQuery));
        Assert.Contains("Simon Soutien", page.Html, StringComparison.Ordinal);
        Assert.Contains("soutien", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("__Host-session", browser.Cookies.Keys);
    }

    [Fact]
    public async Task A_customer_with_an_account_lands_on_their_own_bills()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var page = await browser.SignInAtProviderAsync("louise", "/signin/account");
        Assert.Equal("/home", page.Address.AbsolutePath);
        Assert.Equal(app.World.CustomerOf("bonne"), await app.WithDbAsync(db => db.Sessions.Select(s => s.CustomerId).SingleAsync()));
        Assert.Equal("/modems", (await browser.GetAsync("/line")).Address.AbsolutePath);

        // The staff's side is not hers.
        Assert.Empty(await app.WithDbAsync(db => db.StaffSessions.ToListAsync()));
    }

    [Theory]
    [InlineData("perdu")]
    [InlineData("fantome")]
    public async Task An_account_without_role_or_file_opens_nothing(string person)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var page = await browser.SignInAtProviderAsync(person);
        Assert.Equal((HttpStatusCode.Forbidden, "/signin/refused"), (page.Status, page.Address.AbsolutePath));
        Assert.Equal((0, 0), (await app.WithDbAsync(db => db.StaffSessions.CountAsync()), await app.WithDbAsync(db => db.Sessions.CountAsync())));
    }

    [Fact]
    public async Task A_customer_who_leaves_erpnext_is_signed_out()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await browser.SignInAtProviderAsync("louise", "/signin/account");
        app.World.Erp.Delete("Customer", app.World.CustomerOf("bonne"));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("/signin", (await browser.GetAsync("/account")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Signing_out_here_signs_out_there()
    {
        await using var app = await StartAsync();
        using var browser = await app.DeskAsync("ada");
        var desk = await browser.GetAsync("/internal");
        var page = await browser.SubmitAsync(desk, desk.FormTo("/session/staff"));
        Assert.Equal("/session?ended=true&desk=true", page.Address.PathAndQuery);
        Assert.Empty(app.World.Oidc.Open);
        Assert.Contains("Qui êtes-vous", (await browser.GetAsync("/internal")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_who_signs_out_here_is_signed_out_there()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var account = await browser.SignInAtProviderAsync("louise", "/signin/account");
        await browser.SubmitAsync(account, account.FormTo("/session"));
        Assert.Empty(app.World.Oidc.Open);
    }

    [Theory]
    [InlineData("ada", "/internal")]
    [InlineData("louise", "/account")]
    public async Task Signing_out_there_signs_out_here(string person, string page)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await browser.SignInAtProviderAsync(person, person == "ada" ? "/internal" : "/signin/account");
        Assert.Equal(page, (await browser.GetAsync(page)).Address.AbsolutePath);
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, await app.World.Oidc.EndAsync(app.SessionAtProvider(person).Id, http));
        Assert.NotEqual(page, (await browser.GetAsync(page)).Address.AbsolutePath);
    }

    [Fact]
    public async Task Signing_out_after_an_idle_hour_does_not_sign_in_again()
    {
        await using var app = await StartAsync();
        using var browser = await app.DeskAsync("ada");
        var desk = await browser.GetAsync("/internal");
        app.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("/session?ended=true&desk=true", (await browser.SubmitAsync(desk, desk.FormTo("/session/staff"))).Address.PathAndQuery);
        Assert.Empty(app.World.Oidc.Open);
        Assert.Equal("", await app.WithDbAsync(db => db.OidcLogins.Select(l => l.IdTokenSealed).SingleAsync()));
    }

    public static TheoryData<string, Action<Dictionary<string, object>>> WrongLogouts => new()
    {
        { "issuer", c => c["iss"] = "http://127.0.0.1/elsewhere/" },
        { "audience", c => c["aud"] = "wiki" },
        { "expired", c => c["exp"] = DateTimeOffset.UtcNow.AddMinutes(-10).ToUnixTimeSeconds() },
        { "no end", c => c.Remove("exp") },
        { "no id", c => c.Remove("jti") },
        { "no event", c => c.Remove("events") },
        { "a nonce", c => c["nonce"] = "n" },
        { "nobody", c => { c.Remove("sub"); c.Remove("sid"); } },
    };

    [Theory]
    [MemberData(nameof(WrongLogouts))]
    public async Task A_wrong_logout_token_ends_nothing(string what, Action<Dictionary<string, object>> change)
    {
        await using var app = await StartAsync();
        using var browser = await app.DeskAsync("ada");
        using var http = new HttpClient();
        foreach (var token in new[] { app.SessionAtProvider("ada").LogoutToken(change), app.SessionAtProvider("ada").LogoutToken()[..^4] + "AAAA", "rubbish", "" })
        {
            using var form = new FormUrlEncodedContent([new("logout_token", token)]);
            Assert.Equal((what, HttpStatusCode.BadRequest), (what, (await http.PostAsync(app.Url + "/signout-backchannel", form)).StatusCode));
        }

        Assert.Equal("/internal", (await browser.GetAsync("/internal")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_session_of_the_staff_ends_after_an_hour_idle_and_after_ten_hours()
    {
        await using var app = await StartAsync();
        using var browser = await app.DeskAsync("ada");
        for (var hours = 0.0; hours < 10.5; hours += 0.9)
        {
            app.Clock.Advance(TimeSpan.FromHours(0.9));
            Assert.Equal(hours + 0.9 < 10, (await browser.GetAsync("/internal")).Address.AbsolutePath == "/internal");
        }

        using var other = await app.DeskAsync("ada");
        app.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.NotEqual("/internal", (await other.GetAsync("/internal")).Address.AbsolutePath);
    }

    [Fact]
    public async Task While_the_provider_is_away_the_page_says_so_and_codes_still_work()
    {
        var world = Outside.NewWorld();
        world.Faults["oidc"] = Fault.Down;
        await using var app = await StartAsync(world: world);
        using var browser = app.NewBrowser();
        foreach (var path in new[] { "/internal", "/signin/account" })
        {
            var page = await browser.GetAsync(path);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "/signin/refused?why=away"), (page.Status, page.Address.PathAndQuery));
        }

        Assert.Equal("/home", (await app.SignInByContactAsync(browser, SignInDriver.Scene("deux"))).Address.AbsolutePath);
    }
}

public sealed class OidcSqliteTests(Outside outside) : OidcTests(outside, null);

public sealed class OidcPostgresTests(Outside outside, PostgresServer postgres) : OidcTests(outside, postgres);
