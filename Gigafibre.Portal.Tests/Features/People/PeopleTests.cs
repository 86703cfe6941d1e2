using System.Net;
using System.Text.Json.Nodes;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.People;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.People;

/// <summary>A holder lets others in: who proves who they are, does what their role opens, and is gone when the holder says.</summary>
public abstract class PeopleTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly Scene Marc = SignInDriver.Scene("faible");

    [Fact]
    public async Task A_payer_proves_who_they_are_accepts_and_pays_under_their_own_name()
    {
        await using var app = await StartAsync();
        using var holder = app.NewBrowser();
        await app.SignInByContactAsync(holder, Marc);
        var invited = await holder.InviteAsync(PersonRole.Payer);
        Assert.Contains("L’invitation est partie", invited.Text, StringComparison.Ordinal);
        await app.DrainAsync();

        // Whose account it is stands in no message, and both sides are told.
        var sms = app.World.Post.To(PeopleDriver.Phone)[^1].Text;
        Assert.Contains("/signin", sms, StringComparison.Ordinal);
        Assert.DoesNotContain("Tremblay", sms, StringComparison.Ordinal);
        Assert.Contains("Marie Dubé", app.World.Post.To(Marc.Phone!)[^1].Text, StringComparison.Ordinal);

        using var person = app.NewBrowser();
        var invitation = await app.EnterAsync(person);
        Assert.Equal(("/people/mine", "Marc Tremblay vous donne accès à son compte"), (invitation.Address.AbsolutePath, invitation.Title));
        foreach (var early in new[] { "/account", "/invoices", "/pay", "/home" })
        {
            Assert.Equal("/people/mine", (await person.GetAsync(early)).Address.AbsolutePath);
        }

        Assert.Equal("/home", (await person.AcceptAsync()).Address.AbsolutePath);
        await app.DrainAsync();
        Assert.Contains("Marie Dubé a accepté", app.World.Post.To(Marc.Phone!)[^1].Text, StringComparison.Ordinal);
        var session = await person.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        var attempt = await app.AttemptAsync(session);
        Assert.Equal((PaymentState.Recorded, PayerKind.Person), (attempt.State, attempt.Payer.Kind));
        Assert.Single(app.World.StripeEntries());
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync($"/payments/{attempt.Id}")).Status);

        // The holder reads who did it.
        Assert.Contains("Marie Dubé a commencé un paiement", (await holder.GetAsync("/people")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_household_member_mends_the_line_and_writes_and_sees_no_bill()
    {
        await using var app = await StartAsync();
        using var holder = app.NewBrowser();
        await app.SignInAsync(holder, Marc);
        var theirs = await app.WriteTicketAsync(holder, "Une question à propos de ma facture de novembre.", TicketTopic.Bill);
        using var person = app.NewBrowser();
        await app.LetInAsync(Marc, PersonRole.Household, person);
        var home = await person.GetAsync("/home");
        Assert.DoesNotContain("$", home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(theirs, home.Html, StringComparison.Ordinal);
        await person.FinishedLineAsync();
        var change = await person.GetAsync("/line/change");
        Assert.Null(change.Document.QuerySelector("#wifi"));
        await person.SubmitAsync(change, change.FormTo("/line/change?handler=Restart"));
        Assert.Equal(1, await app.WithDbAsync(db => db.Set<Gigafibre.Portal.Features.Lines.LineChange>().CountAsync()));

        var number = await app.WriteTicketAsync(person, "Le Wi-Fi ne se rend pas dans la chambre.", TicketTopic.Connection);
        Assert.Contains("Marie Dubé, personne autorisée", WebUtility.HtmlDecode(app.World.Erp.Find("Issue", number)!["description"]!.ToString()), StringComparison.Ordinal);
        Assert.Contains("Marie Dubé", (await holder.GetAsync($"/tickets/{number}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync($"/tickets/{theirs}")).Status);
        Assert.DoesNotContain(theirs, (await person.GetAsync("/tickets")).Html, StringComparison.Ordinal);
        using (var refused = await person.PostFormAsync($"/tickets/{theirs}?handler=Settle", ("__RequestVerificationToken", (await person.GetAsync("/tickets/new")).Token)))
        {
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        // About bills they do not write.
        var form = await person.GetAsync("/tickets/new");
        Assert.Null(form.Document.QuerySelector("input[value=Bill]"));
        using var about = await person.SendFilesAsync(form, form.Forms[0], [("topic", "Bill"), ("words", "Combien coûte le forfait?")]);
        Assert.Equal(HttpStatusCode.BadRequest, about.StatusCode);

        // What was refused is nothing that they did; and their browser is theirs, in their own language.
        var mine = await holder.GetAsync("/people");
        Assert.Contains("Marie Dubé a redémarré le modem", mine.Text, StringComparison.Ordinal);
        Assert.Equal(1, await app.WithDbAsync(db => db.Set<Gigafibre.Portal.Features.Audit.AuditEntry>().CountAsync(a => a.Action == "person.ticket")));
        Assert.Equal(2, (await holder.GetAsync("/account/access")).Document.QuerySelectorAll("form[action*=Forget]").Length);
        app.World.Erp.Update("Customer", app.World.CustomerOf("faible"), new() { ["language"] = "en" });
        using var again = app.NewBrowser();
        Assert.Equal("fr-CA", (await app.EnterAsync(again)).Document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task What_is_between_the_holder_and_us_stays_there()
    {
        await using var app = await StartAsync();
        using var person = app.NewBrowser();
        await app.LetInAsync(SignInDriver.Scene("suspendu"), PersonRole.Household, person);
        await person.GetAsync("/home");
        var line = await person.FinishedLineAsync();
        foreach (var page in new[] { line, await person.GetAsync("/home") })
        {
            Assert.DoesNotContain("suspend", page.Document.QuerySelector("main")!.InnerHtml, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("factur", page.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task An_answer_of_our_team_reaches_whoever_asked()
    {
        await using var app = await StartAsync();
        using var person = app.NewBrowser();
        await app.LetInAsync(SignInDriver.Scene("suspendu"), PersonRole.Household, person);
        await person.GetAsync("/home");
        await person.FinishedLineAsync();
        await app.WatchTicketsAsync();
        var number = await app.WriteTicketAsync(person, "Le Wi-Fi ne se rend pas dans la chambre.", TicketTopic.Connection);
        SupportTeam.Answer(app.World, number, "<p>Essayez la borne.</p>", app.World.MailOf("suspendu"));
        for (var i = 0; i < 2; i++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(3));
            await app.WatchTicketsAsync();
        }

        Assert.Single(app.World.Post.To(PeopleDriver.Phone), m => m.Text.Contains(number, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_invitation_is_void_after_two_days_and_access_ends_by_date_by_the_holder_or_by_the_person()
    {
        await using var app = await StartAsync();
        using var holder = app.NewBrowser();
        await app.SignInByContactAsync(holder, Marc);
        await holder.InviteAsync(PersonRole.Payer);
        using var late = app.NewBrowser();
        await app.EnterAsync(late);
        app.Clock.Advance(PersonInvitations.Lasts);
        Assert.Equal("/signin", (await late.GetAsync("/people/mine")).Address.AbsolutePath);
        Assert.Null(await CodeAsync(app, PeopleDriver.Phone));

        // Asked again, until a day.
        using var again = app.NewBrowser();
        await app.SignInByContactAsync(again, Marc);
        var today = Times.Today(app.Clock);
        await again.InviteAsync(PersonRole.Payer, endsOn: today.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        using var person = app.NewBrowser();
        await app.EnterAsync(person);
        await person.AcceptAsync();
        Assert.Equal("/account", (await person.GetAsync("/account")).Address.AbsolutePath);
        app.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null(await CodeAsync(app, PeopleDriver.Phone));
        Assert.Equal("/signin", (await person.GetAsync("/account")).Address.AbsolutePath);

        // The holder ends it: the open session is over at once.
        using var third = app.NewBrowser();
        await app.SignInByContactAsync(third, Marc);
        await third.InviteAsync(PersonRole.Household);
        using var member = app.NewBrowser();
        await app.EnterAsync(member);
        await member.AcceptAsync();
        var people = await third.GetAsync("/people");
        await third.SubmitAsync(people, people.FormTo("?handler=End"));
        Assert.Equal("/signin", (await member.GetAsync("/line")).Address.AbsolutePath);

        // Or the person says no.
        await third.InviteAsync(PersonRole.Household, "+15145550178", "Luc");
        using var luc = app.NewBrowser();
        var asked = await app.EnterAsync(luc, "+15145550178");
        await luc.SubmitAsync(asked, asked.FormTo("?handler=Leave"));
        await app.DrainAsync();
        Assert.Contains("Luc a refusé", app.World.Post.To(Marc.Phone!)[^1].Text, StringComparison.Ordinal);
        Assert.Equal("/signin", (await luc.GetAsync("/people/mine")).Address.AbsolutePath);
    }

    /// <summary>A clerk notes the number of whoever called; that does not give them the account.</summary>
    [Fact]
    public async Task A_contact_that_ERPNext_has_on_file_by_now_gets_no_more_than_the_holder_gave_and_nothing_after_that()
    {
        await using var app = await StartAsync();
        using var person = app.NewBrowser();
        await app.LetInAsync(Marc, PersonRole.Household, person);
        PutOnFile(app);
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        using var again = app.NewBrowser();
        await app.EnterAsync(again);
        Assert.True((await again.GetAsync("/account")).Address.AbsolutePath == "/home", "they became a holder");
        Assert.Equal("/line", (await again.GetAsync("/line")).Address.AbsolutePath);

        using var holder = app.NewBrowser();
        await app.SignInByContactAsync(holder, Marc);
        var people = await holder.GetAsync("/people");
        await holder.SubmitAsync(people, people.FormTo("?handler=End"));
        Assert.Equal("/signin", (await again.GetAsync("/line")).Address.AbsolutePath);
        Assert.Null(await CodeAsync(app, PeopleDriver.Phone));

        // By the sticker neither.
        using var scanner = app.NewBrowser();
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        var before = app.World.Post.To(PeopleDriver.Phone).Count;
        await scanner.AskOpenAsync(Marc.Mac.Replace(":", "", StringComparison.Ordinal), PeopleDriver.Phone);
        await app.DrainAsync();
        Assert.Equal(before, app.World.Post.To(PeopleDriver.Phone).Count);
    }

    [Fact]
    public async Task Only_a_holder_who_has_just_proved_a_telephone_invites_and_not_whom_the_file_has_already()
    {
        await using var app = await StartAsync();
        using var holder = app.NewBrowser();
        await app.SignInByContactAsync(holder, Marc);
        Assert.Contains("est à votre dossier", (await holder.InviteAsync(PersonRole.Payer, Marc.Phone!)).Text, StringComparison.Ordinal);
        foreach (var (name, contact, role) in new[] { ("http://x.test/", PeopleDriver.Phone, "Payer"), ("Marie", "12", "Payer"), ("Marie", PeopleDriver.Phone, "Holder"),
            ("Marie", PeopleDriver.Phone, "7") })
        {
            var page = await holder.GetAsync("/people");
            Assert.Equal(HttpStatusCode.BadRequest, (await holder.SubmitAsync(page, page.FormTo("/people"), ("name", name), ("contact", contact), ("role", role))).Status);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await holder.InviteAsync(PersonRole.Payer, endsOn: "demain peut-être")).Status);
        Assert.Equal(0, await app.WithDbAsync(db => db.AuthorizedPersons.CountAsync()));
        var form = await holder.GetAsync("/people");
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        var late = await holder.SubmitAsync(form, form.FormTo("/people"), ("name", "Marie"), ("contact", PeopleDriver.Phone), ("role", "Payer"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Null((await holder.GetAsync("/people")).Document.QuerySelector("#contact"));
        using var mailed = app.NewBrowser();
        await app.SignInByMailAsync(mailed, SignInDriver.Scene("deux"));
        Assert.Null((await mailed.GetAsync("/people")).Document.QuerySelector("#contact"));
        Assert.Equal(0, await app.WithDbAsync(db => db.AuthorizedPersons.CountAsync()));

        // One account's people are nobody else's to end.
        using var person = app.NewBrowser();
        await app.LetInAsync(Marc, PersonRole.Payer, person);
        using var other = app.NewBrowser();
        await app.SignInByContactAsync(other, SignInDriver.Scene("huawei"));
        var id = await app.WithDbAsync(db => db.AuthorizedPersons.Select(p => p.Id).SingleAsync());
        var others = await other.GetAsync("/people");
        using var ended = await other.PostFormAsync("/people?handler=End", ("__RequestVerificationToken", others.Token), ("person", id.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, ended.StatusCode);
        Assert.Equal("/account", (await person.GetAsync("/account")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Somebody_with_an_account_of_their_own_finds_the_invitation_inside_and_is_the_holder_there_alone()
    {
        await using var app = await StartAsync();
        var robert = SignInDriver.Scene("huawei");
        using var holder = app.NewBrowser();
        await app.SignInByContactAsync(holder, Marc);
        await holder.InviteAsync(PersonRole.Payer, robert.Phone!, "Robert");
        await app.DrainAsync();
        using var person = app.NewBrowser();
        var home = await app.EnterAsync(person, robert.Phone!);
        Assert.Equal("/home", home.Address.AbsolutePath);
        Assert.Contains("vous donne accès", home.Text, StringComparison.Ordinal);

        // Who was invited and has not said yes is nobody there: neither seen nor sent away.
        Assert.DoesNotContain("Robert", (await holder.GetAsync("/account/access")).Text, StringComparison.Ordinal);
        var access = await holder.GetAsync("/account/access");
        await holder.SubmitAsync(access, access.FormTo("?handler=Everywhere"));
        Assert.Equal("/account/contacts", (await person.GetAsync("/account/contacts")).Address.AbsolutePath);
        Assert.DoesNotContain("Tremblay", (await person.GetAsync("/account/methods")).Text, StringComparison.Ordinal);

        await person.AcceptAsync();
        Assert.Equal("/home", (await person.GetAsync("/account/contacts")).Address.AbsolutePath);
        Assert.Equal("/account", (await person.GetAsync("/account")).Address.AbsolutePath);
        var choose = await person.GetAsync("/accounts");
        var names = choose.Document.QuerySelectorAll("main li > span").Select(n => n.TextContent).ToList();
        await person.SubmitAsync(choose, choose.Forms[names.FindIndex(n => n.Contains("Desjardins", StringComparison.Ordinal))]);
        Assert.Equal("/account/contacts", (await person.GetAsync("/account/contacts")).Address.AbsolutePath);
        choose = await person.GetAsync("/accounts");
        await person.SubmitAsync(choose, choose.Forms[names.FindIndex(n => n.Contains("Tremblay", StringComparison.Ordinal))]);
        Assert.Equal("/home", (await person.GetAsync("/account/contacts")).Address.AbsolutePath);

        // When it is taken back, they are at their own again.
        await app.DrainAsync();
        using var again = app.NewBrowser();
        await app.SignInByContactAsync(again, Marc);
        var people = await again.GetAsync("/people");
        await again.SubmitAsync(people, people.FormTo("?handler=End"));
        Assert.Equal("/account/contacts", (await person.GetAsync("/account/contacts")).Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/people")).Status);
    }

    /// <summary>A family's Contact is on both files: who may pay for one must not put a contact of theirs on it.</summary>
    [Fact]
    public async Task Whoever_is_let_in_changes_no_contact_of_that_account_by_way_of_their_own()
    {
        await using var app = await StartAsync();
        var robert = SignInDriver.Scene("huawei");
        var (theirs, marcs) = (ContactOf(app, "huawei"), app.World.CustomerOf("faible"));
        using var holder = app.NewBrowser();
        await app.SignInByContactAsync(holder, Marc);
        await holder.InviteAsync(PersonRole.Payer, robert.Phone!, "Robert");
        await app.DrainAsync();
        using var person = app.NewBrowser();
        await app.EnterAsync(person, robert.Phone!);
        await person.AcceptAsync();
        var links = theirs["links"]!.DeepClone().AsArray();
        links.Add(new JsonObject { ["link_doctype"] = "Customer", ["link_name"] = marcs });
        app.World.Erp.Update("Contact", theirs["name"]!.ToString(), new() { ["links"] = links });
        var choose = await person.GetAsync("/accounts");
        var names = choose.Document.QuerySelectorAll("main li > span").Select(n => n.TextContent).ToList();
        await person.SubmitAsync(choose, choose.Forms[names.FindIndex(n => n.Contains("Desjardins", StringComparison.Ordinal))]);
        var page = await person.GetAsync("/account/contacts");
        var form = page.Forms.Single(f => f.QuerySelector("[name=replaces]") is not null);
        var field = form.QuerySelector("input[name]:not([type=hidden]):not([type=radio])")!.GetAttribute("name")!;
        var refused = await person.SubmitAsync(page, form, (field, "+15145550179"), ("replaces", form.QuerySelector("[name=replaces]")!.GetAttribute("value")!));
        Assert.Contains("sert aussi à un autre dossier", refused.Text, StringComparison.Ordinal);
        Assert.Equal(0, await app.WithDbAsync(db => db.Set<Gigafibre.Portal.Features.Contacts.ContactChange>().CountAsync(c => c.Customers.Contains(marcs))));
    }

    [Fact]
    public async Task Who_declined_is_nobody_and_is_a_holder_when_our_team_says_so()
    {
        await using var app = await StartAsync();
        using var holder = app.NewBrowser();
        await app.SignInByContactAsync(holder, Marc);
        await holder.InviteAsync(PersonRole.Household);
        await app.DrainAsync();

        // By the sticker and by the contact: no to one is no to both.
        using var scanner = app.NewBrowser();
        var code = await scanner.AskOpenAsync(Marc.Mac.Replace(":", "", StringComparison.Ordinal), PeopleDriver.Phone);
        await app.DrainAsync();
        Assert.Equal("/people/mine", (await scanner.SubmitAsync(code, ("code", app.World.CodeFor(PeopleDriver.Phone)!))).Address.AbsolutePath);
        using var person = app.NewBrowser();
        var asked = await app.EnterAsync(person);
        await person.SubmitAsync(asked, asked.FormTo("?handler=Leave"));
        Assert.NotEqual("/account", (await scanner.GetAsync("/account")).Address.AbsolutePath);
        Assert.Contains("pour l’instant", (await holder.InviteAsync(PersonRole.Household)).Text, StringComparison.Ordinal);

        PutOnFile(app);
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        using var again = app.NewBrowser();
        await app.EnterAsync(again);
        Assert.Equal("/account/contacts", (await again.GetAsync("/account/contacts")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_limited_contact_on_file_gets_none_of_the_holders_messages_and_nobody_gets_in_when_the_account_is_closed()
    {
        await using var app = await StartAsync();
        using var person = app.NewBrowser();
        await app.LetInAsync(Marc, PersonRole.Payer, person);
        PutOnFile(app);
        var before = app.World.Post.To(PeopleDriver.Phone).Count;
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        using var holder = app.NewBrowser();
        await app.SignInByContactAsync(holder, Marc);
        await holder.InviteAsync(PersonRole.Payer, "+15145550178", "Luc");
        await app.DrainAsync();
        Assert.Contains("Luc", app.World.Post.To(Marc.Phone!)[^1].Text, StringComparison.Ordinal);
        Assert.Equal(before, app.World.Post.To(PeopleDriver.Phone).Count);

        app.World.Erp.Update("Customer", app.World.CustomerOf("faible"), new() { ["disabled"] = 1 });
        Assert.Null(await CodeAsync(app, PeopleDriver.Phone));
        Assert.Equal("/signin", (await person.GetAsync("/account")).Address.AbsolutePath);
    }

    [Fact]
    public async Task The_lights_tell_a_household_member_of_no_suspension_and_a_payer_gives_up_no_debit_of_the_holders()
    {
        await using var app = await StartAsync();
        using var member = app.NewBrowser();
        await app.LetInAsync(SignInDriver.Scene("suspendu"), PersonRole.Household, member);
        await member.GetAsync("/home");
        await member.FinishedLineAsync();
        var lights = await member.GetAsync("/line/lights?power=Steady&pon=Steady&los=Off&internet=Off");
        Assert.DoesNotContain("suspend", lights.Document.QuerySelector("main")!.InnerHtml, StringComparison.OrdinalIgnoreCase);

        using var holder = app.NewBrowser();
        await app.SignInByContactAsync(holder, Marc);
        var session = await holder.PayBalanceAsync();
        app.World.StripeCashier().PayByDebit(session, "000123456789", instantVerification: false);
        await app.SettleAsync();
        var attempt = await app.AttemptAsync(session);
        using var payer = app.NewBrowser();
        await app.LetInAsync(Marc, PersonRole.Payer, payer, "+15145550178");
        Assert.Equal(HttpStatusCode.OK, (await payer.GetAsync($"/payments/{attempt.Id}")).Status);
        using var given = await payer.PostFormAsync($"/payments/{attempt.Id}?handler=GiveUp",
            ("__RequestVerificationToken", (await payer.GetAsync("/")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.NotFound, given.StatusCode);
        using var other = app.NewBrowser();
        await app.LetInAsync(Marc, PersonRole.Household, other, "+15145550179");
        Assert.DoesNotContain("$", (await other.GetAsync($"/payments/{attempt.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_sees_who_is_let_in_ends_it_and_lifts_what_a_holder_said_by_mistake()
    {
        await using var app = await StartAsync();
        using var person = app.NewBrowser();
        await app.LetInAsync(Marc, PersonRole.Payer, person);
        using var desk = await app.DeskAsync("ada");
        var address = $"/internal/customers/{app.World.CustomerOf("faible")}";
        var file = await desk.GetAsync(address);
        Assert.Contains("Marie Dubé · Payeur", file.Text, StringComparison.Ordinal);
        await desk.SubmitAsync(file, file.FormTo("?handler=EndPerson"));
        Assert.Equal("/signin", (await person.GetAsync("/account")).Address.AbsolutePath);
        file = await desk.GetAsync(address);
        await desk.SubmitAsync(file, file.FormTo("?handler=ForgetPerson"));
        Assert.Equal(0, await app.WithDbAsync(db => db.AuthorizedPersons.CountAsync()));

        // One whose last day is over is lifted in the same way.
        using var holder = app.NewBrowser();
        await app.SignInByContactAsync(holder, Marc);
        var today = Times.Today(app.Clock);
        await holder.InviteAsync(PersonRole.Payer, endsOn: today.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        using var again = app.NewBrowser();
        await app.EnterAsync(again);
        await again.AcceptAsync();
        PutOnFile(app);
        app.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Null(await CodeAsync(app, PeopleDriver.Phone));
        using var later = await app.DeskAsync("ada");
        file = await later.GetAsync(address);
        await later.SubmitAsync(file, file.FormTo("?handler=ForgetPerson"));
        Assert.NotNull(await CodeAsync(app, PeopleDriver.Phone));
    }

    private static JsonObject ContactOf(PortalApp app, string key) =>
        app.World.Erp.All("Contact").First(c => c["links"]!.AsArray().Any(l => l!["link_name"]?.ToString() == app.World.CustomerOf(key)));

    /// <summary>A clerk notes the number of whoever called.</summary>
    private static void PutOnFile(PortalApp app)
    {
        var contact = ContactOf(app, "faible");
        var phones = contact["phone_nos"]!.DeepClone().AsArray();
        phones.Add(new JsonObject { ["phone"] = PeopleDriver.Phone });
        app.World.Erp.Update("Contact", contact["name"]!.ToString(), new() { ["phone_nos"] = phones });
    }

    private static async Task<string?> CodeAsync(PortalApp app, string phone)
    {
        var before = app.World.Post.To(phone).Count;
        using var browser = app.NewBrowser();
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        await browser.SubmitAsync(await browser.GetAsync("/signin"), ("contact", phone));
        await app.DrainAsync();
        return app.World.Post.To(phone).Count == before ? null : app.World.CodeFor(phone);
    }
}

public sealed class PeopleSqliteTests(Outside outside) : PeopleTests(outside, null);

public sealed class PeoplePostgresTests(Outside outside, PostgresServer postgres) : PeopleTests(outside, postgres);
