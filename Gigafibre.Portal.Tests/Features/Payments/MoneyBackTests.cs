using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Payments;

/// <summary>Money that goes back, by us or by the bank: said everywhere, booked once, and a person's until it is over.</summary>
public abstract class MoneyBackTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly Scene Marc = SignInDriver.Scene("faible");

    [Fact]
    public async Task A_refund_and_a_debit_taken_back_are_shown_and_booked()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByDebit(session, "000123456789", instantVerification: true);
        app.World.Stripe.PassTime(everything: true);
        await app.SettleAsync();
        var intent = (await app.AttemptAsync(session)).PaymentIntentId!;

        app.World.StripeCashier().Refund(intent, 1000, "requested_by_customer");
        await app.SettleAsync();
        var refund = app.World.StripeEntries().Single(e => e["payment_type"]!.ToString() == "Pay");
        Assert.Equal(10m, Ledger.Number(refund["paid_amount"]));
        Assert.Contains("10,00", (await browser.GetAsync($"/payments/return?session_id={session}")).Text, StringComparison.Ordinal);

        app.World.StripeCashier().Bounce(intent);
        await app.SettleAsync();
        var attempt = await app.AttemptAsync(session);
        Assert.Equal("lost", attempt.Dispute);
        Assert.Contains("fonds insuffisants", attempt.DisputeNote?.French, StringComparison.Ordinal);
        Assert.Equal("Votre banque a repris ce paiement.", (await browser.GetAsync($"/payments/return?session_id={session}")).Title);
    }

    [Fact]
    public async Task A_debit_taken_back_is_owed_again_on_every_page_until_the_books_are_right_and_no_longer()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var attempt = await app.PayByDebitAsync(browser);
        app.World.StripeCashier().Bounce(attempt.PaymentIntentId!);
        await app.SettleAsync();
        var bill = attempt.Invoices[0].InvoiceName;
        var account = await browser.GetAsync("/account");
        Assert.Equal("Votre banque a repris un paiement.", account.Title);
        Assert.DoesNotContain("Vous ne devez rien", account.Text, StringComparison.Ordinal);
        foreach (var path in new[] { "/account", "/invoices", $"/invoices/{bill}" })
        {
            Assert.Equal("De nouveau due", (await browser.GetAsync(path)).Document.QuerySelector(".state")!.TextContent.Trim());
        }

        Assert.Contains("de nouveau dû", (await browser.GetAsync($"/invoices/{bill}")).Text, StringComparison.Ordinal);
        Assert.Contains("est de nouveau dû", (await browser.GetAsync($"/payments/{attempt.Id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/receipt", (await browser.GetAsync($"/payments/{attempt.Id}")).Html, StringComparison.Ordinal);

        // Nobody ticks it off before the books are right; then the customer pays again, before somebody has.
        using var hub = app.Hub();
        Task<HttpResponseMessage> TickOffAsync() => hub.PostAsJsonAsync($"/ops/payments/{attempt.Id}/clear", new { reason = "annulée", by = "Béa" });
        Assert.Equal(HttpStatusCode.Conflict, (await TickOffAsync()).StatusCode);
        Ledger.UpdatePayment(app.World.Erp, attempt.EntryName!, new() { ["docstatus"] = 2 });
        var again = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(again, "4242424242424242");
        await app.SettleAsync();
        Assert.Equal("Vous ne devez rien.", (await browser.GetAsync("/account")).Title);
        Assert.DoesNotContain("de nouveau dû", (await browser.GetAsync($"/invoices/{bill}")).Text, StringComparison.Ordinal);
        Assert.Equal("Payée", (await browser.GetAsync("/invoices")).Document.QuerySelector(".state")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.NoContent, (await TickOffAsync()).StatusCode);
        Assert.DoesNotContain("est de nouveau dû", (await browser.GetAsync($"/payments/{attempt.Id}")).Text, StringComparison.Ordinal);
        await app.ReconcileAsync();
        Assert.DoesNotContain(await app.WithDbAsync(db => db.Findings.ToListAsync()), f => f.Kind == FindingKind.EntryGone);
    }

    [Fact]
    public async Task A_refund_on_its_way_is_not_a_refund_and_an_old_answer_takes_nothing_back()
    {
        await using var app = await StartAsync();
        app.World.Stripe.RefundTakes = TimeSpan.FromDays(5);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        var attempt = await app.AttemptAsync(session);
        app.World.StripeCashier().Refund(attempt.PaymentIntentId!, 8738, null);
        await app.SettleAsync();
        var page = await browser.GetAsync($"/payments/{attempt.Id}");
        Assert.Contains("Un remboursement de 87,38 $ est en route", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("a été remboursé", page.Text, StringComparison.Ordinal);
        app.World.Stripe.PassTime(everything: true);
        await app.ReconcileAsync();
        Assert.Equal(8738, (await app.AttemptAsync(session)).RefundedCents);
        Assert.Single(app.World.StripeEntries(), e => e["payment_type"]!.ToString() == "Pay");
        Assert.Equal("Ce paiement vous a été remboursé.", (await browser.GetAsync($"/payments/{attempt.Id}")).Title);
    }

    [Fact]
    public async Task A_refund_whose_bill_is_gone_is_booked_and_one_typed_by_hand_has_a_way_out()
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf("faible");
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        var attempt = await app.AttemptAsync(session);
        app.World.Erp.Update("Sales Invoice", attempt.Invoices[0].InvoiceName, new() { ["docstatus"] = 2 });
        app.World.StripeCashier().Refund(attempt.PaymentIntentId!, 500, null);
        await app.SettleAsync();
        Assert.Single(app.World.StripeEntries(), e => e["payment_type"]!.ToString() == "Pay");

        var refund = app.World.StripeCashier().Refund(attempt.PaymentIntentId!, 1000, null)["id"]!.ToString();
        var entry = Ledger.InsertPayment(app.World.Erp, new()
        {
            ["docstatus"] = 1,
            ["payment_type"] = "Pay",
            ["company"] = Ledger.Company,
            ["party_type"] = "Customer",
            ["party"] = customer,
            ["paid_from"] = "Banque - GF",
            ["paid_to"] = Ledger.Receivable,
            ["paid_amount"] = 10m,
            ["received_amount"] = 10m,
            ["reference_no"] = refund,
            ["reference_date"] = Ledger.Today,
        }, null);
        await app.SettleAsync();
        using var hub = app.Hub();
        Assert.Equal("refund-not-booked", (await hub.GetFromJsonAsync<JsonElement>("/ops/payments")).GetProperty("needsPerson").EnumerateArray().Single().GetProperty("kind")
            .GetString());
        using var settled = await hub.PostAsJsonAsync($"/ops/payments/{attempt.Id}/refunds/{refund}/settle", new { entry, reason = "saisi à la main", by = "Béa" });
        Assert.Equal(HttpStatusCode.NoContent, settled.StatusCode);
        Assert.Empty((await hub.GetFromJsonAsync<JsonElement>("/ops/payments")).GetProperty("needsPerson").EnumerateArray());
    }

    [Fact]
    public async Task What_was_paid_before_a_part_was_taken_back_does_not_pay_that_part()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var page = await browser.GetAsync("/pay");
        using var answer = await browser.PostAsync(page, page.FormTo("/pay?handler=Amount"), ("amount", "20,00"));
        var part = PayDriver.SessionOf(answer);
        app.World.StripeCashier().PayByDebit(part, "000123456789", instantVerification: true);
        app.World.Stripe.PassTime(everything: true);
        await app.SettleAsync();
        app.World.StripeCashier().PayByCard(await browser.PayBalanceAsync(), "4242424242424242");
        await app.SettleAsync();
        Assert.Equal("Vous ne devez rien.", (await browser.GetAsync("/account")).Title);
        app.World.StripeCashier().Bounce((await app.AttemptAsync(part)).PaymentIntentId!);
        await app.SettleAsync();
        var account = await browser.GetAsync("/account");
        Assert.Equal("Votre banque a repris un paiement.", account.Title);
        Assert.Contains("20,00", account.Text, StringComparison.Ordinal);
        Assert.Equal("De nouveau due", (await browser.GetAsync("/invoices")).Document.QuerySelector(".state")!.TextContent.Trim());
    }

    [Fact]
    public async Task An_open_dispute_is_never_hidden_by_a_closed_one_and_no_refund_is_offered_on_lost_money()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        var attempt = await app.AttemptAsync(session);
        var first = app.World.StripeCashier().Dispute(attempt.PaymentIntentId!);
        var second = app.World.StripeCashier().Dispute(attempt.PaymentIntentId!, "duplicate");
        app.World.StripeCashier().CloseDispute(second, won: true);
        await app.SettleAsync();
        Assert.Equal("needs_response", (await app.AttemptAsync(session)).Dispute);
        var page = await browser.GetAsync($"/payments/{attempt.Id}");
        Assert.Equal("Ce paiement est contesté à votre banque.", page.Title);
        Assert.DoesNotContain("de nouveau dû", page.Text, StringComparison.Ordinal);

        using var bea = await app.DeskAsync("bea");
        Assert.DoesNotContain("handler=Refund\"", (await bea.GetAsync($"/internal/payments/{attempt.Id}")).Html, StringComparison.Ordinal);
        using var hub = app.Hub();
        Assert.Equal(HttpStatusCode.Conflict, (await hub.PostAsJsonAsync($"/ops/payments/{attempt.Id}/clear", new { reason = "vu", by = "Béa" })).StatusCode);
        app.World.StripeCashier().CloseDispute(first, won: false);
        await app.SettleAsync();
        Assert.Equal("Votre banque a repris ce paiement.", (await browser.GetAsync($"/payments/{attempt.Id}")).Title);

        // Lost money that the books still count as paid is not ticked off; paid out under the dispute's own id, it is answered.
        async Task<HttpStatusCode> TickOffAsync() => (await hub.PostAsJsonAsync($"/ops/payments/{attempt.Id}/clear", new { reason = "vu", by = "Béa" })).StatusCode;
        void PayOut(decimal amount) => Ledger.InsertPayment(app.World.Erp, new()
        {
            ["docstatus"] = 1,
            ["payment_type"] = "Pay",
            ["party_type"] = "Customer",
            ["party"] = attempt.CustomerId,
            ["paid_from"] = Ledger.Clearing,
            ["paid_to"] = Ledger.Receivable,
            ["paid_amount"] = amount,
            ["received_amount"] = amount,
            ["reference_no"] = first,
            ["reference_date"] = Ledger.Today,
        }, null);
        Assert.Equal(HttpStatusCode.Conflict, await TickOffAsync());
        PayOut(0.01m);
        Assert.Equal(HttpStatusCode.Conflict, await TickOffAsync());
        PayOut((attempt.AmountCents / 100m) - 0.01m);
        Assert.Equal(HttpStatusCode.NoContent, await TickOffAsync());
        Assert.DoesNotContain("de nouveau dû", (await browser.GetAsync($"/invoices/{attempt.Invoices[0].InvoiceName}")).Text, StringComparison.Ordinal);
    }
}

public sealed class MoneyBackSqliteTests(Outside outside) : MoneyBackTests(outside, null);

public sealed class MoneyBackPostgresTests(Outside outside, PostgresServer postgres) : MoneyBackTests(outside, postgres);
