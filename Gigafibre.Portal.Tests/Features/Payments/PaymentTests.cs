using System.Net;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Sandbox.Stripe;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Payments;

/// <summary>Whatever dies when, a paid intent ends as exactly one submitted Payment Entry, and the customer sees the truth.</summary>
public abstract class PaymentTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly Scene Marc = SignInDriver.Scene("faible");

    [Fact]
    public async Task A_card_pays_the_balance_in_two_taps()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var account = await app.SignInByContactAsync(browser, Marc);
        Assert.Equal("/home", account.Address.AbsolutePath);
        var (customer, owed) = (app.World.CustomerOf("faible"), app.World.Owed(app.World.CustomerOf("faible")));
        Assert.True(owed > 0);

        var session = await browser.PayBalanceAsync();
        Assert.Equal(StripeCashier.Outcome.Paid, app.World.StripeCashier().PayByCard(session, "4242424242424242"));

        // Back from Stripe before any webhook: the truth already.
        var back = await browser.GetAsync($"/payments/return?session_id={session}");
        Assert.StartsWith("Paiement reçu", back.Title, StringComparison.Ordinal);
        await app.SettleAsync();

        var entry = Assert.Single(app.World.StripeEntries());
        Assert.Equal((1m, owed, customer), (Ledger.Number(entry["docstatus"]), Ledger.Number(entry["paid_amount"]), entry["party"]!.ToString()));
        Assert.Equal(0, app.World.Owed(customer));
        Assert.Equal("Paiement reçu et inscrit. Merci!", (await browser.GetAsync($"/payments/return?session_id={session}")).Title);
        Assert.Contains("Vous ne devez rien", (await browser.GetAsync("/account")).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tabs_double_clicks_and_reloads_share_one_page()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var account = await browser.GetAsync("/account");
        var form = account.Forms.Single(f => f.GetAttribute("action") == "/pay?handler=Balance");
        var sessions = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var response = await browser.PostAsync(account, form);
            return PayDriver.SessionOf(response);
        }));

        Assert.Single(sessions.Distinct());
        Assert.Single(app.World.Stripe.All("checkout.session"));
        Assert.Equal(1, await app.WithDbAsync(db => db.PaymentAttempts.CountAsync()));
    }

    [Fact]
    public async Task Another_amount_replaces_the_page_and_closes_the_old_one()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var first = await browser.PayBalanceAsync();
        var pay = await browser.GetAsync("/pay");
        using var response = await browser.PostAsync(pay, pay.Forms[1], ("amount", "25,50"));
        var second = PayDriver.SessionOf(response);

        Assert.NotEqual(first, second);
        Assert.Equal("expired", app.World.Stripe.Peek(first)!["status"]!.ToString());
        Assert.Equal(2550, (long)app.World.Stripe.Peek(second)!["amount_total"]!);
        app.World.StripeCashier().PayByCard(second, "4242424242424242");
        await app.SettleAsync();
        Assert.Equal(25.50m, Ledger.Number(Assert.Single(app.World.StripeEntries())["paid_amount"]));
    }

    [Theory]
    [InlineData("0,49")]
    [InlineData("-5")]
    [InlineData("999999")]
    [InlineData("12,345")]
    [InlineData("mille")]
    [InlineData("")]
    public async Task An_amount_that_cannot_be_is_refused_with_words(string amount)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var pay = await browser.GetAsync("/pay");
        var answer = await browser.SubmitAsync(pay, pay.Forms[1], ("amount", amount));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("Écrivez un montant entre", answer.Text, StringComparison.Ordinal);
        Assert.Empty(app.World.Stripe.All("checkout.session"));
    }

    [Fact]
    public async Task Declined_then_paid_is_one_payment()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        Assert.Equal(StripeCashier.Outcome.Declined, app.World.StripeCashier().PayByCard(session, "4000000000000002"));
        await app.SettleAsync();
        Assert.Equal(PaymentState.Open, (await app.AttemptAsync(session)).State);

        Assert.Equal(StripeCashier.Outcome.NeedsAuthentication, app.World.StripeCashier().PayByCard(session, "4000002500003155"));
        Assert.Equal(StripeCashier.Outcome.Paid, app.World.StripeCashier().PayByCard(session, "4000002500003155", authenticated: true));
        await app.SettleAsync();
        Assert.Single(app.World.StripeEntries());
    }

    [Fact]
    public async Task A_bank_debit_is_on_its_way_then_there_and_nobody_pays_twice_meanwhile()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var earlier = await browser.GetAsync("/pay");
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByDebit(session, "000123456789", instantVerification: true);
        await app.SettleAsync();

        var status = await browser.GetAsync($"/payments/return?session_id={session}");
        Assert.Equal("Votre débit bancaire est en route.", status.Title);
        Assert.Contains("cinq jours ouvrables", status.Text, StringComparison.Ordinal);
        Assert.Empty(app.World.StripeEntries());

        // Nothing offers to pay it again; a page from before leads to what is under way.
        Assert.Empty((await browser.GetAsync("/pay")).Forms);
        Assert.Empty((await browser.GetAsync("/account")).Document.QuerySelectorAll("form[action*=pay]"));
        Assert.Equal("Votre débit bancaire est en route.",
            (await browser.SubmitAsync(earlier, earlier.Forms[0], ("bills", app.World.UnpaidOf(app.World.CustomerOf("faible"))[0]["name"]!.ToString()))).Title);

        app.World.Stripe.PassTime(everything: true);
        await app.SettleAsync();
        Assert.Single(app.World.StripeEntries());
    }

    [Fact]
    public async Task A_bank_debit_that_bounces_moves_no_money_and_frees_the_bill()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByDebit(session, "000222222227", instantVerification: false);
        await app.SettleAsync();
        Assert.Equal("Votre compte bancaire doit être vérifié.", (await browser.GetAsync($"/payments/return?session_id={session}")).Title);
        Assert.True(app.World.StripeCashier().Verify(session, 32, 45));
        app.World.Stripe.PassTime(everything: true);
        await app.SettleAsync();

        var status = await browser.GetAsync($"/payments/return?session_id={session}");
        Assert.Equal("Votre banque a refusé. Rien n’a été débité.", status.Title);
        Assert.Contains("Le solde ou la limite ne suffisait pas", status.Text, StringComparison.Ordinal);
        Assert.Empty(app.World.StripeEntries());
        Assert.NotEqual(session, await browser.PayBalanceAsync());
    }

    [Theory]
    [InlineData(Fault.CutAfterCommit)]
    [InlineData(Fault.ErrorAfterCommit)]
    [InlineData(Fault.Error)]
    [InlineData(Fault.Down)]
    [InlineData(Fault.Maintenance)]
    [InlineData(Fault.TooMany)]
    [InlineData(Fault.Rubbish)]
    public async Task However_erpnext_fails_there_is_one_entry(Fault fault)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        app.World.Faults["erpnext"] = fault;
        await app.SettleAsync();
        Assert.StartsWith("Paiement reçu", (await browser.GetAsync($"/payments/return?session_id={session}")).Title, StringComparison.Ordinal);

        app.World.Faults["erpnext"] = Fault.None;
        for (var i = 0; i < 3; i++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(3));
            await app.SettleAsync();
        }

        Assert.Single(app.World.StripeEntries());
        Assert.Equal(PaymentState.Recorded, (await app.AttemptAsync(session)).State);
    }

    [Fact]
    public async Task What_no_webhook_told_the_reconciler_finds()
    {
        await using var app = await StartAsync();
        app.World.Stripe.Webhooks.Weather = (1, 0, 0);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        Assert.Empty(app.World.StripeEntries());

        await app.ReconcileAsync();
        Assert.Single(app.World.StripeEntries());
        Assert.Equal(FindingKind.MissedWebhook, (await app.WithDbAsync(db => db.Findings.SingleAsync())).Kind);
    }

    [Fact]
    public async Task A_bill_paid_by_cheque_meanwhile_makes_a_credit_and_closes_open_pages()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var customer = app.World.CustomerOf("faible");
        var owed = app.World.Owed(customer);
        var session = await browser.PayBalanceAsync();
        app.World.PayByCheque(customer);

        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        var entry = Assert.Single(app.World.StripeEntries());
        Assert.Equal(owed, Ledger.Number(entry["unallocated_amount"]));

        // The same, noticed in time: the page closes before anybody pays twice.
        var sylvie = app.World.CustomerOf("suspendu");
        using var other = app.NewBrowser();
        await app.SignInByContactAsync(other, SignInDriver.Scene("suspendu"));
        var late = await other.PayBalanceAsync();
        app.World.PayByCheque(sylvie);
        await app.ReconcileAsync();
        Assert.Equal("expired", app.World.Stripe.Peek(late)!["status"]!.ToString());
    }

    [Fact]
    public async Task Somebody_elses_bill_and_payment_are_not_there()
    {
        await using var app = await StartAsync();
        using var marc = app.NewBrowser();
        await app.SignInByContactAsync(marc, Marc);
        var session = await marc.PayBalanceAsync();
        var bill = app.World.UnpaidOf(app.World.CustomerOf("faible"))[0]["name"]!.ToString();
        Assert.Equal(HttpStatusCode.OK, (await marc.GetAsync($"/invoices/{bill}")).Status);

        using var other = app.NewBrowser();
        await app.SignInByContactAsync(other, SignInDriver.Scene("coupee"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/invoices/{bill}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/invoices/{bill}/pdf")).Status);
        foreach (var page in new[] { $"/payments/{(await app.AttemptAsync(session)).Id}", $"/payments/return?session_id={session}", $"/payments/{Guid.NewGuid()}" })
        {
            Assert.Contains("Entrez dans votre compte", (await other.GetAsync(page)).Text, StringComparison.Ordinal);
        }

        var pay = await other.GetAsync("/pay");
        Assert.Equal(HttpStatusCode.BadRequest, (await other.SubmitAsync(pay, pay.Forms[0], ("bills", bill))).Status);
    }

    [Fact]
    public async Task An_answer_of_stripe_that_was_lost_leads_to_the_same_page()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        app.World.Faults["stripe"] = Fault.CutAfterCommit;
        var account = await browser.GetAsync("/account");
        var away = await browser.SubmitAsync(account, account.Forms.Single(f => f.GetAttribute("action") == "/pay?handler=Balance"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.Status);
        Assert.Contains("Rien n’a été débité", away.Text, StringComparison.Ordinal);

        app.World.Faults["stripe"] = Fault.None;
        await browser.PayBalanceAsync();
        Assert.Single(app.World.Stripe.All("checkout.session"));
        Assert.Single(app.World.Stripe.All("customer"));
    }

    [Fact]
    public async Task An_entry_typed_by_hand_or_with_another_amount_waits_for_a_person()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        var intent = app.World.Stripe.Peek(session)!["payment_intent"]!.ToString();
        app.World.PayByCheque(app.World.CustomerOf("faible"), intent);
        await app.SettleAsync();

        Assert.Empty(app.World.StripeEntries());
        var parked = await app.WithDbAsync(db => db.WorkItems.SingleAsync(w => w.ParkedAt != null));
        Assert.Contains("typed by hand", parked.LastError?.English, StringComparison.Ordinal);
        Assert.StartsWith("Paiement reçu", (await browser.GetAsync($"/payments/return?session_id={session}")).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suspended_account_gets_in_pays_and_sees_its_service_come_back()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var scene = SignInDriver.Scene("suspendu");
        await app.SignInAsync(browser, scene);
        var line = await browser.FinishedLineAsync();
        Assert.NotNull(line.Document.QuerySelector("a.button[href='/account']"));
        app.World.StripeCashier().PayByCard(await browser.PayBalanceAsync(), "4242424242424242");
        await app.SettleAsync();
        var id = (await app.WithDbAsync(db => db.PaymentAttempts.SingleAsync())).Id;
        var waiting = await browser.GetAsync($"/payments/{id}");
        Assert.Contains("Rétablissement en cours", waiting.Text, StringComparison.Ordinal);
        Assert.Equal("10", waiting.Document.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content"));

        var location = app.World.Erp.All("Service Location").Single(l => l["customer"]!.ToString() == app.World.CustomerOf("suspendu"));
        app.World.Erp.Update("Service Location", location["name"]!.ToString(), new() { ["status"] = "Active" });
        var back = await browser.GetAsync(waiting.Address.PathAndQuery);
        Assert.Contains("Service rétabli", back.Text, StringComparison.Ordinal);
        Assert.Null(back.Document.QuerySelector("meta[http-equiv=refresh]"));
    }

    [Fact]
    public async Task Klarna_is_for_people_and_a_family_telephone_chooses_its_account()
    {
        await using var app = await StartAsync();
        using var shop = app.NewBrowser();
        await app.SignInByContactAsync(shop, SignInDriver.Scene("depanneur"));
        var methods = app.World.Stripe.Peek(await shop.PayBalanceAsync())!["allowed_payment_method_types"]!.ToJsonString();
        Assert.DoesNotContain("klarna", methods, StringComparison.Ordinal);

        using var family = app.NewBrowser();
        var choose = await app.SignInByContactAsync(family, SignInDriver.Scene("famille"));
        Assert.Equal("Quel compte?", choose.Title);
        Assert.Equal(2, choose.Forms.Count);
        var rita = choose.Forms.Single(f => f.ParentElement!.TextContent.Contains("Rita", StringComparison.Ordinal));
        Assert.Contains("Vous ne devez rien.", (await family.SubmitAsync(choose, rita)).Text, StringComparison.Ordinal);
        var again = await family.GetAsync("/accounts");
        Assert.Equal(HttpStatusCode.NotFound, (await family.SubmitAsync(again, again.Forms[0], ("choice", "7"))).Status);
    }

    [Fact]
    public async Task Everything_said_to_stripe_and_by_the_sandbox_fits_the_published_schemas()
    {
        Assert.SkipWhen(StripeSchema.SharedFile is null, "The schemas are not here.");
        var schema = new StripeSchema(StripeSchema.SharedFile!);
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, SignInDriver.Scene("suspendu"));
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(session, "4000000000000002");
        app.World.StripeCashier().PayByDebit(session, "000123456789", instantVerification: false);
        await app.SettleAsync();
        app.World.StripeCashier().Verify(session, 32, 45);
        await app.SettleAsync();
        app.World.Stripe.PassTime(everything: true);
        await app.SettleAsync();
        var intent = (await app.AttemptAsync(session)).PaymentIntentId!;
        app.World.StripeCashier().Refund(intent, null, null);
        app.World.StripeCashier().Bounce(intent);
        await app.SettleAsync();
        using var marc = app.NewBrowser();
        await app.SignInByContactAsync(marc, Marc);
        var klarna = await marc.PayBalanceAsync();
        app.World.StripeCashier().PayByKlarna(klarna, accepted: true);
        await app.ReconcileAsync();

        var routes = app.World.Stripe.Traffic.Select(t => t.Route).ToHashSet();
        Assert.Superset(new HashSet<string> { "POST /v1/checkout/sessions", "GET /v1/checkout/sessions/{id}", "POST /v1/customers", "GET /v1/payment_intents",
            "GET /v1/refunds", "GET /v1/disputes" }, routes);
        var wrong = app.World.Stripe.Traffic.SelectMany(t =>
            schema.Request(t.Route, System.Text.Json.JsonElement.Parse(t.Request.ToJsonString()))
                .Concat(schema.Response(System.Text.Json.JsonElement.Parse(t.Answer))).Select(w => $"{t.Route} {w}"));
        Assert.Empty(wrong.Distinct());
    }
}

public sealed class PaymentSqliteTests(Outside outside) : PaymentTests(outside, null);

public sealed class PaymentPostgresTests(Outside outside, PostgresServer postgres) : PaymentTests(outside, postgres);
