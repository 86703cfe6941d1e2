using System.Net;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.SignIn;

/// <summary>Whoever signed in before is no stranger: what strangers use up is not theirs.</summary>
public abstract class KnownBrowserTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly Gigafibre.Portal.Sandbox.People.Scene Marc = SignInDriver.Scene("faible");

    private static async Task<Page> AskAsync(Browser browser)
    {
        var page = await browser.GetAsync("/signin");
        return await browser.SubmitAsync(page, ("contact", Marc.Phone!));
    }

    [Fact]
    public async Task Four_networks_that_shut_a_contact_do_not_shut_out_the_browser_that_signed_in()
    {
        await using var app = await StartAsync(new() { ["SignIn:CodesPerContactPerDayInAll"] = "4", ["SignIn:CodesPerContactPerDay"] = "3" });
        using var home = app.NewBrowser();
        await app.SignInByContactAsync(home, Marc);

        // A stranger who knows the telephone number uses up what the contact has.
        using var stranger = app.NewBrowser();
        for (var i = 0; i < 6; i++)
        {
            await AskAsync(stranger);
            app.Clock.Advance(TimeSpan.FromMinutes(16));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(stranger)).Status);
        Assert.Equal("/home", (await app.SignInByContactAsync(home, Marc)).Address.AbsolutePath);

        // Known by its cookie, and by nothing else.
        home.Cookies["__Host-known"] = new string('0', 64);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(home)).Status);
    }

    [Fact]
    public async Task Its_codes_go_out_before_those_of_strangers_and_when_strangers_have_used_up_the_day()
    {
        await using var app = await StartAsync(new() { ["SignIn:TextsPerDay"] = "3" });
        using var home = app.NewBrowser();
        await app.SignInByContactAsync(home, Marc);
        using var stranger = app.NewBrowser();
        var page = await stranger.GetAsync("/signin");
        await stranger.SubmitAsync(page, ("contact", SignInDriver.Scene("deux").Phone!));
        await app.DrainAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("/home", (await app.SignInByContactAsync(home, Marc)).Address.AbsolutePath);
        var known = await app.WithDbAsync(db => db.Challenges.Where(c => c.KnownBrowserId != null).SingleAsync());
        Assert.Null(SendCodeHandler.LaneOf(known));
    }

    [Fact]
    public async Task It_opens_nothing_counts_for_its_own_contact_only_and_ends_after_ninety_days()
    {
        await using var app = await StartAsync();
        using var home = app.NewBrowser();
        await app.SignInByContactAsync(home, Marc);
        using var thief = app.NewBrowser();
        thief.Cookies["__Host-known"] = home.Cookies["__Host-known"];
        Assert.NotEqual("/account", (await thief.GetAsync("/account")).Address.AbsolutePath);
        var page = await thief.GetAsync("/signin");
        await thief.SubmitAsync(page, ("contact", SignInDriver.Scene("deux").Phone!));
        Assert.Equal(0, await app.WithDbAsync(db => db.Challenges.CountAsync(c => c.KnownBrowserId != null)));
        app.Clock.Advance(TimeSpan.FromDays(91));
        await AskAsync(home);
        Assert.Equal(0, await app.WithDbAsync(db => db.Challenges.CountAsync(c => c.KnownBrowserId != null)));
    }

    [Fact]
    public async Task It_is_listed_and_forgotten_and_signing_out_everywhere_forgets_all()
    {
        await using var app = await StartAsync();
        using var home = app.NewBrowser();
        using var phone = app.NewBrowser();
        await app.SignInByContactAsync(home, Marc);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.SignInByContactAsync(phone, Marc);
        var access = await home.GetAsync("/account/access");
        Assert.Equal(2, access.Forms.Count(f => f.GetAttribute("action") == "?handler=Forget"));
        access = await home.SubmitAsync(access, access.Forms.First(f => f.GetAttribute("action") == "?handler=Forget"));
        Assert.Equal(1, access.Forms.Count(f => f.GetAttribute("action") == "?handler=Forget"));

        // Another customer forgets none of these.
        using var other = app.NewBrowser();
        await app.SignInByContactAsync(other, SignInDriver.Scene("bonne"));
        var id = await app.WithDbAsync(db => db.KnownBrowsers.Where(b => b.CustomerId == app.World.CustomerOf("faible")).Select(b => b.Id).SingleAsync());
        var theirs = await other.GetAsync("/account/access");
        Assert.Equal(HttpStatusCode.NotFound, (await other.SubmitAsync(theirs, theirs.Forms.First(f => f.GetAttribute("action") == "?handler=Forget"), ("browser",
            id.ToString()))).Status);

        await home.SubmitAsync(access, access.FormTo("?handler=Everywhere"));
        Assert.Empty(await app.WithDbAsync(db => db.KnownBrowsers.Where(b => b.CustomerId == app.World.CustomerOf("faible")).ToListAsync()));
    }

    [Fact]
    public async Task By_e_mail_no_saved_way_to_pay_is_offered_and_the_page_says_so()
    {
        await using var app = await StartAsync();
        var scene = SignInDriver.Scene("suspendu");
        using var byPhone = app.NewBrowser();
        await app.SignInByContactAsync(byPhone, scene);
        await byPhone.PayBalanceAsync();
        var opened = await app.WithDbAsync(db => db.PaymentAttempts.SingleAsync());
        Assert.NotNull(opened.StripeCustomerId);

        using var byMail = app.NewBrowser();
        await app.SignInByMailAsync(byMail, scene);
        Assert.Contains("moins sûr qu’un texto", (await byMail.GetAsync("/pay")).Text, StringComparison.Ordinal);
        await byMail.PayBalanceAsync();
        var attempt = await app.WithDbAsync(db => db.PaymentAttempts.SingleAsync(a => a.Id != opened.Id));
        Assert.Equal((null, Payer.Mail), (attempt.StripeCustomerId, attempt.Payer));
        Assert.DoesNotContain("moins sûr", (await byPhone.GetAsync("/pay")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36", "Chrome, Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1", "Safari, iPhone")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0", "Firefox, Windows")]
    [InlineData("<script>", "")]
    [InlineData(null, "")]
    public void It_is_called_by_what_it_says_it_is(string? said, string name) => Assert.Equal(name, KnownBrowsers.NameOf(said));
}

public sealed class KnownBrowserSqliteTests(Outside outside) : KnownBrowserTests(outside, null);

public sealed class KnownBrowserPostgresTests(Outside outside, PostgresServer postgres) : KnownBrowserTests(outside, postgres);
