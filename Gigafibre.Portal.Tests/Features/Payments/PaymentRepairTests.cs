using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Payments;

/// <summary>What does not go by itself has a way out, and only the right one.</summary>
public abstract class PaymentRepairTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly Scene Marc = SignInDriver.Scene("faible");
    private static readonly Scene Sylvie = SignInDriver.Scene("suspendu");

    [Fact]
    public async Task A_payment_typed_by_hand_is_settled_with_the_entry_that_fits_and_with_no_other()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        app.World.PayByCheque(app.World.CustomerOf("faible"), app.World.Stripe.Peek(session)!["payment_intent"]!.ToString());
        await app.SettleAsync();
        var (id, typed) = ((await app.AttemptAsync(session)).Id,
            app.World.Erp.All("Payment Entry").Single(p => p["reference_no"]?.ToString().StartsWith("pi_", StringComparison.Ordinal) == true));
        app.World.PayByCheque(app.World.CustomerOf("suspendu"));
        var foreign = app.World.Erp.All("Payment Entry").First(p => p["party"]!.ToString() == app.World.CustomerOf("suspendu"))["name"]!.ToString();
        using var hub = app.Hub();
        var name = typed["name"]!.ToString();

        Assert.Equal(HttpStatusCode.BadRequest, await SettleAsync(hub, id, name, ""));
        Assert.Equal(HttpStatusCode.NotFound, await SettleAsync(hub, Guid.NewGuid(), name, "tapé à la main"));
        Assert.Equal(HttpStatusCode.Conflict, await SettleAsync(hub, id, "PE-nowhere", "tapé à la main"));
        Assert.Equal(HttpStatusCode.Conflict, await SettleAsync(hub, id, foreign, "tapé à la main"));
        Assert.Equal(HttpStatusCode.Conflict, (await hub.PostAsJsonAsync($"/ops/payments/{id}/clear", new { reason = "vu", by = "Béa" })).StatusCode);
        app.World.Erp.Update("Payment Entry", name, new() { ["docstatus"] = 2 });
        Assert.Equal(HttpStatusCode.Conflict, await SettleAsync(hub, id, name, "tapé à la main"));
        Assert.Equal(PaymentState.Paid, (await app.AttemptAsync(session)).State);

        app.World.Erp.Update("Payment Entry", name, new() { ["docstatus"] = 1 });
        Assert.Equal(HttpStatusCode.NoContent, await SettleAsync(hub, id, name, "tapé à la main"));
        Assert.Equal(HttpStatusCode.Conflict, await SettleAsync(hub, id, name, "encore"));
        await app.ReconcileAsync();
        var attempt = await app.AttemptAsync(session);
        Assert.Equal((PaymentState.Recorded, name, null), (attempt.State, attempt.EntryName, attempt.Trouble));
        Assert.All(attempt.Invoices, i => Assert.False(i.IsOpen));
        Assert.Empty(app.World.StripeEntries());
        Assert.Empty(await app.WithDbAsync(db => db.WorkItems.Where(w => w.ParkedAt != null).ToListAsync()));
        Assert.DoesNotContain(await app.WithDbAsync(db => db.Findings.ToListAsync()), f => f.Kind == FindingKind.EntryGone);
        Assert.Contains(await app.WithDbAsync(db => db.AuditEntries.ToListAsync()), a => a is { Action: "payment.settle", Reason: "tapé à la main" } && a.After == name);
    }

    [Fact]
    public async Task A_dispute_is_listed_until_somebody_has_looked_and_never_hides_another_trouble()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var attempt = await app.PayByDebitAsync(browser);
        app.World.StripeCashier().Bounce(attempt.PaymentIntentId!);
        await app.SettleAsync();
        await app.WithDbAsync(db => db.PaymentAttempts.ExecuteUpdateAsync(s => s.SetProperty(a => a.Trouble, new Phrase("autre chose", "something else"))));
        await app.ReconcileAsync();
        Assert.Equal("something else", (await app.AttemptAsync(attempt.SessionId!)).Trouble?.English);

        using var hub = app.Hub();
        Assert.Equal(["dispute", "odd"], (await hub.GetFromJsonAsync<JsonElement>("/ops/payments")).GetProperty("needsPerson").EnumerateArray()
            .Select(p => p.GetProperty("kind").GetString()!).Order());
        Ledger.UpdatePayment(app.World.Erp, attempt.EntryName!, new() { ["docstatus"] = 2 });
        Assert.Equal(HttpStatusCode.NoContent, (await hub.PostAsJsonAsync($"/ops/payments/{attempt.Id}/clear", new { reason = "client rappelé", by = "Béa" })).StatusCode);
        await app.ReconcileAsync();
        Assert.Empty((await hub.GetFromJsonAsync<JsonElement>("/ops/payments")).GetProperty("needsPerson").EnumerateArray());
        Assert.Equal("Votre banque a repris ce paiement.", (await browser.GetAsync($"/payments/{attempt.Id}")).Title);
    }

    [Fact]
    public async Task A_refund_is_booked_once_and_one_that_comes_back_is_said()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        var intent = (await app.AttemptAsync(session)).PaymentIntentId!;

        // Typed by hand before the webhook came: a second entry would give the money back twice.
        var first = app.World.StripeCashier().Refund(intent, 1000, null)["id"]!.ToString();
        var byHand = ByHand(app.World.CustomerOf("faible"), 10, first);
        (byHand["payment_type"], byHand["paid_from"], byHand["paid_to"]) = ("Pay", "Banque - GF", Ledger.Receivable);
        Ledger.InsertPayment(app.World.Erp, byHand, null);
        await app.SettleAsync();
        Assert.Contains("typed by hand", (await app.WithDbAsync(db => db.WorkItems.SingleAsync(w => w.ParkedAt != null))).LastError?.English, StringComparison.Ordinal);
        Assert.DoesNotContain(app.World.StripeEntries(), e => e["payment_type"]!.ToString() == "Pay");

        var second = app.World.StripeCashier().Refund(intent, 500, null)["id"]!.ToString();
        await app.SettleAsync();
        Assert.Single(app.World.StripeEntries(), e => e["payment_type"]!.ToString() == "Pay");
        app.World.StripeCashier().FailRefund(second);
        await app.SettleAsync();
        Assert.Contains(await app.WithDbAsync(db => db.Findings.ToListAsync()), f => f.Kind == FindingKind.RefundBounced && f.Subject == second);
        Assert.Equal(1000, (await app.AttemptAsync(session)).RefundedCents);
    }

    [Fact]
    public async Task Too_much_money_is_a_credit_that_staff_hear_of_and_can_close()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        app.World.PayByCheque(app.World.CustomerOf("faible"));
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        using var hub = app.Hub();
        var finding = (await hub.GetFromJsonAsync<JsonElement>("/ops/payments")).GetProperty("findings").EnumerateArray().Single();
        Assert.Equal("over-payment", finding.GetProperty("kind").GetString());
        var resolution = new { key = finding.GetProperty("key").GetString(), reason = "crédit laissé au compte", by = "Béa" };
        Assert.Equal(HttpStatusCode.NoContent, (await hub.PostAsJsonAsync("/ops/findings/resolve", resolution)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await hub.PostAsJsonAsync("/ops/findings/resolve", resolution)).StatusCode);
        Assert.Empty((await hub.GetFromJsonAsync<JsonElement>("/ops/payments")).GetProperty("findings").EnumerateArray());

        // The same again is open again.
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FindingList>()
            .AddAsync(FindingKind.OverPayment, finding.GetProperty("subject").GetString()!, Phrase.Verbatim("again"), CancellationToken.None);
        Assert.Single((await hub.GetFromJsonAsync<JsonElement>("/ops/payments")).GetProperty("findings").EnumerateArray());
    }

    [Fact]
    public async Task A_debit_under_way_holds_its_own_bill_only()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Sylvie);
        var unpaid = app.World.UnpaidOf(app.World.CustomerOf("suspendu"));
        Assert.True(unpaid.Count > 1);
        var pay = await browser.GetAsync("/pay");
        using var response = await browser.PostAsync(pay, pay.Forms[0], ("bills", unpaid[0]["name"]!.ToString()));
        var debit = PayDriver.SessionOf(response);
        app.World.StripeCashier().PayByDebit(debit, "000123456789", instantVerification: true);
        await app.SettleAsync();

        var account = await browser.GetAsync("/account");
        Assert.Contains("Un paiement de", account.Text, StringComparison.Ordinal);
        var rest = await browser.PayBalanceAsync();
        Assert.Equal(unpaid.Skip(1).Select(i => i["name"]!.ToString()), (await app.AttemptAsync(rest)).Invoices.Select(i => i.InvoiceName));
        pay = await browser.GetAsync("/pay");
        Assert.DoesNotContain(pay.Document.QuerySelectorAll("input[name=bills]"), i => i.GetAttribute("value") == unpaid[0]["name"]!.ToString());
        Assert.Contains($"La facture {unpaid[0]["name"]} est en cours de paiement", pay.Text, StringComparison.Ordinal);

        app.World.StripeCashier().PayByCard(rest, "4242424242424242");
        app.World.Stripe.PassTime(everything: true);
        await app.SettleAsync();
        Assert.Equal(2, app.World.StripeEntries().Count);
        Assert.Equal(0, app.World.Owed(app.World.CustomerOf("suspendu")));
    }

    [Fact]
    public async Task A_debit_that_waits_to_be_verified_can_be_given_up_and_one_at_the_bank_cannot()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByDebit(session, "000123456789", instantVerification: false);
        await app.SettleAsync();
        var status = await browser.GetAsync($"/payments/return?session_id={session}");

        using (var other = app.NewBrowser())
        {
            await app.SignInByContactAsync(other, Sylvie);
            var own = await other.GetAsync("/signin");
            own.Forms[0].SetAttribute("action", $"{status.Address.AbsolutePath}?handler=GiveUp");
            Assert.Equal(HttpStatusCode.NotFound, (await other.SubmitAsync(own)).Status);
        }

        var given = await browser.SubmitAsync(status, status.Forms.Single(f => f.GetAttribute("action")!.Contains("GiveUp", StringComparison.Ordinal)));
        Assert.Equal("Ce débit n’a pas été confirmé.", given.Title);
        Assert.DoesNotContain(app.World.Stripe.Traffic, t => t.Route.EndsWith("/cancel", StringComparison.Ordinal));
        var again = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(again, "4242424242424242");
        await app.SettleAsync();
        Assert.Single(app.World.StripeEntries());

        // Confirmed all the same, by Stripe's own letter: the money is the customer's credit, and nothing more is asked meanwhile.
        Assert.True(app.World.StripeCashier().Verify(session, 32, 45));
        app.World.Stripe.PassTime(everything: true);
        await app.SettleAsync();
        Assert.Equal(2, app.World.StripeEntries().Count);
        Assert.Contains("Vous avez un crédit de 87,38", (await browser.GetAsync("/account")).Text, StringComparison.Ordinal);

        // Verified in another tab a moment before: it goes on.
        using var late = app.NewBrowser();
        await app.SignInByContactAsync(late, Sylvie);
        session = await late.PayBalanceAsync();
        app.World.StripeCashier().PayByDebit(session, "000123456789", instantVerification: false);
        await app.SettleAsync();
        status = await late.GetAsync($"/payments/return?session_id={session}");
        Assert.True(app.World.StripeCashier().Verify(session, 32, 45));
        given = await late.SubmitAsync(status, status.Forms.Single(f => f.GetAttribute("action")!.Contains("GiveUp", StringComparison.Ordinal)));
        Assert.Equal("Votre débit bancaire est en route.", given.Title);
    }

    [Fact]
    public async Task A_bank_debit_is_booked_on_the_day_its_money_came()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByDebit(session, "000123456789", instantVerification: true);
        await app.SettleAsync();
        app.Clock.Advance(TimeSpan.FromDays(5));
        app.World.Stripe.PassTime(everything: true);
        await app.ReconcileAsync();
        var came = TimeZoneInfo.ConvertTime(app.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("America/Toronto"));
        Assert.Equal(came.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), app.World.StripeEntries().Single()["posting_date"]!.ToString());
    }

    [Fact]
    public async Task Settling_beside_our_own_entry_is_refused()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        var attempt = await app.AttemptAsync(session);

        // As if ERPNext's answer had been lost: the entry stands and we do not know it.
        await app.WithDbAsync(db => db.PaymentAttempts.ExecuteUpdateAsync(s => s.SetProperty(a => a.State, PaymentState.Paid).SetProperty(a => a.EntryName, (string?)null)));
        var typed = Ledger.InsertPayment(app.World.Erp, ByHand(app.World.CustomerOf("faible"), attempt.AmountCents / 100m, "virement 7"), null);
        using var hub = app.Hub();
        Assert.Equal(HttpStatusCode.Conflict, await SettleAsync(hub, attempt.Id, typed, "tapé à la main"));
        Assert.Equal(HttpStatusCode.NoContent, await SettleAsync(hub, attempt.Id, app.World.StripeEntries().Single()["name"]!.ToString(), "il était là"));
    }

    [Fact]
    public async Task A_refund_that_came_back_before_it_was_booked_is_not_booked()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        app.World.Faults["erpnext"] = Fault.Down;
        var refund = app.World.StripeCashier().Refund((await app.AttemptAsync(session)).PaymentIntentId!, 1000, null)["id"]!.ToString();
        await app.SettleAsync();
        app.World.StripeCashier().FailRefund(refund);
        await app.SettleAsync();
        app.World.Faults["erpnext"] = Fault.None;
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await app.SettleAsync();
        Assert.Single(app.World.StripeEntries());
        Assert.Equal(0, await app.WithDbAsync(db => db.WorkItems.CountAsync(w => w.Kind == "record-refund" && w.DoneAt == null)));
    }

    [Fact]
    public async Task After_a_refused_balance_the_bills_form_pays_the_chosen_bills()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Sylvie);
        var account = await browser.GetAsync("/account");
        app.World.Faults["stripe"] = Fault.Down;
        var away = await browser.SubmitAsync(account, account.Forms.Single(f => f.GetAttribute("action") == "/pay?handler=Balance"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.Status);
        app.World.Faults["stripe"] = Fault.None;
        var one = app.World.UnpaidOf(app.World.CustomerOf("suspendu"))[0]["name"]!.ToString();
        using var response = await browser.PostAsync(away, away.Forms[0], ("bills", one));
        Assert.Equal(one, (await app.AttemptAsync(PayDriver.SessionOf(response))).Invoices.Single().InvoiceName);
    }

    [Fact]
    public async Task The_daily_look_at_the_ways_to_pay_survives_a_lost_answer()
    {
        await using var app = await StartAsync();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<WorkQueue>().AddRunAsync<CheckMethodsHandler>("day", "today", app.Clock.GetUtcNow(), CancellationToken.None);
        }

        app.World.Faults["stripe"] = Fault.CutAfterCommit;
        await app.DrainAsync();
        app.World.Faults["stripe"] = Fault.None;
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.DrainAsync();
        Assert.NotNull((await app.WithDbAsync(db => db.WorkItems.SingleAsync(w => w.Kind == "check-methods"))).DoneAt);
    }

    private static System.Text.Json.Nodes.JsonObject ByHand(string customer, decimal amount, string reference) => new()
    {
        ["docstatus"] = 1,
        ["payment_type"] = "Receive",
        ["company"] = Ledger.Company,
        ["mode_of_payment"] = "Chèque",
        ["party_type"] = "Customer",
        ["party"] = customer,
        ["paid_from"] = Ledger.Receivable,
        ["paid_to"] = "Banque - GF",
        ["paid_amount"] = amount,
        ["received_amount"] = amount,
        ["reference_no"] = reference,
        ["reference_date"] = "2026-11-25",
    };

    private static async Task<HttpStatusCode> SettleAsync(HttpClient hub, Guid id, string entry, string reason)
    {
        using var response = await hub.PostAsJsonAsync($"/ops/payments/{id}/settle", new { entry, reason, by = "Béa" });
        return response.StatusCode;
    }
}

public sealed class PaymentRepairSqliteTests(Outside outside) : PaymentRepairTests(outside, null);

public sealed class PaymentRepairPostgresTests(Outside outside, PostgresServer postgres) : PaymentRepairTests(outside, postgres);
