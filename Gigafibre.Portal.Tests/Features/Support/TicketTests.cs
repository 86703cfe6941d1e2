using System.Net;
using System.Text.Json.Nodes;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Support;

/// <summary>Customers and our team write to each other about a ticket: nothing is lost or doubled, nobody reads what is not theirs, nothing hostile does anything.</summary>
public abstract class TicketTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly Scene Louise = SignInDriver.Scene("bonne");
    private static readonly Scene Marc = SignInDriver.Scene("faible");

    [Fact]
    public async Task What_is_written_gets_a_number_at_once_and_reaches_our_team_with_its_photographs_and_the_state_of_the_line()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, Louise);
        await browser.FinishedLineAsync();
        var number = await app.WriteTicketAsync(
            browser, "Le voyant PON clignote\n<b>depuis hier</b>.", TicketTopic.Connection, ("IMG 1.jpg", "image/jpeg", TicketDriver.PhotoWithPlace(TicketDriver.Photo(), 6)));

        var issue = app.World.Erp.Find("Issue", number)!;
        Assert.Contains("Le voyant PON clignote<br>&lt;b&gt;depuis hier&lt;/b&gt;.", issue["description"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("As the customer saw it", issue["description"]!.ToString(), StringComparison.Ordinal);
        var file = Assert.Single(app.World.Erp.All("File"), f => f["attached_to_doctype"]!.ToString() == "Issue");
        Assert.Equal((number, 1), (file["attached_to_name"]!.ToString(), (int)file["is_private"]!));
        var bytes = app.World.Erp.Files[file["file_url"]!.ToString()];
        Assert.DoesNotContain("GPS", System.Text.Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);

        // It was held upright.
        using var picture = SkiaSharp.SKBitmap.Decode(bytes);
        Assert.Equal((20, 40), (picture.Width, picture.Height));

        var page = await browser.GetAsync("/tickets/" + number);
        Assert.Contains("Le voyant PON clignote", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("GPON", page.Text, StringComparison.Ordinal);
        Assert.Contains("Pièce jointe 1", page.Text, StringComparison.Ordinal);
        Assert.Contains(number, (await browser.GetAsync("/tickets")).Text, StringComparison.Ordinal);
        Assert.Contains(number, (await browser.GetAsync("/help")).Text, StringComparison.Ordinal);
        Assert.Contains(app.World.Post.To(Louise.Phone!), l => l.Text.Contains(number, StringComparison.Ordinal));
        using var ask = new HttpRequestMessage(HttpMethod.Get, $"/tickets/{number}?handler=Pdf");
        using var pdf = await browser.SendAsync(ask);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain(await app.WithDbAsync(db => db.Set<TicketFile>().ToListAsync()), f => f.Bytes is not null);
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_ticket_and_one_message()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        var page = await browser.GetAsync("/tickets/new");
        foreach (var _ in new[] { 1, 2 })
        {
            using var sent = await browser.SendFilesAsync(page, page.Forms[0], [("topic", "Bill"), ("words", "Pourquoi deux factures ce mois-ci?")]);
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        }

        await app.SettleAsync();
        var number = Assert.Single(await app.WithDbAsync(db => db.Tickets.ToListAsync())).Number;
        var ticket = await browser.GetAsync("/tickets/" + number);
        foreach (var _ in new[] { 1, 2 })
        {
            using var sent = await browser.SendFilesAsync(ticket, ticket.Forms[0], [("words", "Et encore une.")]);
        }

        await app.SettleAsync();
        var said = Assert.Single(app.World.ThreadOf(number));
        Assert.Equal(("Received", app.World.MailOf("bonne")), (said["sent_or_received"]!.ToString(), said["sender"]!.ToString()));
    }

    [Fact]
    public async Task A_message_that_ERPNext_took_without_saying_so_is_not_written_twice()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        var number = await app.WriteTicketAsync(browser, "Une question sur ma facture.");
        await ReplyAsync(browser, number, "Voici la suite.");
        app.World.Faults.Once("erpnext", "POST", Fault.CutAfterCommit);
        await app.DrainAsync();
        Assert.Null((await app.WithDbAsync(db => db.TicketReplies.SingleAsync())).SentAt);
        Assert.Single((await browser.GetAsync("/tickets/" + number)).Document.QuerySelectorAll("article .said"), m => m.TextContent == "Voici la suite.");
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await app.SettleAsync();
        Assert.Single(app.World.ThreadOf(number));
        Assert.NotNull((await app.WithDbAsync(db => db.TicketReplies.SingleAsync())).SentAt);
    }

    [Fact]
    public async Task Only_what_our_team_wrote_to_this_customer_is_shown_and_only_harmless()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        var number = await app.WriteTicketAsync(browser, "Une question sur ma facture.");
        var (world, mail) = (app.World, app.World.MailOf("bonne"));
        SupportTeam.Answer(world, number, "<p>Bonjour!</p><script>alert('mal')</script><img src=https://pisteur.example/x.png><form action=https://mal.example><input "
        + "name=mdp></form>"
            + "<a href=\"//mal.example\">ici</a><a href=\"javascript:alert(1)\">là</a><a href=\"https://gigafibre.ca/aide\">l’aide</a><p style=\"position:fixed\" "
            + "onclick=\"x()\">Suite</p>", mail);
        SupportTeam.Answer(world, number, "<p>Secret du sous-traitant</p>", "poseur@sous-traitant.example");
        SupportTeam.Answer(world, number, "<p>Faux message</p>", mail, from: "sophie@gigafibre-ca.example");
        SupportTeam.Answer(world, number, "<p>Notes d’appel</p>", mail, medium: "Phone");
        SupportTeam.Note(world, number, "<p>Message automatique</p>", mail);
        SupportTeam.Receive(world, number, "<p>D’un voisin</p>", "voisin@ailleurs.example");
        SupportTeam.Receive(world, number, "<p>De mon téléphone</p>", mail);

        var page = await browser.GetAsync("/tickets/" + number);
        foreach (var shown in new[] { "Bonjour!", "Suite", "De mon téléphone", "Sophie Tremblay, de Gigafibre" })
        {
            Assert.Contains(shown, page.Text, StringComparison.Ordinal);
        }

        foreach (var hidden in new[] { "Secret du sous-traitant", "Faux message", "Notes d’appel", "Message automatique", "D’un voisin", "alert", "pisteur", "mal.example",
        "position:fixed", "onclick" })
        {
            Assert.DoesNotContain(hidden, page.Html, StringComparison.Ordinal);
        }

        var link = Assert.Single(page.Document.QuerySelectorAll(".said a[href]"));
        Assert.Equal(("https://gigafibre.ca/aide", "noopener noreferrer nofollow ugc"), (link.GetAttribute("href"), link.GetAttribute("rel")));
    }

    [Fact]
    public async Task An_answer_is_told_once_and_not_mailed_where_ERPNext_mailed_it()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        var number = await app.WriteTicketAsync(browser, "Une question sur ma facture.");
        await app.WatchTicketsAsync();
        SupportTeam.Answer(app.World, number, "<p>Voici.</p>", app.World.MailOf("bonne"));
        SupportTeam.Answer(app.World, number, "<p>À un autre.</p>", "autre@ailleurs.example");
        await app.WatchTicketsAsync();
        await app.WatchTicketsAsync();
        var told = Assert.Single(await app.WithDbAsync(db => db.Messages.Where(m => m.Kind == "ticket-answered").ToListAsync()));
        Assert.Equal(MessageChannel.Sms, told.Channel);
        Assert.Contains(app.World.Post.To(Louise.Phone!), l => l.Text.Contains("réponse à votre billet", StringComparison.Ordinal));
        Assert.Contains("répondu", (await browser.GetAsync("/tickets")).Text, StringComparison.Ordinal);

        // It is closed by the customer, and a reply opens it again.
        var page = await browser.GetAsync("/tickets/" + number);
        await browser.SubmitAsync(page, page.FormTo("/tickets/" + number + "?handler=Settle"));
        await app.SettleAsync();
        Assert.Equal("Closed", app.World.StateOf(number));
        page = await browser.GetAsync("/tickets/" + number);
        var rated = await browser.SubmitAsync(page, page.FormTo("/tickets/" + number + "?handler=Rate"), ("score", "Partly"), ("more", "Un peu long."));
        Assert.Contains("votre avis est noté : En partie", rated.Text, StringComparison.Ordinal);
        await ReplyAsync(browser, number, "Finalement non.");
        await app.SettleAsync();
        Assert.Equal("Open", app.World.StateOf(number));
    }

    [Fact]
    public async Task Nobody_sees_a_ticket_or_a_file_of_another()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        var number = await app.WriteTicketAsync(browser, "Une question sur ma facture.", TicketTopic.Bill, ("a.jpg", "image/jpeg", TicketDriver.Photo()));
        var mine = await browser.GetAsync("/tickets/" + number);
        var file = mine.Document.QuerySelector("a[href*='handler=File']")!.GetAttribute("href")!;
        using (var own = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, file)))
        {
            Assert.Equal(("image/jpeg", "nosniff"), (own.Content.Headers.ContentType!.MediaType, own.Headers.GetValues("X-Content-Type-Options").Single()));
        }

        using var other = app.NewBrowser();
        await app.SignInByContactAsync(other, Marc);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/tickets/" + number)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(file)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/tickets/{number}?handler=Pdf")).Status);
        var form = await other.GetAsync("/tickets/new");
        foreach (var handler in new[] { "", "?handler=Settle", "?handler=Rate" })
        {
            using var answer = await other.PostFormAsync(
                $"/tickets/{number}{handler}", ("__RequestVerificationToken", form.Token), ("key", Guid.NewGuid().ToString("N")), ("words", "Je suis un autre."), ("score", "Not"));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Empty((await other.GetAsync("/tickets")).Document.QuerySelectorAll("ul.list a"));
        using var nobody = app.NewBrowser();
        Assert.DoesNotContain("Une question sur ma facture", (await nobody.GetAsync("/tickets/" + number)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_are_not_what_they_say_are_refused_in_words_and_those_of_our_team_are_never_run()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        var page = await browser.GetAsync("/tickets/new");
        foreach (var (name, bytes) in new (string, byte[])[]
        {
            ("photo.jpg", [.. "<html><script>alert(1)</script>"u8]),
            ("photo.png", [.. "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"u8]),
            ("vide.jpg", []),
            ("a.jpg", [0xFF, 0xD8, 0xFF, 0, 1]),
        })
        {
            using var refused = await browser.SendFilesAsync(page, page.Forms[0], [("topic", "Other"), ("words", "Avec une drôle de photo.")], (name, "image/jpeg", bytes));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("Avec une drôle de photo.", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        var number = await app.WriteTicketAsync(browser, "Une question sur ma facture.");
        var answer = SupportTeam.Answer(app.World, number, "<p>Voir la pièce.</p>", app.World.MailOf("bonne"));
        var evil = Threads.Attach(app.World, number, "page.html", [.. "<script>alert(1)</script>"u8], isPrivate: true);
        Threads.Attach(
            app.World, answer,
            [evil, new() { ["file_url"] = "https://mal.example/x", ["is_private"] = 0 }, new() { ["file_url"] = "/private/files/../../api/method/ping", ["is_private"] = 1 }]);
        var links = (await browser.GetAsync("/tickets/" + number)).Document.QuerySelectorAll("a[href*='handler=File']").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(3, links.Count);
        using (var file = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, links[0])))
        {
            Assert.Equal(("application/octet-stream", "attachment"), (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.DispositionType));
            Assert.Equal("default-src 'none'; sandbox", file.Headers.GetValues("Content-Security-Policy").Single());
        }

        foreach (var elsewhere in links.Skip(1))
        {
            var no = await browser.GetAsync(elsewhere);
            Assert.Equal(HttpStatusCode.NotFound, no.Status);
            Assert.Contains("ne peut pas être ouverte ici", no.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task While_ERPNext_is_away_what_is_written_waits_and_nothing_is_lost()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        app.World.Faults["erpnext"] = Fault.Down;
        var number = await app.WriteTicketAsync(browser, "Une question sur ma facture.", TicketTopic.Bill, ("a.jpg", "image/jpeg", TicketDriver.Photo()));
        var list = await browser.GetAsync("/tickets");
        Assert.Contains("en route", list.Text, StringComparison.Ordinal);
        await ReplyAsync(browser, number, "J’oubliais quelque chose.");
        var page = await browser.GetAsync("/tickets/" + number);
        Assert.Contains("J’oubliais quelque chose.", page.Text, StringComparison.Ordinal);
        app.World.Faults["erpnext"] = Fault.None;
        for (var i = 0; i < 4; i++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(15));
            await app.SettleAsync();
        }

        Assert.Equal(2, app.World.ThreadOf(number).Count);
    }

    [Fact]
    public async Task Whoever_has_no_mail_reads_and_hears_the_answer_too()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var number = await app.WriteTicketAsync(browser, "Une question sur ma facture.", TicketTopic.Bill);
        var issue = app.World.Erp.Find("Issue", number)!;
        Assert.Contains("Une facture ou un paiement", issue["subject"]!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("modem", issue["description"]!.ToString(), StringComparison.OrdinalIgnoreCase);
        await app.WatchTicketsAsync();
        SupportTeam.Answer(app.World, number, "<p>Voici notre réponse.</p>", issue["raised_by"]!.ToString());
        SupportTeam.Answer(app.World, number, "<p>Entre nous.</p>", "autre@gigafibre.ca");
        await app.WatchTicketsAsync();
        var page = await browser.GetAsync("/tickets/" + number);
        Assert.Contains("Voici notre réponse.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Entre nous", page.Text, StringComparison.Ordinal);
        Assert.Single(app.World.Post.To(Marc.Phone!), l => l.Text.Contains("réponse à votre billet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_ERPNext_does_not_mark_on_its_ticket_is_found_by_the_slower_look_and_one_from_nobody_knows_where_is_shown_to_a_person()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        var number = await app.WriteTicketAsync(browser, "Une question sur ma facture.");
        await app.WatchTicketsAsync();
        SupportTeam.Answer(app.World, number, "<p>Un.</p>", app.World.MailOf("bonne"), marks: false);
        SupportTeam.Answer(app.World, number, "<p>Deux.</p>", app.World.MailOf("bonne"), marks: false);
        SupportTeam.Answer(app.World, number, "<p>Trois.</p>", app.World.MailOf("bonne"), marks: false, from: "paul@sous-traitant.example");
        await app.WatchTicketsAsync(WatchTicketsHandler.Open);
        await app.WatchTicketsAsync();
        Assert.Equal(2, await app.WithDbAsync(db => db.Messages.CountAsync(m => m.Kind == "ticket-answered")));
        Assert.Equal("sous-traitant.example", Assert.Single(await app.WithDbAsync(db => db.Findings.Where(f => f.Kind == FindingKind.UnknownSender).ToListAsync())).Subject);
        Assert.Contains("répondu", (await browser.GetAsync("/tickets/" + number)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_was_changed_keeps_what_was_written_to_it()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        var (number, old) = (await app.WriteTicketAsync(browser, "Une question sur ma facture."), app.World.MailOf("bonne"));
        SupportTeam.Answer(app.World, number, "<p>À l’ancienne adresse.</p>", old);
        var contact = app.World.Erp.All("Contact").First(c => c["email_ids"]!.AsArray().Any(e => e!["email_id"]!.ToString() == old));
        app.World.Erp.Update(
            "Contact", contact["name"]!.ToString(), new() { ["email_ids"] = new JsonArray(new JsonObject { ["email_id"] = "neuve@exemple.test", ["is_primary"] = 1 }) });
        Assert.Contains("À l’ancienne adresse.", (await browser.GetAsync("/tickets/" + number)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_deeper_or_longer_than_people_write_costs_nothing_and_shows_its_words()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        var number = await app.WriteTicketAsync(browser, "Une question sur ma facture.");
        foreach (var hostile in new[]
        {
            string.Concat(Enumerable.Repeat("<div>", 20_000)) + "profond", string.Concat(Enumerable.Repeat("<blockquote>", 100_000)) + "cité",
            string.Concat(Enumerable.Repeat("<table><tr><td>x</td></tr></table>", 20_000)) + "long", new string('<', 200_000), string.Concat(Enumerable.Repeat("<script>", 20_000)),
        })
        {
            SupportTeam.Receive(app.World, number, hostile, app.World.MailOf("bonne"));
        }

        var page = await browser.GetAsync("/tickets/" + number);
        Assert.Contains("profond", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll(".said div, .said table, .said script"));
    }

    [Fact]
    public async Task A_small_file_that_unfolds_into_a_huge_picture_is_refused_and_a_name_with_braces_is_only_a_name()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        var page = await browser.GetAsync("/tickets/new");
        using var vast = new SkiaSharp.SKBitmap(new SkiaSharp.SKImageInfo(6000, 6000, SkiaSharp.SKColorType.Gray8, SkiaSharp.SKAlphaType.Opaque));
        using var png = vast.Encode(SkiaSharp.SKEncodedImageFormat.Png, 100);
        foreach (var (name, bytes) in new[] { ("vaste.png", png.ToArray()), ("photo{1}.gif", (byte[])[.. "GIF89a"u8]) })
        {
            using var refused = await browser.SendFilesAsync(page, page.Forms[0], [("topic", "Other"), ("words", "Avec une drôle de photo.")], (name, "image/png", bytes));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains(name, await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_settled_stays_open_when_something_was_written_after_it()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        var number = await app.WriteTicketAsync(browser, "Une question sur ma facture.");
        var page = await browser.GetAsync("/tickets/" + number);
        app.World.Faults["erpnext"] = Fault.Down;
        using (var settled = await browser.PostAsync(page, page.FormTo($"/tickets/{number}?handler=Settle"), []))
        {
            Assert.Equal(HttpStatusCode.Redirect, settled.StatusCode);
        }

        await app.SettleAsync();
        await ReplyAsync(browser, page, "Finalement non.");
        app.World.Faults["erpnext"] = Fault.None;
        for (var i = 0; i < 6; i++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(15));
            await app.SettleAsync();
        }

        var thread = app.World.ThreadOf(number);
        Assert.Equal(2, thread.Count);
        Assert.Contains("Finalement non.", thread[1]["content"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("Open", app.World.StateOf(number));
    }

    [Fact]
    public async Task A_reply_to_a_ticket_of_another_way_is_kept_on_the_page_while_ERPNext_is_away()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        app.World.Erp.Insert(
            "Issue", new() { ["subject"] = "Par téléphone", ["customer"] = app.World.CustomerOf("bonne"), ["raised_by"] = app.World.MailOf("bonne"), ["status"] = "Open" },
            "ISS-2026-00007");
        var page = await browser.GetAsync("/tickets/ISS-2026-00007");
        Assert.Contains("Par téléphone", page.Title, StringComparison.Ordinal);
        app.World.Faults["erpnext"] = Fault.Down;
        using var away = await browser.SendFilesAsync(page, page.Forms[0], [("words", "Mes mots à garder.")]);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.Contains("Mes mots à garder.", await away.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        app.World.Faults["erpnext"] = Fault.None;

        // The same page, written anew after it was sent: both count.
        foreach (var words in new[] { "Mes mots à garder.", "Et d’autres." })
        {
            using var sent = await browser.SendFilesAsync(page, page.Forms[0], [("words", words)]);
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        }

        await app.SettleAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await app.SettleAsync();
        Assert.Equal(2, app.World.ThreadOf("ISS-2026-00007").Count);
    }

    private static async Task ReplyAsync(Browser browser, string number, string words) => await ReplyAsync(browser, await browser.GetAsync("/tickets/" + number), words);

    private static async Task ReplyAsync(Browser browser, Page page, string words)
    {
        using var sent = await browser.SendFilesAsync(page, page.Forms[0], [("words", words)]);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }
}

public sealed class TicketSqliteTests(Outside outside) : TicketTests(outside, null);

public sealed class TicketPostgresTests(Outside outside, PostgresServer postgres) : TicketTests(outside, postgres);
