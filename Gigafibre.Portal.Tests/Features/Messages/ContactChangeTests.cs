using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gigafibre.Portal.Features.Contacts;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Messages;

/// <summary>A customer changes a contact by themselves: both sides proved, everybody told, undone by whoever held the old one.</summary>
public abstract partial class ContactChangeTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private const string New = "+14185550188";
    private static readonly Scene Louise = SignInDriver.Scene("bonne");

    private static string Mail(PortalApp app) => app.World.People.Single(p => p.Scene.Key == Louise.Key).Email!;

    private static IEnumerable<string> Phones(PortalApp app, string customer) => app.World.Erp.All("Contact")
        .Where(c => c["links"]!.AsArray().Any(l => l!["link_name"]!.ToString() == customer)).SelectMany(c => c["phone_nos"]!.AsArray()).Select(p => p!["phone"]!.ToString());

    private static async Task<Page> AskAsync(PortalApp app, Browser browser, string contact, bool replaces)
    {
        var page = await browser.GetAsync("/account/contacts");
        var choices = page.Document.QuerySelectorAll("input[name=replaces]").Select(i => i.GetAttribute("value")!).ToList();
        page = await browser.SubmitAsync(page, page.Forms.Single(f => f.QuerySelector("[name=contact]") is not null), ("contact", contact), ("replaces", replaces
            ? choices.First(c => c.Length > 0)
            : ""));
        await app.DrainAsync();
        return page;
    }

    private static async Task<Page> CodeAsync(PortalApp app, Browser browser, Page page, string address)
    {
        page = await browser.SubmitAsync(page, page.FormTo("?handler=Code"), ("code", app.World.CodeFor(address)!));
        await app.DrainAsync();
        return page;
    }

    private static async Task<Page> ChangeAsync(PortalApp app, Browser browser, string contact = New, bool replaces = true)
    {
        var page = await AskAsync(app, browser, contact, replaces);
        page = await CodeAsync(app, browser, page, Louise.Phone!);
        await CodeAsync(app, browser, page, contact);
        return await browser.GetAsync("/account/contacts");
    }

    [GeneratedRegex(@"/contact/undo/[0-9a-f]{64}")]
    private static partial Regex UndoLink();

    [Fact]
    public async Task A_new_number_is_proved_on_both_sides_written_told_and_signs_in()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        using var other = app.NewBrowser();
        await app.SignInByContactAsync(other, Louise);
        await app.SignInByContactAsync(browser, Louise);
        var page = await AskAsync(app, browser, "418 555-0188", replaces: true);
        Assert.Contains("Étape 1 de 2", page.Text, StringComparison.Ordinal);
        Assert.Empty(app.World.Post.To(New));
        page = await CodeAsync(app, browser, page, Louise.Phone!);
        Assert.Contains("Étape 2 de 2", page.Text, StringComparison.Ordinal);
        Assert.Contains("(514) 555-0101", Phones(app, app.World.CustomerOf(Louise.Key)));
        await CodeAsync(app, browser, page, New);
        page = await browser.GetAsync("/account/contacts");
        Assert.Contains("C’est fait", page.Text, StringComparison.Ordinal);
        Assert.Equal([New], Phones(app, app.World.CustomerOf(Louise.Key)));

        // The old number and the mailbox are told, the new one is greeted; the other device is out, this one stays.
        Assert.Contains("Ce n'était pas vous?", app.World.Post.To(Louise.Phone!)[^1].Text, StringComparison.Ordinal);
        Assert.Contains("annulez-le d’ici sept jours", app.World.Post.To(Mail(app))[^1].Text, StringComparison.Ordinal);
        Assert.Contains("maintenant à votre dossier", app.World.Post.To(New)[^1].Text, StringComparison.Ordinal);
        Assert.Equal("/signin", (await other.GetAsync("/account")).Address.AbsolutePath);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("/account", (await browser.GetAsync("/account")).Address.AbsolutePath);

        using var again = app.NewBrowser();
        Assert.Equal("/home", (await app.SignInByContactAsync(again, Louise with { Phone = New })).Address.AbsolutePath);

        // The next one waits.
        page = await AskAsync(app, again, "418 555-0189", replaces: true);
        Assert.Contains("Il y a déjà eu un changement", page.Text, StringComparison.Ordinal);
        foreach (var secret in new[] { New, app.World.CodeFor(New)! })
        {
            Assert.DoesNotContain(app.Log.Lines.Where(l => !l.Contains("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)), l => l.Contains(secret,
                StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Whoever_holds_the_old_contact_takes_it_back_once_and_people_are_told()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        await ChangeAsync(app, browser);
        var link = UndoLink().Match(app.World.Post.To(Louise.Phone!)[^1].Text).Value;
        using var owner = app.NewBrowser();
        var page = await owner.GetAsync(link);
        Assert.Equal([New], Phones(app, app.World.CustomerOf(Louise.Key)));
        app.World.Faults["erpnext"] = Fault.Down;
        page = await owner.SubmitAsync(page);
        Assert.Contains("C’est noté. Tous les appareils sont déconnectés.", page.Text, StringComparison.Ordinal);
        await app.DrainAsync();
        Assert.True(await app.WithDbAsync(db => db.Sessions.AllAsync(s => s.RevokedAt != null)));
        app.World.Faults["erpnext"] = Fault.None;
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await app.DrainAsync();
        Assert.Equal(["+15145550101"], Phones(app, app.World.CustomerOf(Louise.Key)));
        Assert.Equal("/signin", (await browser.GetAsync("/account")).Address.AbsolutePath);
        Assert.Equal(FindingKind.ContactDisputed, (await app.WithDbAsync(db => db.Findings.SingleAsync())).Kind);
        Assert.Contains("C’est annulé.", (await owner.GetAsync(link)).Text, StringComparison.Ordinal);
        foreach (var told in new[] { Louise.Phone!, New })
        {
            Assert.Contains("un changement de contact a été annulé", app.World.Post.To(told)[^1].Text, StringComparison.Ordinal);
        }

        // Nobody changes anything by themselves now.
        await app.SignInByContactAsync(owner, Louise);
        Assert.Contains("Un changement a été contesté", (await AskAsync(app, owner, New, replaces: true)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync("/contact/undo/" + new string('a', 64))).Status);
    }

    [Fact]
    public async Task Whoever_wants_no_notices_is_told_all_the_same_that_their_contact_changed()
    {
        await using var app = await StartAsync();
        using var http = new HttpClient();
        await Gigafibre.Portal.Sandbox.Twilio.TwilioInbound.ReceiveAsync(http, app.World, new Uri(app.Url), Louise.Phone!, "MG00000000000000000000000000000002", "ARRÊT");
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        await ChangeAsync(app, browser);
        Assert.Matches(UndoLink(), app.World.Post.To(Louise.Phone!)[^1].Text);
    }

    [Fact]
    public async Task A_link_to_take_it_back_is_good_for_seven_days()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        await ChangeAsync(app, browser, $"nouvelle@{app.World.Name}.exemple.test", replaces: false);
        var link = UndoLink().Match(app.World.Post.To(Louise.Phone!)[^1].Text).Value;
        app.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(link)).Status);
    }

    [Fact]
    public async Task An_address_is_added_and_taken_away_again()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        var added = $"autre@{app.World.Name}.exemple.test";
        var page = await ChangeAsync(app, browser, added, replaces: false);
        Assert.Contains("C’est fait", page.Text, StringComparison.Ordinal);
        string[] Mails() => [.. app.World.Erp.All("Contact").Where(c => c["links"]!.AsArray().Any(l => l!["link_name"]!.ToString() == app.World.CustomerOf(Louise.Key)))
            .SelectMany(c => c["email_ids"]!.AsArray()).Select(e => e!["email_id"]!.ToString())];
        Assert.Equal([Mail(app), added], Mails());
        using var owner = app.NewBrowser();
        await owner.SubmitAsync(await owner.GetAsync(UndoLink().Match(app.World.Post.To(Mail(app))[^1].Text).Value));
        await app.DrainAsync();
        Assert.Equal([Mail(app)], Mails());
    }

    [Fact]
    public async Task A_family_that_shares_a_contact_is_changed_told_and_held_together()
    {
        await using var app = await StartAsync();
        var (louise, marc) = (app.World.CustomerOf(Louise.Key), app.World.CustomerOf("faible"));
        var contact = app.World.Erp.All("Contact").Single(c => c["links"]!.AsArray().Any(l => l!["link_name"]!.ToString() == louise));
        var links = contact["links"]!.DeepClone().AsArray();
        links.Add(new JsonObject { ["link_doctype"] = "Customer", ["link_name"] = marc, ["link_title"] = "x" });
        app.World.Erp.Update("Contact", contact["name"]!.ToString(), new JsonObject { ["links"] = links });
        using var browser = app.NewBrowser();
        using var marcs = app.NewBrowser();
        await app.SignInByContactAsync(marcs, SignInDriver.Scene("faible"));
        var choice = await app.SignInByContactAsync(browser, Louise);
        Assert.Equal("/accounts", choice.Address.AbsolutePath);
        var page = await AskAsync(app, browser, New, replaces: true);
        Assert.Contains("touche aussi vos autres comptes", page.Text, StringComparison.Ordinal);
        page = await CodeAsync(app, browser, page, Louise.Phone!);
        await CodeAsync(app, browser, page, New);
        Assert.Equal(ContactChangeState.Done, (await app.WithDbAsync(db => db.ContactChanges.SingleAsync())).State);
        Assert.Equal(2, await app.WithDbAsync(db => db.Messages.Where(m => m.Kind == "contact-changed").Select(m => m.CustomerId).Distinct().CountAsync()));
        Assert.Equal("/signin", (await marcs.GetAsync("/account")).Address.AbsolutePath);
        await app.SignInByContactAsync(marcs, SignInDriver.Scene("faible"));
        Assert.DoesNotContain("Étape 1", (await AskAsync(app, marcs, "418 555-0187", replaces: true)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_on_two_contacts_of_the_customer_goes_from_both()
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf(Louise.Key);
        SceneSeeder.AddContact(app.World, Louise with { Name = "Autre Fiche" }, customer, Louise.Phone, null, primary: false);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        await ChangeAsync(app, browser);
        Assert.Equal([New, New], Phones(app, customer));
        using var owner = app.NewBrowser();
        await owner.SubmitAsync(await owner.GetAsync(UndoLink().Match(app.World.Post.To(Louise.Phone!)[^1].Text).Value));
        await app.DrainAsync();
        Assert.DoesNotContain(New, Phones(app, customer));
    }

    [Fact]
    public async Task What_erpnext_takes_on_one_contact_and_not_on_another_is_told_can_be_undone_and_is_a_persons_to_finish()
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf(Louise.Key);
        app.World.Erp.Insert("Contact", new JsonObject
        {
            ["first_name"] = "Zoé",
            ["is_primary_contact"] = 0,
            ["email_ids"] = new JsonArray(),
            ["phone_nos"] = new JsonArray(new JsonObject { ["phone"] = "514-555-0101" }, new JsonObject { ["phone"] = "au bureau, poste 3" }),
            ["links"] = new JsonArray(new JsonObject { ["link_doctype"] = "Customer", ["link_name"] = customer, ["link_title"] = "Zoé" }),
        });
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        await ChangeAsync(app, browser);
        Assert.Contains(New, Phones(app, customer));
        Assert.Contains("514-555-0101", Phones(app, customer));
        Assert.Equal(ContactChangeState.Done, (await app.WithDbAsync(db => db.ContactChanges.SingleAsync())).State);
        Assert.Matches(UndoLink(), app.World.Post.To(Louise.Phone!)[^1].Text);
        Assert.Equal(FindingKind.ContactDisputed, (await app.WithDbAsync(db => db.Findings.SingleAsync())).Kind);
    }

    [Fact]
    public async Task A_code_under_way_opens_nothing_once_a_change_is_undone()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        using var thief = app.NewBrowser();
        using var owner = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        await ChangeAsync(app, browser);
        var enter = await thief.SubmitAsync(await thief.GetAsync("/signin"), ("contact", New));
        await app.DrainAsync();
        var code = app.World.CodeFor(New)!;
        await owner.SubmitAsync(await owner.GetAsync(UndoLink().Match(app.World.Post.To(Louise.Phone!)[^1].Text).Value));
        Assert.Equal("Ce code n’est plus valide.", (await thief.SubmitAsync(enter, ("code", code))).Title);
    }

    [Fact]
    public async Task ErpNext_that_does_not_take_it_makes_it_a_persons_work_and_freezes_nothing()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        var page = await AskAsync(app, browser, New, replaces: true);
        page = await CodeAsync(app, browser, page, Louise.Phone!);
        app.World.Erp.Forbidden.Add("Contact:write");
        await CodeAsync(app, browser, page, New);
        Assert.Equal(ContactChangeState.Refused, (await app.WithDbAsync(db => db.ContactChanges.SingleAsync())).State);
        Assert.Equal(FindingKind.ContactDisputed, (await app.WithDbAsync(db => db.Findings.SingleAsync())).Kind);
        Assert.Contains("Notre équipe s’en occupe", (await browser.GetAsync("/account/contacts")).Text, StringComparison.Ordinal);
        app.World.Erp.Forbidden.Remove("Contact:write");
        Assert.Contains("Étape 1", (await AskAsync(app, browser, New, replaces: true)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mailbox_proves_nothing_and_wrong_codes_run_out()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByMailAsync(browser, Louise);
        var page = await AskAsync(app, browser, New, replaces: true);
        Assert.Empty(app.World.Post.To(New));
        var right = app.World.CodeFor(Louise.Phone!)!;
        for (var i = 0; i < 5; i++)
        {
            page = await browser.SubmitAsync(page, page.FormTo("?handler=Code"), ("code", right == "111111" ? "222222" : "111111"));
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        }

        Assert.Contains("n’est plus valide", page.Text, StringComparison.Ordinal);
        using var late = await browser.PostFormAsync("/account/contacts?handler=Code", ("code", right), ("__RequestVerificationToken", page.Token));
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        await app.DrainAsync();
        Assert.Empty(app.World.Post.To(New));
    }

    [Fact]
    public async Task An_older_code_another_session_and_a_late_one_open_nothing()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        using var thief = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        await app.SignInByContactAsync(thief, Louise);
        var page = await AskAsync(app, browser, New, replaces: true);
        var first = app.World.CodeFor(Louise.Phone!)!;
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        page = await browser.SubmitAsync(page, page.FormTo("?handler=Again"), ("channel", "sms"));
        await app.DrainAsync();
        var second = app.World.CodeFor(Louise.Phone!)!;
        if (first != second)
        {
            Assert.Contains("pas le bon code", (await browser.SubmitAsync(page, page.FormTo("?handler=Code"), ("code", first))).Text, StringComparison.Ordinal);
        }

        var token = (await thief.GetAsync("/account/contacts")).Token;
        using (var stolen = await thief.PostFormAsync("/account/contacts?handler=Code", ("code", second), ("__RequestVerificationToken", token)))
        {
            Assert.Equal(HttpStatusCode.BadRequest, stolen.StatusCode);
        }

        app.Clock.Advance(TimeSpan.FromMinutes(10));
        using var late = await browser.PostFormAsync("/account/contacts?handler=Code", ("code", second), ("__RequestVerificationToken", page.Token));
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        await app.DrainAsync();
        Assert.Empty(app.World.Post.To(New));
    }

    [Theory]
    [InlineData("abc", "Écrivez un numéro")]
    [InlineData("nouvelle@exemple.test", "Pour remplacer un numéro, écrivez un numéro")]
    [InlineData("(514) 555-0101", "déjà à votre dossier")]
    [InlineData("+18765550123", "Écrivez un numéro")]
    public async Task What_cannot_be_is_refused_in_words(string typed, string words)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        var page = await AskAsync(app, browser, typed, replaces: true);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(words, page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await app.WithDbAsync(db => db.ContactChanges.CountAsync()));
    }

    [Fact]
    public async Task A_contact_of_somebody_else_too_is_for_people_to_separate()
    {
        await using var app = await StartAsync();
        var contact = app.World.Erp.All("Contact").Single(c => c["links"]!.AsArray().Any(l => l!["link_name"]!.ToString() == app.World.CustomerOf(Louise.Key)));
        var links = contact["links"]!.DeepClone().AsArray();
        links.Add(new JsonObject { ["link_doctype"] = "Customer", ["link_name"] = app.World.CustomerOf("faible"), ["link_title"] = "x" });
        app.World.Erp.Update("Contact", contact["name"]!.ToString(), new JsonObject { ["links"] = links });
        using var browser = app.NewBrowser();
        var page = await browser.AskTrustedAsync(Louise);
        await app.DrainAsync();
        await browser.SubmitAsync(page, ("code", app.World.CodeFor(Louise.Phone!)!));
        Assert.Contains("sert aussi à un autre dossier", (await AskAsync(app, browser, New, replaces: true)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.CutAfterCommit)]
    [InlineData(Fault.ErrorAfterCommit)]
    [InlineData(Fault.Down)]
    [InlineData(Fault.Deadlock)]
    public async Task ErpNext_failing_in_the_middle_writes_it_once_and_tells_once(Fault fault)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        var page = await AskAsync(app, browser, New, replaces: true);
        page = await CodeAsync(app, browser, page, Louise.Phone!);
        await browser.SubmitAsync(page, page.FormTo("?handler=Code"), ("code", app.World.CodeFor(New)!));
        app.World.Faults["erpnext"] = fault;
        await app.DrainAsync();
        app.World.Faults["erpnext"] = Fault.None;
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await app.DrainAsync();
        Assert.Equal([New], Phones(app, app.World.CustomerOf(Louise.Key)));
        Assert.Equal(ContactChangeState.Done, (await app.WithDbAsync(db => db.ContactChanges.SingleAsync())).State);
        Assert.Single(app.World.Post.To(Louise.Phone!), l => UndoLink().IsMatch(l.Text));
        Assert.Single(app.World.Post.To(New), l => l.Text.Contains("maintenant à votre dossier", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_who_changed_it_meanwhile_makes_it_a_persons_work()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        var page = await AskAsync(app, browser, New, replaces: true);
        page = await CodeAsync(app, browser, page, Louise.Phone!);
        var contact = app.World.Erp.All("Contact").Single(c => c["links"]!.AsArray().Any(l => l!["link_name"]!.ToString() == app.World.CustomerOf(Louise.Key)));
        app.World.Erp.Update("Contact", contact["name"]!.ToString(), new JsonObject { ["phone_nos"] = new JsonArray(new JsonObject { ["phone"] = "514-555-0177" }) });
        await CodeAsync(app, browser, page, New);
        Assert.Equal(ContactChangeState.Refused, (await app.WithDbAsync(db => db.ContactChanges.SingleAsync())).State);
        Assert.Equal(FindingKind.ContactDisputed, (await app.WithDbAsync(db => db.Findings.SingleAsync())).Kind);
        Assert.Equal(["514-555-0177"], Phones(app, app.World.CustomerOf(Louise.Key)));
    }

    [Fact]
    public async Task Codes_of_changes_have_limits_of_their_own()
    {
        await using var app = await StartAsync(new() { ["Contacts:CodesPerCustomerPerDay"] = "2" });
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        await AskAsync(app, browser, New, replaces: true);
        await browser.GetAsync("/account/contacts?over=true");
        foreach (var status in new[] { HttpStatusCode.OK, HttpStatusCode.TooManyRequests })
        {
            var page = await browser.GetAsync("/account/contacts?over=true");
            page = await browser.SubmitAsync(page, page.Forms.Single(f => f.QuerySelector("[name=contact]") is not null), ("contact", New));
            Assert.Equal(status, page.Status);
        }

        await app.DrainAsync();
        Assert.Equal(3, app.World.Post.To(Louise.Phone!).Count);
    }
}

public sealed class ContactChangeSqliteTests(Outside outside) : ContactChangeTests(outside, null);

public sealed class ContactChangePostgresTests(Outside outside, PostgresServer postgres) : ContactChangeTests(outside, postgres);
