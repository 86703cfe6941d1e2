using System.Net;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Search;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Staff;

/// <summary>Find, see, look as the customer, and all of it on record.</summary>
public abstract class DeskTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    [Theory]
    [InlineData("louise gagnon", "Louise Gagnon")]
    [InlineData("GAGN lou", "Louise Gagnon")]
    [InlineData("Côté yves", "Yves Côté")]
    [InlineData("cote", "Yves Côté")]
    [InlineData("12 chemin du rang", "Famille Nadeau")]
    [InlineData("514 555-0102", "Marc Tremblay")]
    [InlineData("(514)555.0102", "Marc Tremblay")]
    [InlineData("1c61.b400.0102", "Marc Tremblay")]
    public async Task One_box_finds_a_customer_by(string typed, string name)
    {
        await using var app = await StartAsync();
        await IndexAsync(app);
        using var simon = await app.DeskAsync("simon");
        var page = await simon.FindAsync(typed);
        Assert.Contains(name, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_finds_by_mail_serial_bill_customer_ticket_and_payment_too()
    {
        await using var app = await StartAsync();
        await IndexAsync(app);
        using var simon = await app.DeskAsync("simon");
        var louise = app.World.People.Single(p => p.Scene.Key == "bonne");
        var bill = app.World.UnpaidOf(louise.CustomerId!)[0]["name"]!.ToString();
        var issue = app.World.Erp.Insert("Issue", new() { ["subject"] = "x", ["customer"] = louise.CustomerId }, "ISS-2026-00042")["name"]!.ToString();
        foreach (var typed in new[] { louise.Email!, louise.Serial, bill, louise.CustomerId!, issue })
        {
            Assert.Contains("Louise Gagnon", (await simon.FindAsync(typed)).Text, StringComparison.Ordinal);
        }

        var attempt = await PayAsync(app, "bonne");
        foreach (var typed in new[] { attempt.PaymentIntentId!, $"STRIPE-{attempt.PaymentIntentId}", attempt.SessionId!, attempt.Id.ToString() })
        {
            Assert.Equal($"/internal/payments/{attempt.Id}", (await simon.FindAsync(typed)).Address.AbsolutePath);
        }
    }

    [Fact]
    public async Task A_change_of_name_is_found_and_a_customer_who_is_gone_is_not()
    {
        await using var app = await StartAsync();
        await IndexAsync(app);
        app.World.Erp.Update("Customer", app.World.CustomerOf("faible"), new() { ["customer_name"] = "Marcus Zébulon" });
        app.World.Erp.Delete("Customer", app.World.CustomerOf("absent"));
        await IndexAsync(app);
        using var simon = await app.DeskAsync("simon");
        Assert.Contains("Marcus Zébulon", (await simon.FindAsync("zebulon")).Text, StringComparison.Ordinal);
        Assert.Contains("Rien de ce nom", (await simon.FindAsync("lavoie claude")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("' OR 1=1 --")]
    [InlineData("%")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\uffff")]
    public async Task Rubbish_finds_nothing(string typed)
    {
        await using var app = await StartAsync();
        await IndexAsync(app);
        using var simon = await app.DeskAsync("simon");
        var page = await simon.FindAsync(typed);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Rien de ce nom", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await simon.GetAsync("/internal?q=%00" + Uri.EscapeDataString(typed))).Status);
    }

    [Fact]
    public async Task A_technician_finds_modems_and_no_people()
    {
        await using var app = await StartAsync();
        await IndexAsync(app);
        using var tania = await app.DeskAsync("tania");
        Assert.Contains("Rien de ce nom", (await tania.FindAsync("gagnon")).Text, StringComparison.Ordinal);
        Assert.Equal("/internal/modems/1C61B4000101", (await tania.FindAsync("1C61B4000101")).Address.AbsolutePath);
    }

    [Fact]
    public async Task The_beginning_of_a_telephone_a_mac_or_a_serial_finds_and_a_name_says_where_and_what_is_owed()
    {
        await using var app = await StartAsync();
        await IndexAsync(app);
        await app.SignInAsync(app.NewBrowser(), SignInDriver.Scene("suspendu"));
        using var simon = await app.DeskAsync("simon");
        var found = await simon.FindAsync("514 555-010");
        Assert.Contains("Louise Gagnon", found.Text, StringComparison.Ordinal);
        Assert.Contains("100 rue des Érables, Saint-Gédéon", found.Text, StringComparison.Ordinal);
        Assert.Contains("sur factures", found.Text, StringComparison.Ordinal);
        Assert.Contains("suspendu", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Louise Gagnon", (await simon.FindAsync("514 555-99")).Text, StringComparison.Ordinal);
        Assert.Contains("/internal/modems/1C61B4000105", (await simon.FindAsync("1C:61:B4:00:01:0")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/internal/modems/", (await simon.FindAsync("1C:61:%")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_erpnext_hangs_the_box_answers_and_says_so()
    {
        await using var app = await StartAsync();
        await IndexAsync(app);
        app.World.Faults["erpnext"] = Fault.Silent;
        using var simon = await app.DeskAsync("simon");
        var page = await simon.GetAsync("/internal?q=gagnon");
        Assert.Contains("ERPNext n’a pas répondu à temps", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await simon.GetAsync($"/internal/customers/{app.World.CustomerOf("bonne")}")).Status);
    }

    [Fact]
    public async Task The_desk_sees_the_customers_own_diagnosis_and_the_ones_before()
    {
        await using var app = await StartAsync();
        using var visitor = app.NewBrowser();
        await app.SignInAsync(visitor, SignInDriver.Scene("faible"));
        await visitor.FinishedLineAsync();
        using var simon = await app.DeskAsync("simon");
        var page = await simon.GetAsync("/internal/modems/1C61B4000102");
        Assert.Contains("la lumière arrive faible", page.Text, StringComparison.Ordinal);
        Assert.Contains("GenieACS", page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await app.WithDbAsync(db => db.Diagnoses.CountAsync()));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        page = await simon.SubmitAsync(page, page.Forms[^1]);
        Assert.Equal(2, await app.WithDbAsync(db => db.Diagnoses.CountAsync()));
        var old = (await app.WithDbAsync(db => db.Diagnoses.OrderBy(d => d.StartedAt).FirstAsync())).Id;
        Assert.Contains("Diagnostic du", (await simon.GetAsync($"/internal/modems/1C61B4000102?d={old}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await simon.GetAsync("/internal/modems/1C61B4999999")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await simon.GetAsync("/internal/modems/rubbish")).Status);
    }

    [Fact]
    public async Task Looking_as_the_customer_shows_everything_changes_nothing_ends_by_itself_and_is_told()
    {
        await using var app = await StartAsync();
        using var simon = await app.DeskAsync("simon");
        var id = app.World.CustomerOf("bonne");
        var file = await simon.GetAsync($"/internal/customers/{id}");
        Assert.Equal(HttpStatusCode.BadRequest, (await simon.SubmitAsync(file, file.FormTo("?handler=SeeAs"))).Status);
        var account = await simon.SubmitAsync(file, file.FormTo("?handler=SeeAs"), ("reason", "elle ne voit pas sa facture"));
        Assert.Equal("/account", account.Address.AbsolutePath);
        Assert.Contains("en lecture seule", account.Html, StringComparison.Ordinal);

        // Nothing can be sent from here: not a payment, not another test.
        using var pay = await simon.PostAsync(account, account.FormTo("/pay?handler=Balance"));
        Assert.Equal(HttpStatusCode.Forbidden, pay.StatusCode);
        Assert.Equal(0, await app.WithDbAsync(db => db.PaymentAttempts.CountAsync()));
        var signIn = await simon.GetAsync("/signin");
        Assert.Equal(HttpStatusCode.Forbidden, (await simon.SubmitAsync(signIn, ("contact", "514 555-0102"))).Status);

        app.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal("/invoices", (await simon.GetAsync("/invoices")).Address.AbsolutePath);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("/signin", (await simon.GetAsync("/invoices")).Address.AbsolutePath);
        Assert.Equal("/internal/payments", (await simon.GetAsync("/internal/payments")).Address.AbsolutePath);

        using var louise = app.NewBrowser();
        await louise.SignInAtProviderAsync("louise", "/signin/account");
        var access = await louise.GetAsync("/account/access");
        Assert.Contains("Simon Soutien a vu votre dossier comme vous le voyez", access.Text, StringComparison.Ordinal);
        Assert.Contains("elle ne voit pas sa facture", access.Text, StringComparison.Ordinal);
        Assert.True(await app.WithDbAsync(db => db.AuditEntries.AnyAsync(a => a.Action == "customer.page" && a.Subject == "/account" && a.Actor == "simon")));
    }

    [Fact]
    public async Task Stopping_to_look_leads_back_and_leaving_the_desk_ends_the_look()
    {
        await using var app = await StartAsync();
        using var simon = await app.DeskAsync("simon");
        var id = app.World.CustomerOf("bonne");
        async Task<Page> LookAsync()
        {
            var file = await simon.GetAsync($"/internal/customers/{id}");
            return await simon.SubmitAsync(file, file.FormTo("?handler=SeeAs"), ("reason", "appel"));
        }

        var account = await LookAsync();
        Assert.Equal(Core.Links.DeskCustomer(id), (await simon.SubmitAsync(account,
            account.Document.Forms.OfType<AngleSharp.Html.Dom.IHtmlFormElement>().First(f => f.GetAttribute("action") == "/session"))).Address.AbsolutePath);
        Assert.Equal("/signin", (await simon.GetAsync("/account")).Address.AbsolutePath);

        await LookAsync();
        using var http = new HttpClient();
        await app.World.Oidc.EndAsync(app.SessionAtProvider("simon").Id, http);
        Assert.Equal("/signin", (await simon.GetAsync("/account")).Address.AbsolutePath);
    }

    [Fact]
    public async Task The_audit_is_searched_paged_exported_and_cannot_be_changed()
    {
        await using var app = await StartAsync();
        using var simon = await app.DeskAsync("simon");
        await simon.GetAsync($"/internal/customers/{app.World.CustomerOf("bonne")}");
        await simon.GetAsync("/internal?q=" + Uri.EscapeDataString("=cmd|x"));
        using var ada = await app.DeskAsync("ada");
        var page = await ada.GetAsync("/internal/audit?who=simon&what=customer.see");
        Assert.Equal(1, page.Document.QuerySelectorAll(".audit li").Length);
        Assert.Contains("a ouvert le dossier d’un client", page.Text, StringComparison.Ordinal);
        Assert.Contains(app.World.CustomerOf("bonne"), page.Text, StringComparison.Ordinal);
        Assert.Contains("Rien de tel", (await ada.GetAsync("/internal/audit?who=simon&to=2020-01-01")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await ada.GetAsync("/internal/audit?to=9999-12-31")).Status);

        // One action, and none that only begins like it.
        using var bea = await app.DeskAsync("bea");
        var file = await bea.GetAsync($"/internal/customers/{app.World.CustomerOf("bonne")}");
        await bea.SubmitAsync(file, file.FormTo("?handler=SeeAs"), ("reason", "appel"));
        Assert.DoesNotContain("comme le client", (await ada.GetAsync("/internal/audit?what=customer.see")).Document.QuerySelector(".audit")!.TextContent, StringComparison.Ordinal);

        for (var i = 0; i < 102; i++)
        {
            await simon.GetAsync($"/internal?q=x{i}");
        }

        page = await ada.GetAsync("/internal/audit?who=simon");
        Assert.Equal(100, page.Document.QuerySelectorAll(".audit li").Length);
        var older = page.Document.QuerySelectorAll("main a").Last().GetAttribute("href")!;
        Assert.Equal(4, (await ada.GetAsync(older)).Document.QuerySelectorAll(".audit li").Length);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/internal/audit?who=simon&handler=Csv");
        using var csv = await ada.SendAsync(request);
        var text = await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(104 + 1, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("typed:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("=cmd|x", text, StringComparison.Ordinal);

        await Assert.ThrowsAnyAsync<Exception>(() => app.WithDbAsync(db => db.AuditEntries.ExecuteDeleteAsync()));
        await Assert.ThrowsAnyAsync<Exception>(() => app.WithDbAsync(db => db.AuditEntries.ExecuteUpdateAsync(s => s.SetProperty(a => a.Action, "nothing"))));
        Assert.True(await app.WithDbAsync(db => db.AuditEntries.AnyAsync()));
    }

    [Fact]
    public async Task Work_that_stopped_is_shown_with_its_reason_and_retried_one_or_all()
    {
        await using var app = await StartAsync();
        using var visitor = app.NewBrowser();
        await app.SignInByContactAsync(visitor, SignInDriver.Scene("bonne"));
        var session = await visitor.PayBalanceAsync();
        app.World.Faults["erpnext"] = Fault.Forbidden;
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        using var bea = await app.DeskAsync("bea");
        var page = await bea.GetAsync("/internal/work");
        Assert.Contains("Inscrire un paiement · " + app.World.CustomerOf("bonne"), page.Text, StringComparison.Ordinal);
        Assert.Contains("ERPNext a refusé", page.Text, StringComparison.Ordinal);
        Assert.Contains("dernière réponse", page.Text, StringComparison.Ordinal);
        using var simon = await app.DeskAsync("simon");
        Assert.Empty((await simon.GetAsync("/internal/work")).Forms);

        // Tried again while it is still refused, one by one; then all of the kind.
        page = await bea.SubmitAsync(page, page.FormTo("?handler=Retry"));
        await app.DrainAsync();
        page = await bea.GetAsync("/internal/work");
        app.World.Faults["erpnext"] = Fault.None;
        await bea.SubmitAsync(page, page.FormTo("?handler=RetryAll"));
        await app.DrainAsync();
        Assert.DoesNotContain("Inscrire un paiement", (await bea.GetAsync("/internal/work")).Text, StringComparison.Ordinal);
        Assert.Equal(PaymentState.Recorded, (await app.AttemptAsync(session)).State);
    }

    [Fact]
    public async Task Work_that_stopped_says_whom_or_what_it_is_about_to_those_who_may_open_it()
    {
        await using var app = await StartAsync();
        var (link, ticket, change, now) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), app.Clock.GetUtcNow());
        await app.WithDbAsync(db =>
        {
            db.Messages.Add(new()
            {
                Id = link,
                CustomerId = "Élise & fils",
                Kind = "payment-link",
                About = "x",
                ContactHash = "h",
                MaskedContact = "",
                ContactSealed = "",
                Language = "fr",
                Subject = "",
                Body = "",
                Brief = "",
                CreatedAt = now,
            });
            db.Tickets.Add(new()
            {
                Id = ticket,
                Key = "k",
                DiagnosisId = Guid.NewGuid(),
                CustomerId = "C",
                Mac = "1C61B4000101",
                Number = "WEB-1",
                Language = "fr",
                CreatedAt = now
            });
            db.LineChanges.Add(new() { Id = change, Mac = "1C61B4000102", CustomerId = "C", Via = "acs", Endpoint = "x", Actor = "customer", AskedAt = now });
            db.WorkItems.AddRange(new[] { ("send-message", link.ToString()), ("open-ticket", ticket.ToString()), ("line-change", $"{change:N}:3"), ("send-code", $"{link}:1") }
                .Select(w => new WorkItem { Id = Guid.NewGuid(), Kind = w.Item1, Key = w.Item2, Payload = "", CreatedAt = now, DueAt = now, ParkedAt = now, Attempts = 1 }));
            return db.SaveChangesAsync();
        });
        using var bea = await app.DeskAsync("bea");
        var page = await bea.GetAsync("/internal/work");
        Assert.Contains("Envoyer un message · Élise & fils", page.Text, StringComparison.Ordinal);
        Assert.Contains("Ouvrir un billet · 1C:61:B4:00:01:01", page.Text, StringComparison.Ordinal);
        Assert.Contains("Suivre un changement au modem · 1C:61:B4:00:01:02", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 essai ", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Document.QuerySelectorAll("main a"), a => a.GetAttribute("href")!.StartsWith("/internal/modems", StringComparison.Ordinal));
        using var simon = await app.DeskAsync("simon");
        Assert.Contains((await simon.GetAsync("/internal/work")).Document.QuerySelectorAll("main a"), a => a.GetAttribute("href") == "/internal/modems/1C61B4000101");
    }

    [Theory]
    [InlineData(Fault.Forbidden, 1)]
    [InlineData(Fault.Down, 0)]
    public async Task An_index_that_cannot_be_filled_goes_on_when_it_can_and_piles_up_nothing(Fault fault, int findings)
    {
        await using var app = await StartAsync();
        app.World.Faults["erpnext"] = fault;
        await IndexAsync(app);
        await IndexAsync(app);
        Assert.Equal(findings, await app.WithDbAsync(db => db.Findings.CountAsync(f => f.Key == "run-failed:search-index")));
        app.World.Faults["erpnext"] = Fault.None;
        await IndexAsync(app);
        Assert.NotEqual(0, await app.WithDbAsync(db => db.SearchTerms.CountAsync()));
    }

    internal static async Task<PaymentAttempt> PayAsync(PortalApp app, string scene)
    {
        using var visitor = app.NewBrowser();
        await app.SignInByContactAsync(visitor, SignInDriver.Scene(scene));
        var session = await visitor.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        return await app.AttemptAsync(session);
    }

    private static async Task IndexAsync(PortalApp app)
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Gigafibre.Portal.Work.WorkQueue>()
                .AddRunAsync<SearchIndexHandler>("changes", Guid.NewGuid().ToString(), app.Clock.GetUtcNow(), CancellationToken.None);
        }

        await app.DrainAsync();
        Assert.False(await app.WithDbAsync(db => db.WorkItems.AnyAsync(w => w.ParkedAt != null)));
    }
}

public sealed class DeskSqliteTests(Outside outside) : DeskTests(outside, null);

public sealed class DeskPostgresTests(Outside outside, PostgresServer postgres) : DeskTests(outside, postgres);
