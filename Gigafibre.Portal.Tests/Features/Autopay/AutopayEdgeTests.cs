using System.Text.Json.Nodes;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Features.SavedMethods;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Autopay;

/// <summary>What happens around a charge: instalments, bills that come and go, pages left open, a wrong key, two disputes at once.</summary>
public abstract class AutopayEdgeTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly Scene Marc = SignInDriver.Scene("faible");
    private static readonly DateTime Today = DateTime.UtcNow.Date;

    [Fact]
    public async Task Each_part_of_a_bill_is_announced_also_after_one_that_was_skipped()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var bill = app.World.UnpaidOf(app.World.CustomerOf("faible"))[0]["name"]!.ToString();

        // The last part is due long after the first.
        Split(app, bill, (20, 37.38m), (40, 25m), (120, 25m));
        await BeginAsync(app, browser);
        var parts = await app.DebitsAsync();
        Assert.Equal([3738L, 2500L], parts.OrderBy(d => d.DueOn).Select(d => d.AmountCents));

        var first = parts.MinBy(d => d.DueOn)!;
        var skip = await browser.GetAsync($"/account/autopay?skip={first.Id}");
        await browser.SubmitAsync(skip, skip.Form("?handler=Skip"));
        Ledger.Advance(app.World.Erp, app.World.CustomerOf("faible"), 37.38m);
        app.GoTo(parts.MaxBy(d => d.DueOn)!.ChargeOn);
        await app.RunAutopayAsync();
        Assert.Equal(25m, Ledger.Number(Assert.Single(app.World.StripeEntries())["paid_amount"]));
    }

    [Fact]
    public async Task What_is_paid_is_taken_off_the_list_and_announced_again_if_it_is_owed_after_all()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var customer = app.World.CustomerOf("faible");
        await app.SignInByContactAsync(browser, Marc);
        await app.SignAgreementAsync(browser, await app.KeepCardAsync(browser), limit: "50");
        var debit = Assert.Single(await app.DebitsAsync());
        Assert.Equal(DebitState.OverLimit, debit.State);
        app.World.PayByCheque(customer);
        await app.RunAutopayAsync();
        Assert.Equal(DebitState.NotNeeded, Assert.Single(await app.DebitsAsync()).State);

        // The cheque was no good.
        app.World.Erp.Update("Sales Invoice", debit.InvoiceName, new() { ["outstanding_amount"] = 40m });
        Ledger.Journal(app.World.Erp, customer, -40m);
        await app.RunAutopayAsync();
        var again = Assert.Single(await app.DebitsAsync());
        Assert.Equal((DebitState.Announced, 4000L, 1), (again.State, again.AmountCents, again.Notice));
    }

    [Fact]
    public async Task A_page_that_somebody_left_open_holds_a_charge_off_for_an_hour()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var debit = await BeginAsync(app, browser);
        app.GoTo(debit.ChargeOn);
        using var stranger = app.NewBrowser();
        var link = await app.SendLinkAsync(app.World.CustomerOf("faible"), debit.InvoiceName);
        var page = await stranger.GetAsync($"/pay/{link}");
        using var opened = await stranger.PostAsync(page, page.Forms[0]);
        await app.RunAutopayAsync();
        Assert.Equal(DebitState.Announced, Assert.Single(await app.DebitsAsync()).State);

        app.Clock.Advance(TimeSpan.FromMinutes(61));
        app.World.Stripe.Ahead += TimeSpan.FromMinutes(61);
        await app.RunAutopayAsync();
        Assert.Equal(DebitState.Paid, Assert.Single(await app.DebitsAsync()).State);
        Assert.Single(app.World.StripeEntries());
    }

    [Fact]
    public async Task A_wrong_key_refuses_nobodys_card()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var debit = await BeginAsync(app, browser);
        app.GoTo(debit.ChargeOn);
        app.World.Faults["stripe"] = Fault.Forbidden;
        await app.RunAutopayAsync();
        await app.RunAutopayAsync();
        var kept = Assert.Single(await app.DebitsAsync());
        Assert.Equal((DebitState.Announced, null), (kept.State, kept.AttemptId));
        Assert.Equal(0, Told(app, AutopayMessages.ByHand));
        var kind = ChargeDebitHandler.Kind;
        Assert.True(await app.WithDbAsync(db => db.WorkItems.AnyAsync(w => w.Kind == kind && w.ParkedAt != null && w.CurableAt != null)));

        // The key is right again: by itself, on the same day.
        app.World.Faults["stripe"] = Fault.None;
        app.Clock.Advance(TimeSpan.FromHours(2));
        app.World.Stripe.Ahead += TimeSpan.FromHours(2);
        await app.SettleAsync();
        await app.RunAutopayAsync();
        Assert.Single(app.World.StripeEntries());
        Assert.Single(app.World.Stripe.All("payment_intent"));
    }

    [Fact]
    public async Task A_refused_charge_is_ended_at_Stripe_so_that_nobody_completes_it()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var debit = await BeginAsync(app, browser);
        app.World.StripeMethods().Decline((await app.WithDbAsync(db => db.SavedMethods.SingleAsync())).MethodId!, "authentication_required", "authentication_required", null);
        app.GoTo(debit.ChargeOn);
        await app.RunAutopayAsync();
        await app.SettleAsync();
        Assert.Equal("canceled", Assert.Single(app.World.Stripe.All("payment_intent"))["status"]!.ToString());
        var attempt = await app.WithDbAsync(db => db.PaymentAttempts.SingleAsync());
        Assert.Equal((PaymentState.Failed, "authentication_required"), (attempt.State, attempt.FailureCode));
        Assert.Equal(1, Told(app, AutopayMessages.ByHand));
    }

    [Fact]
    public async Task Two_disputes_learned_at_once_end_the_agreement_once()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var debit = await BeginAsync(app, browser);
        app.GoTo(debit.ChargeOn);
        await app.RunAutopayAsync();
        var intent = app.World.Stripe.All("payment_intent")[0]["id"]!.ToString();
        app.World.StripeCashier().Dispute(intent);
        app.World.StripeCashier().Dispute(intent);
        await app.SettleAsync();
        await app.ReconcileAsync();
        Assert.Equal(2, await app.WithDbAsync(db => db.PaymentDisputes.CountAsync()));
        Assert.Equal(AutopayEnd.TakenBack, (await app.WithDbAsync(db => db.AutopayAgreements.SingleAsync())).End);
        Assert.Equal(1, Told(app, AutopayMessages.Off));
    }

    [Fact]
    public async Task A_customer_whom_no_notice_reaches_is_a_finding()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await BeginAsync(app, browser);
        for (var notice = 0; notice < 2; notice++)
        {
            await app.WithDbAsync(db => db.Messages.ExecuteUpdateAsync(s => s.SetProperty(m => m.Delivery, Delivery.Unreachable)));
            app.GoTo(Assert.Single(await app.DebitsAsync()).ChargeOn);
            await app.RunAutopayAsync();
        }

        await app.WithDbAsync(db => db.Messages.ExecuteUpdateAsync(s => s.SetProperty(m => m.Delivery, Delivery.Unreachable)));
        await app.RunAutopayAsync();
        Assert.True(await app.WithDbAsync(db => db.Findings.AnyAsync(f => f.Kind == FindingKind.AutopayLate && f.ResolvedAt == null)));
        Assert.Empty(app.World.Stripe.All("payment_intent"));
    }

    [Fact]
    public async Task A_charge_asks_ERPNext_three_questions_and_the_list_of_all_bills_one_a_page()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var debit = await BeginAsync(app, browser);
        app.GoTo(debit.ChargeOn);
        await using var scope = app.Services.CreateAsyncScope();
        var planner = scope.ServiceProvider.GetRequiredService<PaymentPlanner>();

        // Whether the books are open is asked once for all.
        await planner.PlanAsync(app.World.CustomerOf("bonne"), new PaymentWish.Balance(), CancellationToken.None);
        var before = app.World.Requests.Of("erpnext").Count;
        await scope.ServiceProvider.GetRequiredService<ChargeDebitHandler>().HandleAsync(new WorkJob(Guid.Empty, debit.Id.ToString(), "", 1), CancellationToken.None);
        Assert.Single(app.World.Stripe.All("payment_intent"));
        Assert.InRange(app.World.Requests.Of("erpnext").Count - before, 1, 3);

        before = app.World.Requests.Of("erpnext").Count;
        await scope.ServiceProvider.GetRequiredService<PlanDebitsHandler>().HandleAsync(new WorkJob(Guid.Empty, PlanDebitsHandler.All, "", 1), CancellationToken.None);
        Assert.Equal(1, app.World.Requests.Of("erpnext").Count - before);
    }

    [Fact]
    public async Task A_charge_is_followed_from_its_notice_to_the_next_try_by_the_customer_and_the_desk()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var debit = await BeginAsync(app, browser);
        Assert.Contains("Part le", (await browser.GetAsync($"/account/autopay/{debit.Id}")).Text, StringComparison.Ordinal);
        app.World.StripeMethods().Decline((await app.WithDbAsync(db => db.SavedMethods.SingleAsync())).MethodId!, "card_declined", "insufficient_funds", "try_again_later");
        app.GoTo(debit.ChargeOn);
        await app.RunAutopayAsync();
        await app.SignInByContactAsync(browser, Marc);
        var refused = await browser.GetAsync($"/account/autopay/{debit.Id}");
        foreach (var part in new[] { "Avis à", "87,38 $ demandés", "Le solde ou la limite ne suffisait pas", "Nouvel essai le" })
        {
            Assert.Contains(part, refused.Text, StringComparison.Ordinal);
        }

        using var billing = await app.DeskAsync("ada");
        Assert.Contains("Le solde ou la limite ne suffisait pas", (await billing.GetAsync($"/internal/autopay?debit={debit.Id}")).Text, StringComparison.Ordinal);
        using var other = app.NewBrowser();
        await app.SignInByContactAsync(other, SignInDriver.Scene("bonne"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await other.GetAsync($"/account/autopay/{debit.Id}")).Status);
        app.World.StripeMethods().Decline((await app.WithDbAsync(db => db.SavedMethods.SingleAsync())).MethodId!, null);
        var again = (await app.DebitsAsync())[^1];
        app.GoTo(again.ChargeOn);
        await app.RunAutopayAsync();
        await app.SignInByContactAsync(browser, Marc);
        Assert.Contains("Inscrit à votre compte", (await browser.GetAsync($"/account/autopay/{again.Id}")).Text, StringComparison.Ordinal);
    }

    private static async Task<AutopayDebit> BeginAsync(PortalApp app, Browser browser)
    {
        await app.SignInByContactAsync(browser, Marc);
        await app.SignAgreementAsync(browser, await app.KeepCardAsync(browser));
        return (await app.DebitsAsync())[0];
    }

    private static void Split(PortalApp app, string bill, params (int Days, decimal Amount)[] parts) => app.World.Erp.Update("Sales Invoice", bill, new()
    {
        ["due_date"] = $"{Today.AddDays(parts[^1].Days):yyyy-MM-dd}",
        ["payment_schedule"] = new JsonArray([.. parts.Select(p => new JsonObject
        {
            ["due_date"] = $"{Today.AddDays(p.Days):yyyy-MM-dd}",
            ["payment_amount"] = p.Amount,
            ["outstanding"] = p.Amount,
        })]),
    });

    private static int Told(PortalApp app, MessageKind kind) => app.WithDbAsync(db => db.Messages.CountAsync(m => m.Kind == kind.Name)).GetAwaiter().GetResult();
}

public sealed class AutopayEdgeSqliteTests(Outside outside) : AutopayEdgeTests(outside, null);

public sealed class AutopayEdgePostgresTests(Outside outside, PostgresServer postgres) : AutopayEdgeTests(outside, postgres);
