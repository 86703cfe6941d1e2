using System.Net;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Payments;

/// <summary>Never charged what is not owed or cannot be booked; said what is true; nothing that needs a person hidden.</summary>
public abstract class MoneyEdgeTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly Scene Marc = SignInDriver.Scene("faible");
    private static readonly DateTime Today = DateTime.UtcNow.Date;

    [Theory]
    [InlineData("Émilie Côté-Bélanger")]
    [InlineData("L'Écuyer & Fils / 100 % inc.")]
    [InlineData("名前 ~2F; \"Zoé\" <b>")]
    [InlineData("Un très long nom de client qui remplit à ras bord les cent quarante caractères qu’ERPNext accorde à un nom, écrit par quelqu’un de patient éé")]
    public async Task Any_name_pays_is_found_and_gets_its_money_back(string name)
    {
        await using var app = await StartAsync();
        var customer = app.World.Settle(name, "+15145550177", 60m, $"FAC/2026/{name[..3]}%1");
        Assert.Equal(name, customer);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, new Scene("x", name, "", "1C:61:B4:0F:00:01") { Phone = "+15145550177" });
        var bill = app.World.UnpaidOf(customer)[0]["name"]!.ToString();
        var rows = await browser.GetAsync("/invoices");
        var page = await browser.GetAsync(rows.Document.QuerySelectorAll("a").Single(a => a.GetAttribute("href")!.StartsWith("/invoices/", StringComparison.Ordinal))
            .GetAttribute("href")!);
        Assert.Contains(bill, page.Text, StringComparison.Ordinal);
        Assert.StartsWith("%PDF", (await browser.GetAsync(page.Document.QuerySelectorAll("a").Single(a => a.GetAttribute("href")!.EndsWith("/pdf", StringComparison.Ordinal))
            .GetAttribute("href")!)).Html, StringComparison.Ordinal);
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        Assert.Equal(customer, Assert.Single(app.World.StripeEntries())["party"]!.ToString());
        Assert.Equal(0, app.World.Owed(customer));

        using var bea = await app.DeskAsync("bea");
        var attempt = await app.AttemptAsync(session);
        var desk = await bea.GetAsync($"/internal/payments/{attempt.Id}");
        var file = await bea.GetAsync(desk.Document.QuerySelectorAll("a").Single(a => a.GetAttribute("href")!.StartsWith("/internal/customers/", StringComparison.Ordinal))
            .GetAttribute("href")!);
        Assert.Equal(name, file.Title);
        app.World.StripeCashier().Refund(attempt.PaymentIntentId!, 500, null);
        await app.SettleAsync();
        Assert.Contains(app.World.StripeEntries(), e => e["payment_type"]!.ToString() == "Pay" && e["party"]!.ToString() == customer);
    }

    [Theory]
    [InlineData("advance", 2000, 6738)]
    [InlineData("journal", 1500, 7238)]
    [InlineData("note", 1150, 7588)]
    [InlineData("advance, partly returned", 1200, 7538)]
    public async Task Credit_is_taken_off_before_anything_is_charged(string kind, long credit, long charged)
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf("faible");
        Credit(app.World, customer, kind);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var account = await browser.GetAsync("/account");
        Assert.Contains($"moins votre crédit de {Say(credit)}", account.Text, StringComparison.Ordinal);
        Assert.Contains($"Payer {Say(charged)}", account.Text, StringComparison.Ordinal);
        var bill = app.World.UnpaidOf(customer)[0]["name"]!.ToString();
        Assert.Contains($"Votre crédit en couvre {Say(credit)}", (await browser.GetAsync($"/invoices/{bill}")).Text, StringComparison.Ordinal);

        var session = await browser.PayBalanceAsync();
        Assert.Equal(charged, Ledger.Number(app.World.Stripe.Peek(session)!["amount_total"]));
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();

        // The bill still shows the credit's part until somebody reconciles it; nobody is asked for it.
        account = await browser.GetAsync("/account");
        Assert.Contains("Vous ne devez rien", account.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/pay?handler=Balance", account.Html, StringComparison.Ordinal);
        Assert.Contains("Payée par votre crédit", (await browser.GetAsync("/invoices")).Text, StringComparison.Ordinal);
        Assert.Contains(await app.WithDbAsync(db => db.Findings.ToListAsync()), f => f.Kind == FindingKind.CreditToApply && f.Subject == customer);
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("frozen")]
    [InlineData("closed period")]
    [InlineData("no fiscal year")]
    [InlineData("frozen books")]
    [InlineData("dollars of another country")]
    [InlineData("clearing account disabled")]
    [InlineData("clearing account of another company")]
    [InlineData("receivable account disabled")]
    [InlineData("receivable account frozen")]
    public async Task What_could_not_be_booked_is_not_charged(string why)
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf("faible");
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var account = await browser.GetAsync("/account");
        var token = await app.SendLinkAsync(customer, null);
        var cure = Break(app.World, customer, why);

        var refused = await browser.SubmitAsync(account, account.Forms.Single(f => f.GetAttribute("action") == "/pay?handler=Balance"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.NotNull(refused.Document.QuerySelector("[role=alert]"));
        using var holder = app.NewBrowser();
        var link = await holder.GetAsync($"/pay/{token}");
        if (link.Forms.Count > 0)
        {
            Assert.Equal(HttpStatusCode.Conflict, (await holder.SubmitAsync(link, link.Forms[0])).Status);
        }

        Assert.DoesNotContain(app.World.Stripe.Traffic, t => t.Route == "POST /v1/checkout/sessions");
        Assert.Contains(await app.WithDbAsync(db => db.Findings.ToListAsync()), f => f is { Kind: FindingKind.CannotCharge, ResolvedAt: null });

        // It leaves the list when it no longer holds, and not before.
        await app.ReconcileAsync();
        Assert.Contains(await app.WithDbAsync(db => db.Findings.ToListAsync()), f => f is { Kind: FindingKind.CannotCharge, ResolvedAt: null });
        cure();
        app.Clock.Advance(TimeSpan.FromMinutes(6));
        await app.ReconcileAsync();
        Assert.DoesNotContain(await app.WithDbAsync(db => db.Findings.ToListAsync()), f => f is { Kind: FindingKind.CannotCharge, ResolvedAt: null });
    }

    [Theory]
    [InlineData("Payment Entry:submit")]
    [InlineData("Payment Entry:create")]
    [InlineData("Payment Entry:read")]
    [InlineData("Account:read")]
    public async Task A_right_that_was_taken_away_charges_nobody_until_it_is_back(string right)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        app.World.Erp.Forbidden.Add(right);
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        using var other = app.NewBrowser();
        await app.SignInByContactAsync(other, SignInDriver.Scene("bonne"));
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        var account = await other.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Conflict, (await other.SubmitAsync(account, account.FormTo("/pay?handler=Balance"))).Status);

        app.World.Erp.Forbidden.Remove(right);
        app.Clock.Advance(TimeSpan.FromMinutes(60));
        await app.SettleAsync();
        Assert.Single(app.World.StripeEntries());
        await app.SignInByContactAsync(other, SignInDriver.Scene("bonne"));
        Assert.NotNull(await other.PayBalanceAsync());
    }

    [Theory]
    [InlineData("closed period")]
    [InlineData("no fiscal year")]
    [InlineData("frozen books")]
    [InlineData("disabled")]
    [InlineData("frozen")]
    public async Task What_somebody_cures_is_booked_by_itself_and_stands_on_the_list_until_then(string why)
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf("faible");
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        var cure = Break(app.World, customer, why);
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        Assert.Empty(app.World.StripeEntries());

        using var bea = await app.DeskAsync("bea");
        var list = await bea.GetAsync("/internal/payments");
        var attempt = await app.AttemptAsync(session);
        Assert.Contains(customer, list.Text, StringComparison.Ordinal);
        Assert.Contains(attempt.Invoices[0].InvoiceName, list.Text, StringComparison.Ordinal);
        Assert.Contains(why switch
        {
            "closed period" => "within the closed Accounting Period",
            "no fiscal year" => "is not in any active Fiscal Year",
            "frozen books" => "You are not authorized to add or update entries",
            _ => $"Customer {customer} is",
        }, list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Rien n’attend", list.Text, StringComparison.Ordinal);

        // Still so an hour later; then somebody cures it, and nobody presses anything.
        app.Clock.Advance(TimeSpan.FromMinutes(61));
        await app.ReconcileAsync();
        Assert.Contains(await app.WithDbAsync(db => db.Findings.ToListAsync()), f => f is { Kind: FindingKind.PaidNotBooked, ResolvedAt: null });
        cure();
        app.Clock.Advance(TimeSpan.FromMinutes(61));
        await app.SettleAsync();
        Assert.Single(app.World.StripeEntries());
        await app.ReconcileAsync();
        Assert.DoesNotContain(await app.WithDbAsync(db => db.Findings.ToListAsync()), f => f is { Kind: FindingKind.PaidNotBooked, ResolvedAt: null });
        Assert.DoesNotContain(customer, (await bea.GetAsync("/internal/payments")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Log.Lines, l => l.Contains("is frozen", StringComparison.Ordinal) || l.Contains("is disabled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_credit_that_covers_everything_is_a_persons_until_it_is_reconciled()
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf("faible");
        var advance = Ledger.Advance(app.World.Erp, customer, 87.38m);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        await browser.GetAsync("/account");
        await app.ReconcileAsync();
        Assert.Contains(await app.WithDbAsync(db => db.Findings.ToListAsync()), f => f is { Kind: FindingKind.CreditToApply, ResolvedAt: null } && f.Subject == customer);
        Ledger.Reconcile(app.World.Erp, advance, app.World.UnpaidOf(customer)[0]["name"]!.ToString(), 87.38m);
        await app.ReconcileAsync();
        Assert.DoesNotContain(await app.WithDbAsync(db => db.Findings.ToListAsync()), f => f is { Kind: FindingKind.CreditToApply, ResolvedAt: null });
    }

    [Fact]
    public async Task What_the_ledger_holds_and_no_bill_carries_is_looked_into_by_a_person()
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf("faible");
        Ledger.Journal(app.World.Erp, customer, -12.34m);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        Assert.Contains("Nous vérifions", (await browser.GetAsync("/account")).Text, StringComparison.Ordinal);
        await browser.GetAsync("/account");
        Assert.Equal(customer, Assert.Single(await app.WithDbAsync(db => db.Findings.Where(f => f.Kind == FindingKind.NotOnBills).ToListAsync())).Subject);

        // More of it: said as it is now. Corrected: gone.
        Ledger.Journal(app.World.Erp, customer, -1.00m);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await browser.GetAsync("/account");
        await app.ReconcileAsync();
        Assert.StartsWith("$13.34", Assert.Single(await app.WithDbAsync(db => db.Findings.Where(f => f.Kind == FindingKind.NotOnBills && f.ResolvedAt == null)
            .ToListAsync())).Detail.English,
            StringComparison.Ordinal);
        Ledger.Journal(app.World.Erp, customer, 13.34m);
        await app.ReconcileAsync();
        Assert.Empty(await app.WithDbAsync(db => db.Findings.Where(f => f.Kind == FindingKind.NotOnBills && f.ResolvedAt == null).ToListAsync()));
    }

    [Fact]
    public async Task A_bill_amended_while_its_money_comes_is_not_paid_twice()
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf("faible");
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByDebit(session, "000123456789", instantVerification: true);
        await app.SettleAsync();
        var amended = Ledger.AmendInvoice(app.World.Erp, app.World.UnpaidOf(customer)[0]["name"]!.ToString());
        var account = await browser.GetAsync("/account");
        Assert.DoesNotContain("/pay?handler=Balance", account.Html, StringComparison.Ordinal);
        app.World.Stripe.PassTime(everything: true);
        await app.SettleAsync();
        Assert.Equal(amended, Assert.Single(Assert.Single(app.World.StripeEntries())["references"]!.AsArray())!["reference_name"]!.ToString());
        Assert.Equal(0, app.World.Owed(customer));
    }

    [Fact]
    public async Task A_page_for_a_bill_that_was_amended_is_closed_before_another_opens()
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf("faible");
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var old = await browser.PayBalanceAsync();
        Ledger.AmendInvoice(app.World.Erp, app.World.UnpaidOf(customer)[0]["name"]!.ToString());
        var session = await browser.PayBalanceAsync();
        Assert.NotEqual(old, session);
        Assert.Equal("expired", app.World.Stripe.Peek(old)!["status"]!.ToString());
    }

    [Fact]
    public async Task Bills_on_two_accounts_are_two_payments()
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf("faible");
        app.World.Erp.Insert("Account", new()
        {
            ["account_name"] = "Autres débiteurs",
            ["account_type"] = "Receivable",
            ["company"] = Ledger.Company,
            ["account_currency"] = "CAD"
        }, "Autres - GF");
        var other = Bills.Issue(app.World, customer, Today.AddDays(-3), Today.AddDays(40), [("Câblage", 50m)], debitTo: "Autres - GF");
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(i == 0, (await browser.GetAsync("/pay")).Text.Contains("se paient en deux fois", StringComparison.Ordinal));
            app.World.StripeCashier().PayByCard(await browser.PayBalanceAsync(), "4242424242424242");
            await app.SettleAsync();
        }

        Assert.Equal([Ledger.Receivable, "Autres - GF"], app.World.StripeEntries().OrderBy(e => e["creation"]!.ToString()).Select(e => e["paid_from"]!.ToString()));
        Assert.Equal(0, app.World.Owed(customer));
        Assert.Equal("Paid", app.World.Erp.Find("Sales Invoice", other)!["status"]!.ToString());
    }

    [Fact]
    public async Task Many_bills_are_all_counted_and_all_paid()
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf("bonne");
        var before = app.World.UnpaidOf(customer).Count;
        for (var i = 0; i < 230; i++)
        {
            Bills.Issue(app.World, customer, Today.AddDays(-10), Today.AddDays(20), [("Heure", 10m)]);
        }

        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, SignInDriver.Scene("bonne"));
        Assert.Contains($"Vous avez {before + 230} factures à payer", (await browser.GetAsync("/pay")).Text, StringComparison.Ordinal);
        var owed = app.World.Owed(customer);
        var session = await browser.PayBalanceAsync();
        Assert.Equal(owed * 100, Ledger.Number(app.World.Stripe.Peek(session)!["amount_total"]));
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        Assert.Equal(before + 230, Assert.Single(app.World.StripeEntries())["references"]!.AsArray().Count);
        Assert.Equal(0, app.World.Owed(customer));
    }

    [Fact]
    public async Task Less_than_stripe_takes_waits_for_the_next_bill_and_is_never_late()
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf("faible");
        app.World.PayByCheque(customer);
        Bills.Issue(app.World, customer, Today.AddDays(-40), Today.AddDays(-10), [("Frais", 0.26m)]);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var account = await browser.GetAsync("/account");
        Assert.Contains("reporté à votre prochaine facture", account.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("en retard", account.Text, StringComparison.Ordinal);
        Assert.Contains("Reportée à la prochaine", (await browser.GetAsync("/invoices")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Individual", true, "personal")]
    [InlineData("Company", false, "business")]
    [InlineData("Partnership", false, "business")]
    [InlineData("", false, "business")]
    public async Task Klarna_and_a_personal_debit_are_for_people(string type, bool klarna, string debit)
    {
        await using var app = await StartAsync(new() { ["Klarna:Enabled"] = "true" });
        app.World.Erp.Update("Customer", app.World.CustomerOf("faible"), new() { ["customer_type"] = type });
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        await browser.PayBalanceAsync();
        var asked = app.World.Stripe.Traffic.Last(t => t.Route == "POST /v1/checkout/sessions").Request.ToJsonString();
        Assert.Equal(klarna, asked.Contains("klarna", StringComparison.Ordinal));
        Assert.Contains($"\"transaction_type\":\"{debit}\"", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_deleted_at_stripe_is_made_anew_in_the_same_tap()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var first = await browser.PayBalanceAsync();
        var gone = app.World.Stripe.Peek(first)!["customer"]!.ToString();
        app.World.StripeCashier().Expire(first);
        app.World.Stripe.DeleteCustomer(gone);
        var second = await browser.PayBalanceAsync();
        Assert.NotEqual(gone, app.World.Stripe.Peek(second)!["customer"]!.ToString());
    }

    [Fact]
    public async Task Whoever_comes_back_in_another_browser_reads_what_happened_and_nothing_else()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        var back = new Uri(app.World.Stripe.Peek(session)!["success_url"]!.ToString()).PathAndQuery;
        using var other = app.NewBrowser();
        var page = await other.GetAsync(back);
        Assert.StartsWith("Paiement reçu", page.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("t=", page.Address.Query, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Forms, f => f.GetAttribute("action")?.Contains("GiveUp", StringComparison.Ordinal) is true);
        var receipt = await other.GetAsync(page.Address.AbsolutePath + "/receipt");
        Assert.Contains("PAYÉ", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("Visa se terminant par 4242", receipt.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tremblay", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("Marc Tremblay", (await browser.GetAsync(page.Address.AbsolutePath + "/receipt")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pi_", receipt.Html, StringComparison.Ordinal);
        Assert.Contains("Entrez dans votre compte", (await other.GetAsync($"/payments/{Guid.NewGuid()}")).Text, StringComparison.Ordinal);
        Assert.Equal("/signin", (await other.GetAsync("/account")).Address.AbsolutePath);
    }

    [Theory]
    [InlineData("4000000000000002", "votre banque peut vous dire pourquoi")]
    [InlineData("4000000000009995", "Le solde ou la limite ne suffisait pas")]
    public async Task Declined_and_back_it_says_why_and_offers_another_way(string card, string why)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(session, card);
        await app.SettleAsync();
        var page = await browser.GetAsync(new Uri(app.World.Stripe.Peek(session)!["cancel_url"]!.ToString()).PathAndQuery);
        Assert.Equal("Votre carte a été refusée. Rien n’a été débité.", page.Title);
        Assert.Contains(why, page.Text, StringComparison.Ordinal);
        Assert.Contains("Payer 87,38", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_list_that_fails_leaves_the_others_alone_and_is_on_the_list_until_it_works()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        var attempt = await app.AttemptAsync(session);
        app.World.Stripe.Webhooks.Weather = (1, 0, 0);
        app.World.StripeCashier().Refund(attempt.PaymentIntentId!, 500, null);
        app.World.Stripe.Refused.Add("GET /v1/payment_intents");
        await app.ReconcileAsync();
        Assert.Single(app.World.StripeEntries(), e => e["payment_type"]!.ToString() == "Pay");
        Assert.Contains(await app.WithDbAsync(db => db.Findings.ToListAsync()), f => f is { Kind: FindingKind.RunFailed, Subject: "payments", ResolvedAt: null });
        app.World.Stripe.Refused.Clear();
        await app.ReconcileAsync();
        Assert.DoesNotContain(await app.WithDbAsync(db => db.Findings.ToListAsync()), f => f is { Kind: FindingKind.RunFailed, ResolvedAt: null });
        app.World.Stripe.Refused.Add("GET /v1/payment_intents");
        await app.ReconcileAsync();
        Assert.Contains(await app.WithDbAsync(db => db.Findings.ToListAsync()), f => f is { Kind: FindingKind.RunFailed, Subject: "payments", ResolvedAt: null });
    }

    [Fact]
    public async Task A_bill_that_other_software_is_debiting_is_held_until_that_is_over()
    {
        await using var app = await StartAsync(new() { ["Payments:OthersInvoiceKeys:0"] = "erpnext_invoice" });
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var account = await browser.GetAsync("/account");
        var bill = app.World.UnpaidOf(app.World.CustomerOf("faible"))[0]["name"]!.ToString();
        var debit = app.World.StripeCashier().DebitByOthers(bill, 8738);
        await app.SettleAsync();
        var refused = await browser.SubmitAsync(account, account.Forms.Single(f => f.GetAttribute("action") == "/pay?handler=Balance"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("déjà en prélèvement automatique", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/pay?handler=Balance", (await browser.GetAsync("/account")).Html, StringComparison.Ordinal);
        app.World.StripeCashier().FailOthers(debit);
        await app.SettleAsync();
        Assert.NotEmpty(await browser.PayBalanceAsync());
    }

    [Fact]
    public async Task A_bill_that_a_payment_request_collects_is_held_and_one_asked_long_ago_is_not()
    {
        await using var app = await StartAsync(new() { ["ErpNext:CollectingStatuses:0"] = "Initiated" });
        var customer = app.World.CustomerOf("faible");
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var bill = app.World.UnpaidOf(customer)[0]["name"]!.ToString();
        var request = app.World.Erp.Insert("Payment Request", new()
        {
            ["payment_request_type"] = "Inward",
            ["party_type"] = "Customer",
            ["party"] = customer,
            ["reference_doctype"] = "Sales Invoice",
            ["reference_name"] = bill,
            ["status"] = "Requested",
            ["docstatus"] = 1,
        })["name"]!.ToString();

        // Asked for, and nobody is collecting it.
        var account = await browser.GetAsync("/account");
        app.World.Erp.Update("Payment Request", request, new() { ["status"] = "Initiated" });
        var refused = await browser.SubmitAsync(account, account.Forms.Single(f => f.GetAttribute("action") == "/pay?handler=Balance"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("déjà en prélèvement automatique", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/pay?handler=Balance", (await browser.GetAsync("/account")).Html, StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(12));
        await app.SignInByContactAsync(browser, Marc);
        Assert.Contains("/pay?handler=Balance", (await browser.GetAsync("/account")).Html, StringComparison.Ordinal);
        app.World.Erp.Forbidden.Add("Payment Request:read");
        Assert.DoesNotContain("/pay?handler=Balance", (await browser.GetAsync("/account")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_paying_the_line_says_that_the_service_comes_back()
    {
        await using var app = await StartAsync();
        var scene = SignInDriver.Scene("suspendu");
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, scene);
        await browser.FinishedLineAsync();
        app.World.StripeCashier().PayByCard(await browser.PayBalanceAsync(), "4242424242424242");
        await app.SettleAsync();
        var line = await browser.FinishedLineAsync();
        Assert.Equal("Paiement reçu : votre service se rétablit.", line.Title.Replace('\u00A0', ' '));
        Assert.DoesNotContain("un solde est en attente", line.Text, StringComparison.Ordinal);

        // Not while something else is overdue.
        Bills.Issue(app.World, app.World.CustomerOf("suspendu"), Today.AddDays(-60), Today.AddDays(-30), [("Internet", 60m)]);
        Assert.DoesNotContain("votre service se rétablit", (await browser.FinishedLineAsync()).Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lines_of_a_bill_add_up_with_discount_taxes_and_rounding()
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf("faible");
        var bill = Bills.Issue(app.World, customer, Today.AddDays(-3), Today.AddDays(27), [("Internet", 60m)], discount: 6m, roundsToDollar: true);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var page = await browser.GetAsync($"/invoices/{bill}");
        Assert.Contains("Rabais−6,00 $", page.Text, StringComparison.Ordinal);
        Assert.Contains("Arrondi−0,09 $", page.Text, StringComparison.Ordinal);
        Assert.Contains("Total62,00 $", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Autres ajustements", page.Text, StringComparison.Ordinal);
    }

    private static void Credit(World world, string customer, string kind)
    {
        switch (kind)
        {
            case "advance": Ledger.Advance(world.Erp, customer, 20m); break;
            case "journal": Ledger.Journal(world.Erp, customer, 15m); break;
            case "note": Bills.Issue(world, customer, Today.AddDays(-2), Today.AddDays(-2), [("Crédit, panne", -10m)]); break;
            default:
                Ledger.Advance(world.Erp, customer, 20m);
                Ledger.Journal(world.Erp, customer, -8m);
                break;
        }
    }

    /// <summary>Breaks what a payment needs to be booked; returns the cure.</summary>
    private static Action Break(World world, string customer, string why)
    {
        switch (why)
        {
            case "disabled":
                world.Erp.Update("Customer", customer, new() { ["disabled"] = 1 });
                return () => world.Erp.Update("Customer", customer, new() { ["disabled"] = 0 });
            case "frozen":
                world.Erp.Update("Customer", customer, new() { ["is_frozen"] = 1 });
                return () => world.Erp.Update("Customer", customer, new() { ["is_frozen"] = 0 });
            case "closed period":
                var period = world.CloseBooks();
                return () => world.Erp.Delete("Accounting Period", period);
            case "no fiscal year":
                foreach (var year in world.Erp.All("Fiscal Year"))
                {
                    world.Erp.Update("Fiscal Year", year["name"]!.ToString(), new() { ["disabled"] = 1 });
                }

                return () => world.Erp.All("Fiscal Year").ToList().ForEach(y => world.Erp.Update("Fiscal Year", y["name"]!.ToString(), new() { ["disabled"] = 0 }));
            case "clearing account disabled":
                world.Erp.Update("Account", Ledger.Clearing, new() { ["disabled"] = 1 });
                return () => world.Erp.Update("Account", Ledger.Clearing, new() { ["disabled"] = 0 });
            case "clearing account of another company":
                world.Erp.Update("Account", Ledger.Clearing, new() { ["company"] = "Autre inc." });
                return () => world.Erp.Update("Account", Ledger.Clearing, new() { ["company"] = Ledger.Company });
            case "receivable account disabled":
                world.Erp.Update("Account", Ledger.Receivable, new() { ["disabled"] = 1 });
                return () => world.Erp.Update("Account", Ledger.Receivable, new() { ["disabled"] = 0 });
            case "receivable account frozen":
                world.Erp.Update("Account", Ledger.Receivable, new() { ["freeze_account"] = "Yes" });
                return () => world.Erp.Update("Account", Ledger.Receivable, new() { ["freeze_account"] = "No" });
            case "frozen books":
                world.Erp.Update("Company", Ledger.Company, new() { ["accounts_frozen_till_date"] = $"{Today.AddDays(3):yyyy-MM-dd}" });
                return () => world.Erp.Update("Company", Ledger.Company, new() { ["accounts_frozen_till_date"] = null });
            default:
                void Bill(string currency) => world.UnpaidOf(customer).ToList().ForEach(b =>
                    world.Erp.Update("Sales Invoice", b["name"]!.ToString(), new() { ["currency"] = currency, ["party_account_currency"] = currency }));
                Bill("USD");
                return () => Bill("CAD");
        }
    }

    private static string Say(long cents) => Text.Amounts.Write(new(cents), Text.Language.French).Replace('\u00A0', ' ');
}

public sealed class MoneyEdgeSqliteTests(Outside outside) : MoneyEdgeTests(outside, null);

public sealed class MoneyEdgePostgresTests(Outside outside, PostgresServer postgres) : MoneyEdgeTests(outside, postgres);
