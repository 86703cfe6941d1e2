using System.Net;
using System.Text.Json.Nodes;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Payments;

/// <summary>Bills that are due in parts.</summary>
public abstract class InstalmentTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly Scene Marc = SignInDriver.Scene("faible");
    private static readonly DateTime Today = DateTime.UtcNow.Date;

    [Fact]
    public async Task A_bill_that_wants_its_terms_named_does_not_cost_the_others_their_payment()
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf("faible");
        var ordinary = app.World.UnpaidOf(customer)[0]["name"]!.ToString();
        var byTerms = Bills.Issue(app.World, customer, Today.AddDays(-3), Today.AddDays(27), [("Installation", 80m)]);
        var half = Ledger.Number(app.World.Erp.Find("Sales Invoice", byTerms)!["outstanding_amount"]) / 2;
        app.World.Erp.Update("Sales Invoice", byTerms, new()
        {
            ["payment_terms_template"] = "Moitié-moitié",
            ["payment_schedule"] = new JsonArray(
                new JsonObject { ["payment_term"] = "Première", ["due_date"] = $"{Today.AddDays(7):yyyy-MM-dd}", ["payment_amount"] = half, ["outstanding"] = half },
                new JsonObject { ["payment_term"] = "Deuxième", ["due_date"] = $"{Today.AddDays(27):yyyy-MM-dd}", ["payment_amount"] = half, ["outstanding"] = half }),
        });
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        var references = Assert.Single(app.World.StripeEntries())["references"]!.AsArray();
        Assert.Equal([ordinary, byTerms, byTerms], references.Select(r => r!["reference_name"]!.ToString()).Order());
        Assert.Equal(0, app.World.Owed(customer));
    }

    [Fact]
    public async Task A_bill_in_instalments_says_what_is_due_now_and_takes_just_that()
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf("bonne");
        var bill = Bills.Issue(app.World, customer, Today.AddDays(-40), Today.AddDays(40), [("Installation", 80m)]);
        var third = decimal.Round(Ledger.Number(app.World.Erp.Find("Sales Invoice", bill)!["outstanding_amount"]) / 3, 2);
        var last = Ledger.Number(app.World.Erp.Find("Sales Invoice", bill)!["outstanding_amount"]) - third - third;
        JsonObject Term(string name, int days, decimal amount) =>
            new() { ["payment_term"] = name, ["due_date"] = $"{Today.AddDays(days):yyyy-MM-dd}", ["payment_amount"] = amount, ["outstanding"] = amount };
        app.World.Erp.Update("Sales Invoice", bill, new()
        {
            ["payment_terms_template"] = "Trois fois",
            ["payment_schedule"] = new JsonArray(Term("Première", -10, third), Term("Deuxième", 10, third), Term("Troisième", 40, last)),
        });
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, SignInDriver.Scene("bonne"));
        var page = await browser.GetAsync($"/invoices/{bill}");
        Assert.Contains("Versements", page.Text, StringComparison.Ordinal);
        var account = await browser.GetAsync("/account");
        Assert.Contains($"dont {third + last:0.00}".Replace('.', ',') + " $ plus tard, en versements", account.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains($"{third:0.00}".Replace('.', ',') + " $ en retard", account.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains($"dû maintenant, {app.World.Owed(customer) - third - last:0.00}".Replace('.', ','), account.FormTo("/pay?handler=Instalment").TextContent,
            StringComparison.Ordinal);
        Assert.Contains("En retard", (await browser.GetAsync("/invoices")).Document.QuerySelectorAll("ul.list .state").Select(e => e.TextContent.Trim()));
        Assert.Equal(["dû maintenant", "plus tard", "plus tard"], page.Document.QuerySelectorAll("ul.list .state").Select(e => e.TextContent.Trim()));
        using var answer = await browser.PostAsync(page, page.FormTo("/pay?handler=Instalment"));
        app.World.StripeCashier().PayByCard(PayDriver.SessionOf(answer), "4242424242424242");
        await app.SettleAsync();
        var entry = Assert.Single(app.World.StripeEntries());
        Assert.Equal(third, Ledger.Number(entry["paid_amount"]));
        Assert.Equal("Première", Assert.Single(entry["references"]!.AsArray())!["payment_term"]!.ToString());
        Assert.Equal(["payé", "plus tard", "plus tard"],
            (await browser.GetAsync($"/invoices/{bill}")).Document.QuerySelectorAll("ul.list .state").Select(e => e.TextContent.Trim()));
    }

    [Fact]
    public async Task A_credit_takes_the_first_instalments_before_anybody_is_asked_for_them()
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf("bonne");
        var bill = Bills.Issue(app.World, customer, Today.AddDays(-40), Today.AddDays(40), [("Installation", 80m)]);
        var half = Ledger.Number(app.World.Erp.Find("Sales Invoice", bill)!["outstanding_amount"]) / 2;
        JsonObject Term(int days) => new() { ["due_date"] = $"{Today.AddDays(days):yyyy-MM-dd}", ["payment_amount"] = half, ["outstanding"] = half };
        app.World.Erp.Update("Sales Invoice", bill, new() { ["payment_schedule"] = new JsonArray(Term(-10), Term(10)) });
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, SignInDriver.Scene("bonne"));
        var before = await browser.GetAsync($"/invoices/{bill}");
        Ledger.Advance(app.World.Erp, customer, half);
        using var stale = await browser.PostAsync(before, before.FormTo("/pay?handler=Instalment"));
        Assert.Equal(HttpStatusCode.BadRequest, stale.StatusCode);
        var page = await browser.GetAsync($"/invoices/{bill}");
        Assert.Equal(["payé", "plus tard"], page.Document.QuerySelectorAll("ul.list .state").Select(e => e.TextContent.Trim()));
        Assert.DoesNotContain(page.Forms, f => f.GetAttribute("action") == "/pay?handler=Instalment");
    }
}

public sealed class InstalmentSqliteTests(Outside outside) : InstalmentTests(outside, null);

public sealed class InstalmentPostgresTests(Outside outside, PostgresServer postgres) : InstalmentTests(outside, postgres);
