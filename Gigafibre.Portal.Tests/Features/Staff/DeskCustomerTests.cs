using System.Net;
using Gigafibre.Portal.Features.Desk;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Staff;

/// <summary>A customer on one page: standing, money, services, tickets, notes, and what happened.</summary>
public abstract class DeskCustomerTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    [Fact]
    public async Task Everything_about_a_customer_stands_on_one_page()
    {
        await using var app = await StartAsync(new()
        {
            ["Desk:ErpNextCustomer"] = "https://erp.exemple.test/app/customer/{customer}",
            ["Desk:OpsCustomer"] = "https://ops.exemple.test/c/{customer}",
        });
        var customer = app.World.CustomerOf("faible");
        using (var visitor = app.NewBrowser())
        {
            await app.SignInAsync(visitor, SignInDriver.Scene("faible"));
            var line = await visitor.FinishedLineAsync();
            await visitor.SubmitAsync(line, line.Forms.Single(f => f.GetAttribute("action")?.EndsWith("handler=Ticket", StringComparison.Ordinal) is true));
            await app.DrainAsync();
        }

        var attempt = await DeskTests.PayAsync(app, "faible");
        using var simon = await app.DeskAsync("simon");
        var page = await simon.GetAsync($"/internal/customers/{Uri.EscapeDataString(customer)}");
        string In(string part) => string.Join(' ', page.Document.QuerySelector(part)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains("payé et inscrit", In("#money"), StringComparison.Ordinal);
        Assert.Contains("Diagnostic du", In("#services"), StringComparison.Ordinal);
        Assert.Contains("WEB-", In("#tickets"), StringComparison.Ordinal);
        Assert.Contains("ouvert", In("#tickets .state"), StringComparison.Ordinal);
        Assert.Contains("la lumière arrive faible", In("#timeline"), StringComparison.Ordinal);
        Assert.Contains("ouvert depuis le portail", In("#timeline"), StringComparison.Ordinal);
        Assert.Contains("Paiement de", In("#timeline"), StringComparison.Ordinal);
        Assert.Contains("Entré par l’étiquette du modem", In("#timeline"), StringComparison.Ordinal);
        Assert.DoesNotContain("a ouvert le dossier", In("#timeline"), StringComparison.Ordinal);
        var links = page.Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Contains($"/internal/payments/{attempt.Id}", links);
        Assert.Contains($"https://erp.exemple.test/app/customer/{Uri.EscapeDataString(customer)}", links);
        Assert.Contains($"https://ops.exemple.test/c/{Uri.EscapeDataString(customer)}", links);
    }

    [Fact]
    public async Task Tickets_that_nobody_answered_are_counted_and_listed_the_oldest_first()
    {
        await using var app = await StartAsync();
        using var simon = await app.DeskAsync("simon");
        Assert.Contains("Tous les billets ont une réponse", (await simon.GetAsync("/internal/tickets")).Text, StringComparison.Ordinal);
        foreach (var (name, status) in new[] { ("T-1", "Open"), ("T-2", "Replied"), ("T-3", "Open") })
        {
            app.World.Erp.Insert("Issue", new() { ["subject"] = "Sujet " + name, ["status"] = status, ["customer"] = app.World.CustomerOf("bonne") }, name);
        }

        var page = await simon.GetAsync("/internal/tickets");
        Assert.Equal(["T-1", "T-3"], page.Document.QuerySelectorAll("main .list li").Select(l => l.TextContent.Contains("T-1", StringComparison.Ordinal) ? "T-1" : "T-3"));
        Assert.Contains(page.Document.QuerySelectorAll("main .list a"), a => a.TextContent == app.World.CustomerOf("bonne"));
        Assert.Equal("2", (await simon.GetAsync("/internal")).Document.QuerySelector(".counts a[href='/internal/tickets'] strong")!.TextContent);

        // Not known is not none.
        app.World.Faults["erpnext"] = Fault.Down;
        Assert.Null((await simon.GetAsync("/internal")).Document.QuerySelector(".counts a[href='/internal/tickets']"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await simon.GetAsync("/internal/tickets")).Status);
    }

    [Fact]
    public async Task Who_is_suspended_is_seen_to_be()
    {
        await using var app = await StartAsync();
        using var simon = await app.DeskAsync("simon");
        Assert.Contains("service suspendu", (await simon.GetAsync($"/internal/customers/{Uri.EscapeDataString(app.World.CustomerOf("suspendu"))}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("service suspendu", (await simon.GetAsync($"/internal/customers/{Uri.EscapeDataString(app.World.CustomerOf("bonne"))}")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_is_kept_as_it_was_written_for_the_team_and_is_told_to_the_customer()
    {
        await using var app = await StartAsync();
        var address = $"/internal/customers/{Uri.EscapeDataString(app.World.CustomerOf("bonne"))}";
        using var simon = await app.DeskAsync("simon");
        var page = await simon.GetAsync(address);
        var form = page.FormTo("?handler=Note");
        Assert.Equal(HttpStatusCode.BadRequest, (await simon.SubmitAsync(page, form, ("note", "   "))).Status);
        var tooLong = await simon.SubmitAsync(page, form, ("note", new string('x', CustomerNote.Longest + 1)));
        Assert.Equal(HttpStatusCode.BadRequest, tooLong.Status);
        Assert.Equal(HttpStatusCode.OK, (await simon.SubmitAsync(page, form, ("note", string.Join("\r\n", Enumerable.Repeat(new string('y', 98), 10))))).Status);
        Assert.Contains("xxxx", tooLong.Document.QuerySelector("#note")!.TextContent, StringComparison.Ordinal);

        page = await simon.SubmitAsync(page, form, ("note", "Le chien mord.\n<b>Sonner</b> deux fois."));
        Assert.Contains("<b>Sonner</b> deux fois.", page.Document.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        using var bea = await app.DeskAsync("bea");
        Assert.Contains("Le chien mord.", (await bea.GetAsync(address)).Text, StringComparison.Ordinal);
        Assert.Equal(2, await app.WithDbAsync(db => db.CustomerNotes.CountAsync()));

        // What we keep of somebody can be taken out, and this is in it.
        using var ada = await app.DeskAsync("ada");
        Assert.Contains("Le chien mord.", (await ada.GetAsync(address + "/data?handler=Page")).Html, StringComparison.Ordinal);

        // Another customer's page has none of it; the customer reads that somebody wrote.
        Assert.DoesNotContain("Le chien mord.", (await bea.GetAsync($"/internal/customers/{Uri.EscapeDataString(app.World.CustomerOf("faible"))}")).Text, StringComparison.Ordinal);
        using var visitor = app.NewBrowser();
        await app.SignInAsync(visitor, SignInDriver.Scene("bonne"));
        Assert.Contains("a écrit une note à votre dossier", (await visitor.GetAsync("/account/access")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_erpnext_refuses_one_thing_the_page_says_so()
    {
        await using var app = await StartAsync();
        app.World.Erp.Forbidden.Add("Contact:read");
        using var simon = await app.DeskAsync("simon");
        for (var i = 0; i < 3; i++)
        {
            var page = await simon.GetAsync($"/internal/customers/{Uri.EscapeDataString(app.World.CustomerOf("bonne"))}");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
            Assert.Contains("ERPNext ne répond pas", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_erpnext_what_we_know_ourselves_is_still_there()
    {
        await using var app = await StartAsync();
        var attempt = await DeskTests.PayAsync(app, "bonne");
        using var bea = await app.DeskAsync("bea");
        app.World.Faults["erpnext"] = Fault.Down;
        var page = await bea.GetAsync($"/internal/customers/{Uri.EscapeDataString(attempt.CustomerId)}");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("ERPNext ne répond pas", page.Text, StringComparison.Ordinal);
        Assert.Contains("Paiement de", page.Document.QuerySelector("#timeline")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#money"));
    }
}

public sealed class DeskCustomerSqliteTests(Outside outside) : DeskCustomerTests(outside, null);

public sealed class DeskCustomerPostgresTests(Outside outside, PostgresServer postgres) : DeskCustomerTests(outside, postgres);
