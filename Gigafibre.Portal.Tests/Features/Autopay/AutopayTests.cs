using System.Net;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.SavedMethods;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Autopay;

/// <summary>A bill is charged once, on the day that was told, for no more than was told; never after stop, never what was paid or covered.</summary>
public abstract class AutopayTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private const string Nsf = "000222222227";

    /// <summary>Has one bill of 87.38, a telephone and a mailbox.</summary>
    private static readonly Scene Marc = SignInDriver.Scene("faible");

    [Fact]
    public async Task A_bill_is_announced_then_charged_on_its_day_and_booked_once()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var method = await app.KeepCardAsync(browser);
        var signed = await app.SignAgreementAsync(browser, method);
        Assert.Contains("C’est activé", signed.Text, StringComparison.Ordinal);
        var debit = Assert.Single(await app.DebitsAsync());
        Assert.Equal((DebitState.Announced, 8738L), (debit.State, debit.AmountCents));
        Assert.Contains("87,38 $", (await browser.GetAsync("/account/autopay")).Text, StringComparison.Ordinal);
        Assert.Equal(1, Told(app, AutopayMessages.Notice));
        Assert.Equal(1, Told(app, AutopayMessages.On));

        // The day before, and that morning at eight: nothing.
        app.GoTo(debit.ChargeOn.AddDays(-1));
        await app.RunAutopayAsync();
        Assert.Empty(app.World.Stripe.All("payment_intent"));

        app.GoTo(debit.ChargeOn);
        await app.RunAutopayAsync();
        await app.RunAutopayAsync();
        Assert.Equal(87.38m, Ledger.Number(Assert.Single(app.World.StripeEntries())["paid_amount"]));
        Assert.Equal(DebitState.Paid, Assert.Single(await app.DebitsAsync()).State);
        Assert.Equal(1, Told(app, AutopayMessages.Paid));
        var intent = Assert.Single(app.World.Stripe.All("payment_intent"));
        Assert.Equal((await app.WithDbAsync(db => db.PaymentAttempts.SingleAsync())).Id.ToString(), intent["metadata"]!["attempt_id"]!.ToString());
        await app.SignInByContactAsync(browser, Marc);
        Assert.Contains("payé", (await browser.GetAsync("/account/autopay")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_stop_nothing_leaves_not_even_what_was_on_the_list_already()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var debit = await BeginAsync(app, browser);
        app.GoTo(debit.ChargeOn);
        await app.SignInByContactAsync(browser, Marc);

        // The charge is planned for this minute, and ERPNext is being asked, when the customer presses stop.
        app.World.Erp.BeforeList = ("Sales Invoice", async () =>
        {
            var stop = await browser.GetAsync("/account/autopay?stop=true");
            await browser.SubmitAsync(stop, stop.Form("?handler=Stop"));
        }
        );
        await ChargeAsync(app, debit);
        Assert.Null(app.World.Erp.BeforeList);
        await app.RunAutopayAsync();
        Assert.Empty(app.World.Stripe.All("payment_intent"));
        Assert.Equal(DebitState.Stopped, Assert.Single(await app.DebitsAsync()).State);
        Assert.Equal(1, Told(app, AutopayMessages.Off));
        Assert.Contains("désactivé", (await browser.GetAsync("/account/autopay")).Text, StringComparison.Ordinal);

        // On again: the same bill is announced anew, with its time.
        await app.SignAgreementAsync(browser, await app.WithDbAsync(db => db.SavedMethods.AsNoTracking().SingleAsync()));
        var again = Assert.Single(await app.DebitsAsync());
        Assert.True(again.ChargeOn > debit.ChargeOn);
        Assert.Equal(DebitState.Announced, again.State);
        app.GoTo(again.ChargeOn);
        await app.RunAutopayAsync();
        Assert.Single(app.World.StripeEntries());
    }

    [Fact]
    public async Task What_was_paid_or_covered_meanwhile_is_not_charged()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var debit = await BeginAsync(app, browser);
        app.World.PayByCheque(app.World.CustomerOf("faible"));
        app.GoTo(debit.ChargeOn);
        await app.RunAutopayAsync();
        Assert.Empty(app.World.Stripe.All("payment_intent"));
        Assert.Equal(DebitState.NotNeeded, Assert.Single(await app.DebitsAsync()).State);
    }

    [Fact]
    public async Task A_credit_lowers_the_charge_and_a_higher_amount_is_told_first()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var debit = await BeginAsync(app, browser);
        Ledger.Advance(app.World.Erp, app.World.CustomerOf("faible"), 20m);
        app.GoTo(debit.ChargeOn);
        await app.RunAutopayAsync();
        Assert.Equal(67.38m, Ledger.Number(Assert.Single(app.World.StripeEntries())["paid_amount"]));

        // Another customer: the credit that the notice counted with is gone.
        using var sylvie = app.NewBrowser();
        await app.SignInByContactAsync(sylvie, SignInDriver.Scene("suspendu"));
        var customer = app.World.CustomerOf("suspendu");
        var credit = Bills.Issue(app.World, customer, DateTime.UtcNow, DateTime.UtcNow, [("Crédit", -20m)]);
        await app.SignAgreementAsync(sylvie, await app.KeepCardAsync(sylvie));
        var first = (await app.DebitsAsync()).First(d => d.CustomerId == customer);
        Ledger.CancelInvoice(app.World.Erp, credit);
        app.GoTo(first.ChargeOn);
        var before = app.World.StripeEntries().Count;
        await app.RunAutopayAsync();
        var risen = (await app.DebitsAsync()).Where(d => d.CustomerId == customer && d.InvoiceName == first.InvoiceName).Single();
        Assert.Equal((DebitState.Announced, first.AmountCents + 2300, 1), (risen.State, risen.AmountCents, risen.Notice));
        Assert.True(risen.ChargeOn > first.ChargeOn);
        app.GoTo(risen.ChargeOn);
        await app.RunAutopayAsync();
        Assert.True(app.World.StripeEntries().Count > before);
    }

    [Fact]
    public async Task A_charge_is_moved_once_within_policy_and_skipped_until_its_morning()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var debit = await BeginAsync(app, browser);
        var page = await browser.GetAsync("/account/autopay");
        var days = page.Document.QuerySelectorAll("select[name=to] option").Select(o => DateOnly.Parse(o.GetAttribute("value")!, null)).ToList();
        Assert.All(days, d => Assert.InRange(d, debit.ChargeOn.AddDays(1), debit.ChargeOn.AddDays(14)));
        Assert.Contains("trop tard", (await MoveAsync(page, debit.ChargeOn.AddDays(40))).Text, StringComparison.Ordinal);
        Assert.Contains("C’est reporté", (await MoveAsync(page, days[^1])).Text, StringComparison.Ordinal);
        Assert.Contains("trop tard", (await MoveAsync(page, days[^1].AddDays(1))).Text, StringComparison.Ordinal);

        app.GoTo(debit.ChargeOn);
        await app.RunAutopayAsync();
        Assert.Empty(app.World.Stripe.All("payment_intent"));
        await app.SignInByContactAsync(browser, Marc);
        var skip = await browser.GetAsync($"/account/autopay?skip={debit.Id}");
        Assert.Contains("reste à payer", (await browser.SubmitAsync(skip, skip.Form("?handler=Skip"))).Text, StringComparison.Ordinal);
        app.GoTo(days[^1]);
        await app.RunAutopayAsync();
        Assert.Empty(app.World.Stripe.All("payment_intent"));
        Assert.Equal(DebitState.Skipped, Assert.Single(await app.DebitsAsync()).State);

        async Task<Page> MoveAsync(Page from, DateOnly to) => await browser.SubmitAsync(from, from.Form("?handler=Move"), ("to", to.ToString("yyyy-MM-dd",
            System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Above_the_limit_nothing_is_charged_before_the_customer_says_so()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var method = await app.KeepCardAsync(browser);
        Assert.Contains("Écrivez la limite", (await browser.GetAsync($"/account/autopay?method={method.Id}&limit=abc")).Text, StringComparison.Ordinal);
        await app.SignAgreementAsync(browser, method, limit: "50");
        var debit = Assert.Single(await app.DebitsAsync());
        Assert.Equal(DebitState.OverLimit, debit.State);
        Assert.Equal(1, Told(app, AutopayMessages.OverLimit));
        app.GoTo(debit.ChargeOn.AddDays(5));
        await app.RunAutopayAsync();
        Assert.Empty(app.World.Stripe.All("payment_intent"));

        await app.SignInByContactAsync(browser, Marc);
        var page = await browser.GetAsync("/account/autopay");
        await browser.SubmitAsync(page, page.Form("?handler=Approve"));
        app.GoTo(Assert.Single(await app.DebitsAsync()).ChargeOn);
        await app.RunAutopayAsync();
        Assert.Single(app.World.StripeEntries());
    }

    [Fact]
    public async Task A_card_without_funds_is_tried_again_on_the_days_that_were_told_and_then_is_for_the_customer()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var debit = await BeginAsync(app, browser);
        app.World.StripeMethods().Decline((await app.WithDbAsync(db => db.SavedMethods.SingleAsync())).MethodId!, "card_declined", "insufficient_funds", "try_again_later");
        for (var @try = 0; @try < 3; @try++)
        {
            var next = (await app.DebitsAsync())[^1];
            Assert.Equal((@try, DebitState.Announced), (next.Try, next.State));
            app.GoTo(next.ChargeOn);
            await app.RunAutopayAsync();
            await app.RunAutopayAsync();
            Assert.Equal(@try + 1, app.World.Stripe.All("payment_intent").Count);
        }

        Assert.Equal(3, (await app.DebitsAsync()).Count(d => d is { State: DebitState.Failed, FailureCode: "insufficient_funds" }));
        Assert.Equal((2, 1), (Told(app, AutopayMessages.Again), Told(app, AutopayMessages.ByHand)));
        Assert.True(await app.WithDbAsync(db => db.AutopayAgreements.AnyAsync(a => a.EndedAt == null)));

        // Tomorrow and the day after: not a fourth time.
        app.GoTo(debit.ChargeOn.AddDays(30));
        await app.RunAutopayAsync();
        Assert.Equal(3, app.World.Stripe.All("payment_intent").Count);
        Assert.Empty(app.World.StripeEntries());
    }

    [Theory]
    [InlineData("card_declined", "stolen_card", null, false)]
    [InlineData("card_declined", "generic_decline", "do_not_try_again", false)]
    [InlineData("authentication_required", "authentication_required", null, true)]
    public async Task A_card_that_is_dead_ends_the_agreement_and_one_to_confirm_does_not(string code, string decline, string? advice, bool staysOn)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var debit = await BeginAsync(app, browser);
        app.World.StripeMethods().Decline((await app.WithDbAsync(db => db.SavedMethods.SingleAsync())).MethodId!, code, decline, advice);
        app.GoTo(debit.ChargeOn);
        await app.RunAutopayAsync();
        Assert.Equal(staysOn, await app.WithDbAsync(db => db.AutopayAgreements.AnyAsync(a => a.EndedAt == null)));
        Assert.Equal(1, Told(app, AutopayMessages.ByHand));
        Assert.Equal(staysOn ? 0 : 1, Told(app, AutopayMessages.Off));
        Assert.Equal(staysOn ? SavedMethodState.Ready : SavedMethodState.Unusable, (await app.WithDbAsync(db => db.SavedMethods.SingleAsync())).State);
        app.GoTo(debit.ChargeOn.AddDays(20));
        await app.RunAutopayAsync();
        Assert.Single(app.World.Stripe.All("payment_intent"));
    }

    [Fact]
    public async Task A_bank_account_without_funds_is_presented_once_more_after_a_new_notice()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        await app.SignAgreementAsync(browser, await app.KeepBankAsync(browser, Nsf));
        for (var @try = 0; @try < 2; @try++)
        {
            var next = (await app.DebitsAsync())[^1];
            Assert.True(next.ChargeOn >= Gigafibre.Portal.Text.Times.Today(app.Clock).AddDays(10));
            app.GoTo(next.ChargeOn);
            await app.RunAutopayAsync();
            Assert.Equal(DebitState.Sent, (await app.DebitsAsync())[^1].State);
            app.World.Stripe.PassTime(everything: true);
            await app.SettleAsync();
        }

        Assert.Equal(2, app.World.Stripe.All("payment_intent").Count);
        Assert.Equal((1, 1), (Told(app, AutopayMessages.Again), Told(app, AutopayMessages.ByHand)));
        Assert.Empty(app.World.StripeEntries());
    }

    [Fact]
    public async Task A_bank_that_takes_money_back_ends_the_agreement()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        await app.SignAgreementAsync(browser, await app.KeepBankAsync(browser));
        app.GoTo(Assert.Single(await app.DebitsAsync()).ChargeOn);
        await app.RunAutopayAsync();
        app.World.Stripe.PassTime(everything: true);
        await app.SettleAsync();
        Assert.Single(app.World.StripeEntries());
        app.World.StripeCashier().Bounce(app.World.Stripe.All("payment_intent")[0]["id"]!.ToString(), "debit_not_authorized");
        await app.SettleAsync();
        Assert.Equal(AutopayEnd.TakenBack, (await app.WithDbAsync(db => db.AutopayAgreements.SingleAsync())).End);
        Assert.Equal(1, Told(app, AutopayMessages.Off));
    }

    [Fact]
    public async Task A_dispute_ends_the_agreement_when_it_opens_not_when_it_is_lost()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var debit = await BeginAsync(app, browser);
        app.GoTo(debit.ChargeOn);
        await app.RunAutopayAsync();
        app.World.StripeCashier().Dispute(app.World.Stripe.All("payment_intent")[0]["id"]!.ToString());
        await app.SettleAsync();
        Assert.Equal(AutopayEnd.TakenBack, (await app.WithDbAsync(db => db.AutopayAgreements.SingleAsync())).End);
    }

    [Fact]
    public async Task A_charge_that_arrived_after_it_was_given_up_is_booked()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var debit = await BeginAsync(app, browser);
        app.GoTo(debit.ChargeOn);
        app.World.Faults["stripe"] = Fault.CutAfterCommit;
        await app.RunAutopayAsync();
        app.World.Faults["stripe"] = Fault.None;

        // Somebody gave it up: the request had been held up on its way, and arrives after all.
        await app.WithDbAsync(db => db.PaymentAttempts.ExecuteUpdateAsync(s => s.SetProperty(a => a.State, PaymentState.Failed)));
        await app.ReconcileAsync();
        Assert.Single(app.World.StripeEntries());
        Assert.Equal(PaymentState.Recorded, (await app.WithDbAsync(db => db.PaymentAttempts.SingleAsync())).State);
    }

    [Theory]
    [InlineData(Fault.CutAfterCommit)]
    [InlineData(Fault.ErrorAfterCommit)]
    [InlineData(Fault.Down)]
    public async Task A_lost_answer_is_found_out_and_what_was_never_asked_is_asked_again(Fault fault)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var debit = await BeginAsync(app, browser);
        app.GoTo(debit.ChargeOn);
        app.World.Faults["stripe"] = fault;
        await app.RunAutopayAsync();
        await app.RunAutopayAsync();
        app.World.Faults["stripe"] = Fault.None;
        Assert.Equal(DebitState.Sent, Assert.Single(await app.DebitsAsync()).State);
        await app.ReconcileAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        await app.ReconcileAsync();
        await app.RunAutopayAsync();
        Assert.Single(app.World.StripeEntries());
        Assert.Single(app.World.Stripe.All("payment_intent"));
        Assert.Equal(DebitState.Paid, Assert.Single(await app.DebitsAsync()).State);
    }

    [Fact]
    public async Task What_nobody_could_be_told_is_not_charged()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var method = await app.KeepCardAsync(browser);
        await app.SignAgreementAsync(browser, method);
        await app.WithDbAsync(db => db.Messages.Where(m => m.Kind == AutopayMessages.Notice.Name)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.Delivery, Delivery.Unreachable)));
        var debit = Assert.Single(await app.DebitsAsync());
        app.GoTo(debit.ChargeOn);
        await app.RunAutopayAsync();
        Assert.Empty(app.World.Stripe.All("payment_intent"));

        // It is told anew, and charged when that was in time.
        var again = Assert.Single(await app.DebitsAsync());
        Assert.Equal(1, again.Notice);
        app.GoTo(again.ChargeOn);
        await app.RunAutopayAsync();
        Assert.Single(app.World.StripeEntries());
    }

    [Fact]
    public async Task Our_team_holds_one_customer_or_all_and_what_is_late_is_a_finding()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var debit = await BeginAsync(app, browser);
        using var billing = await app.DeskAsync("ada");
        var desk = await billing.GetAsync("/internal/autopay");
        Assert.Contains("Clients qui paient automatiquement : 1", desk.Text, StringComparison.Ordinal);
        await billing.SubmitAsync(desk, desk.Form("?handler=Hold"), ("reason", "panne chez Stripe"));
        app.GoTo(debit.ChargeOn.AddDays(5));
        await app.RunAutopayAsync();
        Assert.Empty(app.World.Stripe.All("payment_intent"));
        await app.SignInByContactAsync(browser, Marc);
        Assert.Contains("en attente", (await browser.GetAsync("/account/autopay")).Text, StringComparison.Ordinal);
        Assert.True(await app.WithDbAsync(db => db.Findings.AnyAsync(f => f.Kind == FindingKind.AutopayLate && f.ResolvedAt == null)));

        await using (var scope = app.Services.CreateAsyncScope())
        {
            Assert.True(await scope.ServiceProvider.GetRequiredService<AutopayHolds>().EndAsync(AutopayHold.All, "Ada", CancellationToken.None));
        }

        // Days after the day that was told: told anew, and charged on the new day.
        await app.RunAutopayAsync();
        Assert.Empty(app.World.Stripe.All("payment_intent"));
        var again = Assert.Single(await app.DebitsAsync());
        Assert.Equal((DebitState.Announced, 1), (again.State, again.Notice));
        app.GoTo(again.ChargeOn);
        await app.RunAutopayAsync();
        Assert.Single(app.World.StripeEntries());
        await app.RunAutopayAsync();
        Assert.False(await app.WithDbAsync(db => db.Findings.AnyAsync(f => f.Kind == FindingKind.AutopayLate && f.ResolvedAt == null)));
    }

    [Fact]
    public async Task Taking_the_card_out_says_what_else_ends_and_ends_it()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var debit = await BeginAsync(app, browser);
        var method = await app.WithDbAsync(db => db.SavedMethods.SingleAsync());
        var ask = await browser.GetAsync($"/account/methods?remove={method.Id}");
        Assert.Contains("le paiement automatique s’arrête aussi", ask.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(ask, ask.Form("?handler=Remove"));
        app.GoTo(debit.ChargeOn);
        await app.RunAutopayAsync();
        Assert.Empty(app.World.Stripe.All("payment_intent"));
        Assert.Equal(AutopayEnd.MethodRemoved, (await app.WithDbAsync(db => db.AutopayAgreements.SingleAsync())).End);
    }

    [Fact]
    public async Task The_agreement_is_shown_before_and_kept_as_it_was_signed_and_is_nobody_elses()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var method = await app.KeepBankAsync(browser);
        var read = await browser.GetAsync($"/account/autopay?method={method.Id}&day=15&limit=120");
        foreach (var part in new[] { "prélever sur mon compte bancaire se terminant par 6789",
            "le 15 du mois, le dernier avant", "Au-dessus de 120,00 $", "au moins 10 jours civils", "droits de recours" })
        {
            Assert.Contains(part, read.Text, StringComparison.Ordinal);
        }

        await browser.SubmitAsync(read, read.Form("?handler=Sign"));
        var signed = await app.WithDbAsync(db => db.AutopayAgreements.SingleAsync());
        Assert.Equal(AgreementText.Hash(AgreementText.Paragraphs(signed.Text)), signed.TextHash);
        Assert.All(AgreementText.Paragraphs(signed.Text), p => Assert.Contains(p.Text.Replace('\u00A0', ' '), read.Text, StringComparison.Ordinal));
        Assert.Contains(AgreementText.Paragraphs(signed.Text), p => p.IsBold);
        Assert.Equal((15, 12000L), (signed.Day, signed.LimitCents));
        Assert.Equal("120,00", (await browser.GetAsync("/account/autopay?change=true")).Document.QuerySelector("#limit")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account/autopay?handler=Pdf")).Status);

        using var other = app.NewBrowser();
        await app.SignInByContactAsync(other, SignInDriver.Scene("bonne"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/account/autopay?handler=Pdf")).Status);
        Assert.DoesNotContain("6789", (await other.GetAsync($"/account/autopay?method={method.Id}")).Text, StringComparison.Ordinal);
        await app.DrainAsync();
        var debit = Assert.Single(await app.DebitsAsync());
        var token = (await other.GetAsync("/account/methods")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var refused = await other.PostFormAsync("/account/autopay?handler=Skip", ("debit", debit.Id.ToString()), ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(DebitState.Announced, Assert.Single(await app.DebitsAsync()).State);
    }

    private static async Task<AutopayDebit> BeginAsync(PortalApp app, Browser browser)
    {
        await app.SignInByContactAsync(browser, Marc);
        await app.SignAgreementAsync(browser, await app.KeepCardAsync(browser));
        return Assert.Single(await app.DebitsAsync());
    }

    private static async Task ChargeAsync(PortalApp app, AutopayDebit debit)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ChargeDebitHandler>()
            .HandleAsync(new Gigafibre.Portal.Work.WorkJob(Guid.Empty, debit.Id.ToString(), "", 1), CancellationToken.None);
    }

    /// <summary>How many messages of a kind there are; each goes one way.</summary>
    private static int Told(PortalApp app, MessageKind kind) => app.WithDbAsync(db => db.Messages.CountAsync(m => m.Kind == kind.Name)).GetAwaiter().GetResult();
}

public sealed class AutopaySqliteTests(Outside outside) : AutopayTests(outside, null);

public sealed class AutopayPostgresTests(Outside outside, PostgresServer postgres) : AutopayTests(outside, postgres);
