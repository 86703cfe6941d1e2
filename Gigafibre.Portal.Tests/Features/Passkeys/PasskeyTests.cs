using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gigafibre.Portal.Features.Contacts;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Passkeys;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Passkeys;

/// <summary>A key on one's own device opens what a code to the telephone behind it would, and nothing else.</summary>
public abstract class PasskeyTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly Scene Marc = SignInDriver.Scene("faible");

    [Fact]
    public async Task A_passkey_is_made_after_a_code_opens_the_account_and_is_told()
    {
        await using var app = await StartAsync();
        using var key = new Authenticator(app.Url);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        Assert.Contains("C’est fait", (await MakeAsync(browser, key)).Text, StringComparison.Ordinal);
        await app.SettleAsync();
        var customer = app.World.CustomerOf("faible");
        Assert.NotEmpty(await app.WithDbAsync(db => db.Messages.Where(m => m.Kind == PasskeyMessages.Added.Name && m.CustomerId == customer && m.SentAt != null).ToListAsync()));

        using var other = app.NewBrowser();
        var home = await UseAsync(other, key);
        Assert.Equal((HttpStatusCode.OK, "/home"), (home.Status, home.Address.AbsolutePath));
        Assert.Equal(customer, await app.WithDbAsync(db => db.Sessions.Where(s => s.Kind == SessionKind.Passkey).Select(s => s.CustomerId).SingleAsync()));
        Assert.Contains("dernière entrée", (await other.GetAsync("/account/passkeys")).Text, StringComparison.Ordinal);
        Assert.Contains("Par une clé d’accès", (await other.GetAsync("/account/access")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_came_by_mail_or_some_time_ago_makes_none()
    {
        await using var app = await StartAsync();
        using var key = new Authenticator(app.Url);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        app.Clock.Advance(StepUp.Fresh);
        var page = await browser.GetAsync("/account/passkeys");
        Assert.Null(page.Document.QuerySelector("[data-passkey]"));
        Assert.Contains("dix minutes", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(browser, page, "/account/passkeys")).Status);

        // To a code, and back.
        var code = await browser.SubmitAsync(page, page.FormTo("?handler=Again"));
        Assert.Equal("/signin", code.Address.AbsolutePath);

        using var mailed = app.NewBrowser();
        await app.SignInByMailAsync(mailed, SignInDriver.Scene("deux"));
        page = await mailed.GetAsync("/account/passkeys");
        Assert.Null(page.Document.QuerySelector("[data-passkey]"));
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(mailed, page, "/account/passkeys")).Status);
    }

    [Fact]
    public async Task An_answer_that_was_overheard_forged_or_copied_opens_nothing()
    {
        await using var app = await StartAsync();
        using var key = new Authenticator(app.Url);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        await MakeAsync(browser, key);

        // The same answer a second time.
        using var thief = app.NewBrowser();
        var page = await thief.GetAsync("/signin/passkey");
        var answer = key.Use((await AskAsync(thief, page, "/signin/passkey")).Text!);
        var kept = thief.Cookies["__Host-passkey"];
        Assert.Equal("/home", (await thief.SubmitAsync(page, ("credential", answer))).Address.AbsolutePath);
        using var second = app.NewBrowser();
        page = await second.GetAsync("/signin/passkey");
        second.Cookies["__Host-passkey"] = kept;
        Assert.Equal(HttpStatusCode.BadRequest, (await second.SubmitAsync(page, ("credential", answer))).Status);

        // Asked of another browser; another site; without the person; of a copy; of a key that nobody knows; too late; and rubbish.
        await RefusedAsync(app, async (one, at) =>
        {
            using var elsewhere = app.NewBrowser();
            var asked = key.Use((await AskAsync(elsewhere, await elsewhere.GetAsync("/signin/passkey"), "/signin/passkey")).Text!);
            await AskAsync(one, at, "/signin/passkey");
            return asked;
        });
        key.Origin = "https://client.gigafibre.example";
        await RefusedAsync(app, async (one, at) => key.Use((await AskAsync(one, at, "/signin/passkey")).Text!));
        (key.Origin, key.Verifies) = (app.Url, false);
        await RefusedAsync(app, async (one, at) => key.Use((await AskAsync(one, at, "/signin/passkey")).Text!));
        key.Verifies = true;
        await RefusedAsync(app, async (one, at) =>
        {
            key.CountBack();
            return key.Use((await AskAsync(one, at, "/signin/passkey")).Text!);
        });
        using var unknown = new Authenticator(app.Url);
        await RefusedAsync(app, async (one, at) => unknown.Use((await AskAsync(one, at, "/signin/passkey")).Text!));
        await RefusedAsync(app, async (one, at) =>
        {
            var late = key.Use((await AskAsync(one, at, "/signin/passkey")).Text!);
            app.Clock.Advance(PasskeyCeremonies.Life);
            return late;
        });
        foreach (var rubbish in new[] { "", "{}", "null", "[1]", "{\"id\":\"x\",\"rawId\":\"x\",\"type\":\"public-key\",\"response\":{}}", new string('a', 5000) })
        {
            await RefusedAsync(app, async (one, at) =>
            {
                await AskAsync(one, at, "/signin/passkey");
                return rubbish;
            });
        }
    }

    [Fact]
    public async Task Without_its_telephone_on_file_a_passkey_opens_nothing()
    {
        await using var app = await StartAsync();
        using var key = new Authenticator(app.Url);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        await MakeAsync(browser, key);
        var contact = app.World.Erp.All("Contact").Single(c => c["links"]!.AsArray().Any(l => l!["link_name"]!.ToString() == app.World.CustomerOf("faible")));
        app.World.Erp.Update("Contact", contact["name"]!.ToString(), new JsonObject { ["phone_nos"] = new JsonArray(new JsonObject { ["phone"] = "514-555-0177" }) });
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        using var other = app.NewBrowser();
        Assert.Equal(HttpStatusCode.BadRequest, (await UseAsync(other, key)).Status);
        Assert.False(other.Cookies.ContainsKey("__Host-session"));
    }

    [Fact]
    public async Task While_erpnext_is_away_only_a_code_helps()
    {
        await using var app = await StartAsync();
        using var key = new Authenticator(app.Url);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        await MakeAsync(browser, key);
        using var other = app.NewBrowser();
        app.World.Faults["erpnext"] = Fault.Down;
        var page = await UseAsync(other, key);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("entrez avec un code", page.Text, StringComparison.Ordinal);
        app.World.Faults["erpnext"] = Fault.None;
        Assert.Equal("/home", (await UseAsync(other, key)).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_key_made_under_one_account_of_a_telephone_opens_no_other_and_makes_no_other()
    {
        await using var app = await StartAsync();
        using var key = new Authenticator(app.Url);
        using var browser = app.NewBrowser();
        var choice = await app.SignInByContactAsync(browser, SignInDriver.Scene("bonne"));
        Assert.Equal("/accounts", choice.Address.AbsolutePath);
        await browser.SubmitAsync(choice, choice.Forms[0]);
        await MakeAsync(browser, key);
        var customer = await app.WithDbAsync(db => db.Passkeys.Select(p => p.CustomerId).SingleAsync());

        using var other = app.NewBrowser();
        Assert.Equal("/home", (await UseAsync(other, key)).Address.AbsolutePath);
        var session = await app.WithDbAsync(db => db.Sessions.AsNoTracking().SingleAsync(s => s.Kind == SessionKind.Passkey));
        Assert.Equal((customer, null), (session.CustomerId, session.Accounts));
        Assert.Null((await other.GetAsync("/account/passkeys")).Document.QuerySelector("[data-passkey]"));
    }

    [Fact]
    public async Task When_our_team_ends_the_sessions_the_keys_go_too()
    {
        await using var app = await StartAsync();
        using var key = new Authenticator(app.Url);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        await MakeAsync(browser, key);
        using var other = app.NewBrowser();
        await UseAsync(other, key);
        using var staff = await app.DeskAsync("ada");
        var file = await staff.GetAsync("/internal/customers/" + app.World.CustomerOf("faible"));
        await staff.SubmitAsync(file, file.FormTo("?handler=EndSessions"));
        Assert.NotEqual("/account", (await other.GetAsync("/account")).Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.BadRequest, (await UseAsync(other, key)).Status);
    }

    [Fact]
    public async Task A_key_that_is_taken_out_ends_what_it_opened_and_is_nobody_elses_to_take()
    {
        await using var app = await StartAsync();
        using var key = new Authenticator(app.Url);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        await MakeAsync(browser, key);
        using var other = app.NewBrowser();
        await UseAsync(other, key);
        var id = await app.WithDbAsync(db => db.Passkeys.Select(p => p.Id).SingleAsync());

        using var stranger = app.NewBrowser();
        await app.SignInByContactAsync(stranger, SignInDriver.Scene("deux"));
        var theirs = await stranger.GetAsync("/account/passkeys");
        Assert.DoesNotContain(id.ToString(), theirs.Html, StringComparison.Ordinal);
        using var forged = await stranger.PostFormAsync("/account/passkeys?handler=Remove", ("passkey", id.ToString()),
            ("__RequestVerificationToken", theirs.Token));
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);

        var list = await browser.GetAsync("/account/passkeys");
        var done = await browser.SubmitAsync(list, list.FormTo("?handler=Remove"));
        Assert.Contains("Clé retirée", done.Text, StringComparison.Ordinal);
        Assert.NotEqual("/account", (await other.GetAsync("/account")).Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.BadRequest, (await UseAsync(other, key)).Status);
        await app.SettleAsync();
        Assert.NotEmpty(await app.WithDbAsync(db => db.Messages.Where(m => m.Kind == PasskeyMessages.Removed.Name && m.SentAt != null).ToListAsync()));
    }

    [Fact]
    public async Task A_key_of_some_days_stands_for_the_code_to_the_former_telephone_and_follows_to_the_new_one()
    {
        await using var app = await StartAsync();
        using var key = new Authenticator(app.Url);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        await MakeAsync(browser, key);

        // A young one does not.
        using var young = app.NewBrowser();
        await UseAsync(young, key);
        Assert.NotNull((await young.GetAsync("/account/contacts")).Document.QuerySelector("input[type=radio][name=proof]"));

        app.Clock.Advance(TimeSpan.FromDays(4));
        using var other = app.NewBrowser();
        await UseAsync(other, key);
        var page = await other.GetAsync("/account/contacts");
        Assert.Null(page.Document.QuerySelector("input[type=radio][name=proof]"));
        page = await other.SubmitAsync(page, page.Forms.Single(f => f.QuerySelector("#contact") is not null), ("contact", "514 555-0188"));
        await app.DrainAsync();
        await other.SubmitAsync(page, page.FormTo("?handler=Code"), ("code", app.World.CodeFor("+15145550188")!));
        await app.SettleAsync();
        Assert.Equal(ContactChangeState.Done, (await app.WithDbAsync(db => db.ContactChanges.SingleAsync())).State);

        // The former telephone is told; the key still opens, by the new one.
        Assert.Contains(app.World.Post.To(Marc.Phone!), l => l.Text.Contains("contact/undo", StringComparison.Ordinal));
        using var later = app.NewBrowser();
        Assert.Equal("/home", (await UseAsync(later, key)).Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await later.GetAsync("/account")).Status);

        // Somebody says that it was not them: no key opens anything.
        var undo = Regex.Match(app.World.Post.To(Marc.Phone!).Last(l => l.Text.Contains("contact/undo", StringComparison.Ordinal)).Text, "/contact/undo/[0-9a-f]{64}").Value;
        using var former = app.NewBrowser();
        await former.SubmitAsync(await former.GetAsync(undo));
        await app.SettleAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await UseAsync(later, key)).Status);
        Assert.Equal(0, await app.WithDbAsync(db => db.Passkeys.CountAsync()));
    }

    [Fact]
    public async Task An_answer_made_in_one_session_adds_nothing_in_another()
    {
        await using var app = await StartAsync();
        using var key = new Authenticator(app.Url);
        using var marc = app.NewBrowser();
        await app.SignInByContactAsync(marc, Marc);
        var page = await marc.GetAsync("/account/passkeys");
        var made = key.Make((await AskAsync(marc, page, "/account/passkeys")).Text!);

        using var other = app.NewBrowser();
        await app.SignInByContactAsync(other, SignInDriver.Scene("deux"));
        var theirs = await other.GetAsync("/account/passkeys");
        other.Cookies["__Host-passkey"] = marc.Cookies["__Host-passkey"];
        Assert.Equal(HttpStatusCode.BadRequest, (await other.SubmitAsync(theirs, theirs.Forms.Single(f => f.HasAttribute("data-passkey")), ("credential", made))).Status);
        Assert.Equal(0, await app.WithDbAsync(db => db.Passkeys.CountAsync()));
    }

    private static async Task RefusedAsync(PortalApp app, Func<Browser, Page, Task<string>> answer)
    {
        using var browser = app.NewBrowser();
        var page = await browser.GetAsync("/signin/passkey");
        var refused = await browser.SubmitAsync(page, ("credential", await answer(browser, page)));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("n’ouvre rien ici", refused.Text, StringComparison.Ordinal);
        Assert.False(browser.Cookies.ContainsKey("__Host-session"));
    }

    private static async Task<Page> MakeAsync(Browser browser, Authenticator key)
    {
        var page = await browser.GetAsync("/account/passkeys");
        var asked = await AskAsync(browser, page, "/account/passkeys");
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.Equal(("required", "required"), (JsonNode.Parse(asked.Text!)!["authenticatorSelection"]!["residentKey"]!.ToString(),
            JsonNode.Parse(asked.Text!)!["authenticatorSelection"]!["userVerification"]!.ToString()));
        return await browser.SubmitAsync(page, page.Forms.Single(f => f.HasAttribute("data-passkey")), ("credential", key.Make(asked.Text!)));
    }

    private static async Task<Page> UseAsync(Browser browser, Authenticator key)
    {
        var page = await browser.GetAsync("/signin/passkey");
        return await browser.SubmitAsync(page, ("credential", key.Use((await AskAsync(browser, page, "/signin/passkey")).Text!)));
    }

    private static async Task<(HttpStatusCode Status, string? Text)> AskAsync(Browser browser, Page page, string path)
    {
        using var answer = await browser.PostFormAsync(path + "?handler=Ask",
            ("__RequestVerificationToken", page.Token));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}

public sealed class PasskeySqliteTests(Outside outside) : PasskeyTests(outside, null);

public sealed class PasskeyPostgresTests(Outside outside, PostgresServer postgres) : PasskeyTests(outside, postgres);
