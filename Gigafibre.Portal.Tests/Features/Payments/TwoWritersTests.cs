using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Sandbox.Stripe;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Payments;

/// <summary>Somebody else writes in ERPNext at the instant at which we book, on each database that a site may have.</summary>
public sealed class TwoWritersTests(Outside outside) : DatabaseTests(outside, null)
{
    private static readonly Scene Marc = SignInDriver.Scene("faible");

    [Theory]
    [InlineData(SiteDatabase.MariaDb)]
    [InlineData(SiteDatabase.OldMariaDb)]
    [InlineData(SiteDatabase.PostgreSql)]
    public async Task A_bill_that_staff_paid_at_the_same_instant_is_read_again(SiteDatabase database)
    {
        await using var app = await StartAsync();
        app.World.Erp.Database = database;
        var customer = app.World.CustomerOf("faible");
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        var bill = app.World.UnpaidOf(customer)[0]["name"]!.ToString();
        app.World.Erp.Meanwhile = _ => app.World.PayByCheque(customer);
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await app.SettleAsync();
        await app.ReconcileAsync();

        var entry = Assert.Single(app.World.StripeEntries());
        Assert.Equal(87.38m, Ledger.Number(entry["paid_amount"]));
        Assert.Null(app.World.Erp.Meanwhile);
        var findings = await app.WithDbAsync(db => db.Findings.Where(f => f.ResolvedAt == null).ToListAsync());
        Assert.Contains(findings, f => f.Kind == (database == SiteDatabase.OldMariaDb ? FindingKind.BillOverpaid : FindingKind.OverPayment));
        Assert.Contains("Vous avez un crédit de 87,38", (await browser.GetAsync("/account")).Text, StringComparison.Ordinal);
        Assert.Equal(0m, Ledger.Number(app.World.Erp.Find("Sales Invoice", bill)!["outstanding_amount"]));
    }

    [Theory]
    [InlineData(SiteDatabase.MariaDb)]
    [InlineData(SiteDatabase.OldMariaDb)]
    [InlineData(SiteDatabase.PostgreSql)]
    public async Task An_entry_that_another_node_wrote_at_the_same_instant_is_found_and_not_written_twice(SiteDatabase database)
    {
        await using var app = await StartAsync();
        app.World.Erp.Database = database;
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.PayBalanceAsync();
        app.World.Erp.Meanwhile = ours => Ledger.InsertPayment(app.World.Erp, new()
        {
            ["docstatus"] = 1,
            ["party"] = app.World.CustomerOf("faible"),
            ["paid_amount"] = 87.38m,
            ["received_amount"] = 87.38m,
            ["paid_to"] = Ledger.Clearing,
            ["reference_no"] = ours!["STRIPE-".Length..],
            ["reference_date"] = Ledger.Today,
        }, ours);
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await app.SettleAsync();

        Assert.Single(app.World.StripeEntries());
        Assert.Equal(PaymentState.Recorded, (await app.AttemptAsync(session)).State);
    }

    [Fact]
    public async Task A_bill_that_says_more_than_the_books_is_on_the_list_until_they_agree()
    {
        await using var app = await StartAsync();
        app.World.Erp.Database = SiteDatabase.OldMariaDb;
        var customer = app.World.CustomerOf("faible");
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var bill = app.World.UnpaidOf(customer)[0]["name"]!.ToString();
        var page = await browser.GetAsync("/pay");
        using var response = await browser.PostAsync(page, page.Forms[1], ("amount", "50"));
        app.World.Erp.Meanwhile = _ => Ledger.Reconcile(app.World.Erp, Ledger.Advance(app.World.Erp, customer, 20m), bill, 20m);
        app.World.StripeCashier().PayByCard(PayDriver.SessionOf(response), "4242424242424242");
        await app.SettleAsync();
        Assert.Equal(37.38m, Ledger.Number(app.World.Erp.Find("Sales Invoice", bill)!["outstanding_amount"]));
        await app.ReconcileAsync();
        Assert.Contains(await app.WithDbAsync(db => db.Findings.ToListAsync()), f => f is { Kind: FindingKind.BillDisagrees, ResolvedAt: null } && f.Subject == bill);

        // Nobody is asked for more than the books say.
        Assert.Equal("17,38", (await browser.GetAsync("/account")).Document.QuerySelector("h1")!.TextContent.Trim()[..5]);
        app.World.Erp.Update("Sales Invoice", bill, new() { ["outstanding_amount"] = 17.38m });
        await app.ReconcileAsync();
        Assert.DoesNotContain(await app.WithDbAsync(db => db.Findings.ToListAsync()), f => f is { Kind: FindingKind.BillDisagrees, ResolvedAt: null });
    }

    [Fact]
    public async Task A_credit_that_staff_reconciled_with_the_bill_leaves_books_that_agree()
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf("faible");
        var bill = app.World.UnpaidOf(customer)[0]["name"]!.ToString();
        var advance = Ledger.Advance(app.World.Erp, customer, 20m);
        Ledger.Reconcile(app.World.Erp, advance, bill, 15m);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        Assert.Contains("67,38", (await browser.GetAsync("/account")).Text, StringComparison.Ordinal);
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await app.SettleAsync();
        await app.ReconcileAsync();

        Assert.Equal(67.38m, Ledger.Number(Assert.Single(app.World.StripeEntries())["paid_amount"]));
        Assert.DoesNotContain(await app.WithDbAsync(db => db.Findings.ToListAsync()), f => f.Kind is FindingKind.BillDisagrees or FindingKind.BillOverpaid);
    }

    /// <summary>The bill that a part was paid of is gone, so that the part is a credit; it is booked just while another bill is about to be charged.</summary>
    [Fact]
    public async Task A_payment_booked_while_the_books_are_read_is_not_missed()
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf("faible");
        var first = app.World.UnpaidOf(customer)[0]["name"]!.ToString();
        var second = Bills.Issue(app.World, customer, DateTime.UtcNow.AddDays(-2), DateTime.UtcNow.AddDays(60), [("Internet fibre", 51m)]);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var pay = await browser.GetAsync("/pay");
        var part = PayDriver.SessionOf(await browser.PostAsync(pay, pay.Forms[1], ("amount", "6,25")));
        var whole = PayDriver.SessionOf(await browser.PostBillsAsync(pay, [second]));
        Ledger.CancelInvoice(app.World.Erp, first);
        app.World.StripeCashier().PayByCard(part, "4242424242424242");
        await app.WithDbAsync(async db =>
        {
            await app.Services.CreateScope().ServiceProvider.GetRequiredService<PaymentSync>().SyncAsync((await app.AttemptAsync(part)).Id, CancellationToken.None);
            return 0;
        });
        pay = await browser.GetAsync("/pay");
        app.World.Erp.BeforeList = ("Sales Invoice", app.DrainAsync);
        var again = PayDriver.SessionOf(await browser.PostBillsAsync(pay, [second]));
        Assert.Null(app.World.Erp.BeforeList);
        Assert.Equal(PaymentState.Recorded, (await app.AttemptAsync(part)).State);
        Assert.Equal(5864, StripeObjects.Number(app.World.Stripe.Peek(whole)!["amount_total"]));
        Assert.NotEqual(whole, again);
        Assert.Equal(5864 - 625, StripeObjects.Number(app.World.Stripe.Peek(again)!["amount_total"]));
    }
}
