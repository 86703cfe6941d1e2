using System.Net;
using System.Net.Http.Json;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Dunning;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Dunning;

/// <summary>Each step once, to whoever owes it in that second and to nobody else; time that was taken is time.</summary>
public abstract class DunningTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    /// <summary>Has a telephone.</summary>
    private static readonly Scene Marc = SignInDriver.Scene("faible");

    /// <summary>A telephone and a mailbox.</summary>
    private const string Both = "deux";

    [Fact]
    public async Task The_ladder_is_climbed_a_step_at_a_time_up_to_a_day_that_a_person_decides_on()
    {
        await using var app = await StartAsync(DunningDriver.On);
        var (bill, due) = app.OneBill(40, Both);
        foreach (var (day, kind, count) in new[]
        {
            (-3, DunningMessages.Soon, 1), (0, DunningMessages.Soon, 2), (3, DunningMessages.Late, 1), (10, DunningMessages.Late, 2), (30, DunningMessages.Late, 3),
        })
        {
            // A step that a Sunday held up holds the next one up.
            for (var at = app.GoToWorkday(due.AddDays(day)); Told(app, kind, Both) < count && at <= due.AddDays(day + 5); at = app.GoToWorkday(at.AddDays(1)))
            {
                await app.RunDunningAsync();
                await app.RunDunningAsync();
            }

            Assert.Equal(count, Told(app, kind, Both));
        }

        app.GoToWorkday(due.AddDays(56));
        await app.RunDunningAsync();
        var notice = await app.WithDbAsync(db => db.DunningSteps.SingleAsync(s => s.Stage == DunningStage.Notice && s.InvoiceName == bill));
        Assert.Equal((bill, 6898L), (notice.InvoiceName, notice.AmountCents));

        // By text and by mail.
        Assert.Equal(2, Told(app, DunningMessages.Notice, Both));
        var end = notice.SuspendOn!.Value;
        for (var day = end.AddDays(-6); day <= end; day = day.AddDays(1))
        {
            app.GoTo(day);
            await app.RunDunningAsync();
        }

        Assert.Equal((2, 2), (Told(app, DunningMessages.Notice, Both), Told(app, DunningMessages.LastNotice, Both)));
        Assert.Equal(end, (await app.WithDbAsync(db => db.DunningSteps.SingleAsync(s => s.Stage == DunningStage.LastNotice && s.InvoiceName == bill))).SuspendOn);
        Assert.All(await app.WithDbAsync(db => db.Messages.Where(m => m.Kind.StartsWith("suspension") && m.CustomerId == notice.CustomerId).ToListAsync()),
            m => Assert.Contains("68,98", m.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_pays_before_it_leaves_is_not_reminded_and_a_part_payment_changes_what_is_said()
    {
        await using var app = await StartAsync(DunningDriver.On);
        var (bill, due) = app.OneBill(20);
        app.GoToWorkday(due.AddDays(3));
        await app.RemindAsync();
        Ledger.Advance(app.World.Erp, app.World.CustomerOf("faible"), 20m);
        await app.SettleAsync();
        Assert.Equal(0, Sent(app));
        Assert.Empty(await app.WithDbAsync(db => db.DunningSteps.Where(s => s.InvoiceName == bill).ToListAsync()));

        await app.RemindAsync();
        app.World.PayByCheque(app.World.CustomerOf("faible"));
        await app.SettleAsync();
        Assert.Equal(0, Sent(app));

        // And nothing later on.
        app.GoToWorkday(due.AddDays(12));
        await app.RunDunningAsync();
        Assert.Equal(0, Sent(app));
    }

    [Fact]
    public async Task A_payment_under_way_or_automatic_or_contested_keeps_everybody_quiet()
    {
        await using var app = await StartAsync(DunningDriver.On);
        using var browser = app.NewBrowser();
        var (_, due) = app.OneBill(20);
        app.GoToWorkday(due.AddDays(3));
        await app.SignInByContactAsync(browser, Marc);
        await app.PayByDebitAsync(browser);
        await app.RunDunningAsync();
        Assert.Equal(0, Sent(app));

        // Through, and contested at the bank: another bill is late.
        app.World.Stripe.PassTime(everything: true);
        await app.SettleAsync();
        var second = Bills.Issue(app.World, app.World.CustomerOf("faible"), DunningDriver.Utc(due.AddDays(-30)), DunningDriver.Utc(due), [("Internet fibre", 60m)]);
        app.World.StripeCashier().Dispute(app.World.Stripe.All("payment_intent")[0]["id"]!.ToString());
        await app.SettleAsync();
        await app.RunDunningAsync();
        Assert.Equal(0, Sent(app));
        Assert.NotEmpty(second);
    }

    [Fact]
    public async Task A_bill_that_pays_itself_is_not_asked_for_until_it_is_refused_for_good()
    {
        await using var app = await StartAsync(DunningDriver.On);
        using var browser = app.NewBrowser();
        var (_, due) = app.OneBill(20);
        await app.SignInByContactAsync(browser, Marc);
        var method = await app.KeepCardAsync(browser);
        await app.SignAgreementAsync(browser, method);
        app.GoToWorkday(due.AddDays(-2));
        await app.RunDunningAsync();
        Assert.Equal(0, Sent(app));

        app.World.StripeMethods().Decline(method.MethodId!, "authentication_required", "authentication_required", null);
        app.GoTo((await app.DebitsAsync())[^1].ChargeOn);
        await app.RunAutopayAsync();
        app.GoToWorkday(due.AddDays(10));
        await app.RunDunningAsync();
        Assert.Equal(1, Told(app, DunningMessages.Late));
    }

    [Fact]
    public async Task A_few_days_are_taken_by_oneself_as_often_as_the_policy_says()
    {
        await using var app = await StartAsync(DunningDriver.On);
        using var browser = app.NewBrowser();
        var (_, due) = app.OneBill(20);
        var late = app.GoToWorkday(due.AddDays(2));
        for (var time = 0; time < 2; time++)
        {
            await app.SignInByContactAsync(browser, Marc);
            var page = await browser.GetAsync("/account/time");
            Assert.Contains("68,98", page.Text, StringComparison.Ordinal);
            var taken = await browser.SubmitAsync(page, page.Form("?handler=Grace"));
            Assert.Contains("C’est noté", taken.Text, StringComparison.Ordinal);

            // Pressed twice: once.
            using var again = await browser.PostAsync(page, page.Form("?handler=Grace"));
            Assert.Equal(time + 1, await app.WithDbAsync(db => db.DunningPauses.CountAsync()));
            app.GoToWorkday(late.AddDays(3));
            await app.RunDunningAsync();
            Assert.Equal(0, Told(app, DunningMessages.Late));
            late = app.GoToWorkday(late.AddDays(8));
        }

        Assert.Equal(2, Told(app, DunningMessages.Grace));
        await app.SignInByContactAsync(browser, Marc);
        var spent = await browser.GetAsync("/account/time");
        Assert.DoesNotContain(spent.Forms, f => f.GetAttribute("action") == "?handler=Grace");
        await app.RunDunningAsync();
        Assert.Equal(1, Told(app, DunningMessages.Late));
    }

    [Fact]
    public async Task An_arrangement_that_is_kept_says_thank_you_and_one_that_is_not_says_so()
    {
        await using var app = await StartAsync(DunningDriver.On);
        using var browser = app.NewBrowser();
        var customer = app.World.CustomerOf("faible");
        var (_, due) = app.OneBill(20);
        app.GoToWorkday(due.AddDays(12));
        await ArrangeAsync(app, browser, 2);
        var open = await app.WithDbAsync(db => db.Arrangements.Include(a => a.Parts).SingleAsync());
        Assert.Equal((6898L, 2), (open.AmountCents, open.Parts.Count));
        Assert.Equal(1, Told(app, DunningMessages.Made));

        // Quiet until two days before the first part; then the way to pay it.
        await app.RunDunningAsync();
        Assert.Equal(0, Told(app, DunningMessages.Late));
        app.GoTo(open.Parts[0].DueOn.AddDays(-1));
        await app.SignInByContactAsync(browser, Marc);
        Assert.Contains("34,49", (await browser.GetAsync("/account/time")).Text, StringComparison.Ordinal);
        app.GoTo(open.Parts[0].DueOn);
        await app.RunDunningAsync();
        await app.RunDunningAsync();
        Assert.Equal(1, Told(app, DunningMessages.Part));
        Ledger.Advance(app.World.Erp, customer, 34.49m);
        app.GoTo(open.Parts[1].DueOn);
        await app.RunDunningAsync();
        Assert.Equal(ArrangementState.Open, (await app.WithDbAsync(db => db.Arrangements.SingleAsync())).State);

        // The last part does not come.
        app.GoToWorkday(BankDays.Add(open.Parts[1].DueOn, 3));
        await app.RunDunningAsync();
        Assert.Equal(ArrangementState.Broken, (await app.WithDbAsync(db => db.Arrangements.SingleAsync())).State);
        Assert.Equal((1, 0), (Told(app, DunningMessages.Broken), Told(app, DunningMessages.Kept)));
        await app.SignInByContactAsync(browser, Marc);
        Assert.Contains("appelez-nous", (await browser.GetAsync("/account/time")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_arrangement_is_charged_on_its_days_by_whoever_pays_automatically()
    {
        await using var app = await StartAsync(DunningDriver.On);
        using var browser = app.NewBrowser();
        var (bill, _) = app.OneBill(20);
        await app.SignInByContactAsync(browser, Marc);
        await app.SignAgreementAsync(browser, await app.KeepCardAsync(browser));
        await ArrangeAsync(app, browser, 3);
        var debits = await app.DebitsAsync();
        Assert.Equal(DebitState.NotNeeded, Assert.Single(debits, d => !d.IsPart).State);
        Assert.Equal([2299L, 2299L, 2300L], debits.Where(d => d.IsPart).OrderBy(d => d.DueOn).Select(d => d.AmountCents));
        foreach (var part in debits.Where(d => d.IsPart).OrderBy(d => d.DueOn))
        {
            app.GoTo(part.ChargeOn);
            await app.RunAutopayAsync();
            await app.RunDunningAsync();
        }

        Assert.Equal([22.99m, 22.99m, 23m], app.World.StripeEntries().Select(e => Ledger.Number(e["paid_amount"])));
        Assert.All(app.World.StripeEntries(), e => Assert.Equal(bill, e["references"]!.AsArray()[0]!["reference_name"]!.ToString()));
        Assert.Equal(0, app.World.Owed(app.World.CustomerOf("faible")));
        Assert.Equal(ArrangementState.Kept, (await app.WithDbAsync(db => db.Arrangements.SingleAsync())).State);
        Assert.Equal((1, 0), (Told(app, DunningMessages.Kept), Told(app, DunningMessages.Part)));
    }

    [Fact]
    public async Task An_arrangement_outlives_an_amended_bill_and_a_new_card()
    {
        await using var app = await StartAsync(DunningDriver.On);
        using var browser = app.NewBrowser();
        var (bill, _) = app.OneBill(20);
        await app.SignInByContactAsync(browser, Marc);
        await app.SignAgreementAsync(browser, await app.KeepCardAsync(browser));
        await ArrangeAsync(app, browser, 2);
        var amended = Ledger.AmendInvoice(app.World.Erp, bill);
        await app.RunDunningAsync();
        Assert.Equal(ArrangementState.Open, (await app.WithDbAsync(db => db.Arrangements.SingleAsync())).State);
        await app.SignAgreementAsync(browser, await app.KeepCardAsync(browser, "5555555555554444"));
        var parts = (await app.DebitsAsync()).Where(d => d.IsPart).OrderBy(d => d.DueOn).ToList();
        Assert.All(parts, p => Assert.Equal(DebitState.Announced, p.State));
        foreach (var part in parts)
        {
            app.GoTo(part.ChargeOn);
            await app.RunAutopayAsync();
        }

        Assert.Equal(2, app.World.StripeEntries().Count);
        Assert.All(app.World.StripeEntries(), e => Assert.Equal(amended, e["references"]!.AsArray()[0]!["reference_name"]!.ToString()));
        await app.RunDunningAsync();
        Assert.Equal(ArrangementState.Kept, (await app.WithDbAsync(db => db.Arrangements.SingleAsync())).State);
    }

    [Fact]
    public async Task Time_that_was_taken_makes_the_notice_void_and_the_next_one_names_another_day()
    {
        await using var app = await StartAsync(DunningDriver.On);
        using var browser = app.NewBrowser();
        var (bill, due) = app.OneBill(-50);
        for (var day = Times.Today(app.Clock); !await app.WithDbAsync(db => db.DunningSteps.AnyAsync(s => s.InvoiceName == bill && s.Stage == DunningStage.Notice));
            day = app.GoToWorkday(day.AddDays(1)))
        {
            Assert.True(day < due.AddDays(90));
            await app.RunDunningAsync();
        }

        var first = await app.WithDbAsync(db => db.DunningSteps.SingleAsync(s => s.InvoiceName == bill && s.Stage == DunningStage.Notice));
        await app.SignInByContactAsync(browser, Marc);
        var page = await browser.GetAsync("/account/time");
        Assert.Contains("suspendu à partir du", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("suspendu à partir du", (await browser.SubmitAsync(page, page.Form("?handler=Grace"))).Text, StringComparison.Ordinal);
        app.GoToWorkday(first.ToldOn.AddDays(9));
        await app.RunDunningAsync();
        var second = await app.WithDbAsync(db => db.DunningSteps.SingleAsync(s => s.InvoiceName == bill && s.Stage == DunningStage.Notice && s.Round == 1));
        Assert.True(second.SuspendOn > first.SuspendOn);
        Assert.True(second.SuspendOn!.Value.DayNumber - second.ToldOn.DayNumber >= 15);
    }

    [Fact]
    public async Task A_part_that_was_paid_early_is_not_charged_and_no_other_bill_is()
    {
        await using var app = await StartAsync(DunningDriver.On);
        using var browser = app.NewBrowser();
        var customer = app.World.CustomerOf("faible");
        var (bill, due) = app.OneBill(20);
        await app.SignInByContactAsync(browser, Marc);
        await app.SignAgreementAsync(browser, await app.KeepCardAsync(browser));
        await ArrangeAsync(app, browser, 3);

        // A newer bill, due before the arrangement's: it is nobody's to pay with a part.
        var newer = Bills.Issue(app.World, customer, DunningDriver.Utc(due.AddDays(-10)), DunningDriver.Utc(due.AddDays(-3)), [("Internet fibre", 60m)]);
        var page = await browser.GetAsync("/account/time");
        using var opened = await browser.PostAsync(page, page.Form("?handler=Pay"));
        app.World.StripeCashier().PayByCard(PayDriver.SessionOf(opened), "4242424242424242");
        await app.SettleAsync();
        var parts = (await app.DebitsAsync()).Where(d => d.IsPart).OrderBy(d => d.DueOn).ToList();
        app.GoTo(parts[0].ChargeOn);
        await app.RunAutopayAsync();
        Assert.Equal(DebitState.NotNeeded, (await app.DebitsAsync()).Single(d => d.Id == parts[0].Id).State);
        app.GoTo(parts[1].ChargeOn);
        await app.RunAutopayAsync();
        bool IsOf(System.Text.Json.Nodes.JsonObject entry, string name) => entry["references"]!.AsArray().Any(r => r!["reference_name"]!.ToString() == name);
        Assert.Equal([22.99m, 22.99m], app.World.StripeEntries().Where(e => IsOf(e, bill)).Select(e => Ledger.Number(e["paid_amount"])));
        Assert.DoesNotContain(app.World.StripeEntries(), e => IsOf(e, newer) && Ledger.Number(e["paid_amount"]) < 60);
    }

    [Theory]
    [InlineData("authentication_required", "authentication_required", null)]
    [InlineData("card_declined", "insufficient_funds", "try_again_later")]
    public async Task A_part_that_was_refused_says_until_when_it_saves_the_arrangement(string code, string decline, string? advice)
    {
        await using var app = await StartAsync(DunningDriver.On);
        using var browser = app.NewBrowser();
        app.OneBill(20);
        await app.SignInByContactAsync(browser, Marc);
        var method = await app.KeepCardAsync(browser);
        await app.SignAgreementAsync(browser, method);
        await ArrangeAsync(app, browser, 2);
        app.World.StripeMethods().Decline(method.MethodId!, code, decline, advice);
        app.GoTo((await app.DebitsAsync()).Where(d => d.IsPart).Min(d => d.ChargeOn));
        await app.RunAutopayAsync();
        await app.RunDunningAsync();
        await app.RunDunningAsync();
        Assert.Equal((1, 0, 0), (Told(app, DunningMessages.Missed), Told(app, AutopayMessages.ByHand) + Told(app, AutopayMessages.Again), Told(app, DunningMessages.Part)));

        // Paid by hand in time: the arrangement stands.
        await app.SignInByContactAsync(browser, Marc);
        var page = await browser.GetAsync("/account/time");
        using var opened = await browser.PostAsync(page, page.Form("?handler=Pay"));
        app.World.StripeCashier().PayByCard(PayDriver.SessionOf(opened), "4242424242424242");
        await app.SettleAsync();
        app.GoToWorkday(BankDays.Add(Times.Today(app.Clock), 3));
        await app.RunDunningAsync();
        Assert.Equal(ArrangementState.Open, (await app.WithDbAsync(db => db.Arrangements.SingleAsync())).State);
    }

    [Fact]
    public async Task A_mailbox_plans_no_charges_and_a_charge_that_is_announced_is_not_put_off_by_time()
    {
        await using var app = await StartAsync(DunningDriver.On);
        using var browser = app.NewBrowser();
        var scene = SignInDriver.Scene(Both);
        var (_, due) = app.OneBill(20, Both);
        await app.SignInByContactAsync(browser, scene);
        await app.SignAgreementAsync(browser, await app.KeepCardAsync(browser));
        Assert.DoesNotContain((await browser.GetAsync("/account/time")).Forms, f => f.GetAttribute("action") == "?handler=Grace");
        using var mail = app.NewBrowser();
        await app.SignInByMailAsync(mail, scene);
        var page = await mail.GetAsync("/account/time?parts=2");
        Assert.DoesNotContain(page.Forms, f => f.GetAttribute("action") == "?handler=Parts");
        var token = (await mail.GetAsync("/pay")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var forged = await mail.PostFormAsync("/account/time?handler=Parts", ("on", $"{due:yyyy-MM-dd}"), ("on", $"{due.AddDays(5):yyyy-MM-dd}"), ("amount", "34,49"),
            ("amount", "34,49"), ("__RequestVerificationToken", token));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Empty(await app.WithDbAsync(db => db.Arrangements.ToListAsync()));
        Assert.Equal(DebitState.Announced, Assert.Single(await app.DebitsAsync()).State);
    }

    [Fact]
    public async Task A_part_at_the_bank_is_on_its_way_and_neither_paid_nor_missed()
    {
        await using var app = await StartAsync(DunningDriver.On);
        using var browser = app.NewBrowser();
        app.OneBill(20);
        await app.SignInByContactAsync(browser, Marc);
        await app.SignAgreementAsync(browser, await app.KeepBankAsync(browser));
        await ArrangeAsync(app, browser, 2);
        var parts = (await app.DebitsAsync()).Where(d => d.IsPart).OrderBy(d => d.DueOn).ToList();
        app.GoTo(parts[0].ChargeOn);
        await app.RunAutopayAsync();
        await app.SignInByContactAsync(browser, Marc);
        Assert.Equal(["en route", "plus tard"], (await browser.GetAsync("/account/time")).Document.QuerySelectorAll("ul.list .state").Select(e => e.TextContent.Trim()));
        app.GoToWorkday(BankDays.Add(parts[0].DueOn, 4));
        await app.RunDunningAsync();
        Assert.Equal(ArrangementState.Open, (await app.WithDbAsync(db => db.Arrangements.SingleAsync())).State);
        app.World.Stripe.PassTime(everything: true);
        await app.SettleAsync();
        await app.RunDunningAsync();
        await app.SignInByContactAsync(browser, Marc);
        Assert.Equal("payé", (await browser.GetAsync("/account/time")).Document.QuerySelector("ul.list .state")!.TextContent.Trim());
    }

    [Fact]
    public async Task Only_what_was_late_for_two_months_is_weighed_for_a_suspension()
    {
        await using var app = await StartAsync(DunningDriver.On);
        var customer = app.World.CustomerOf("faible");
        var (bill, due) = app.OneBill(-100);

        // Nearly all of it was paid; another bill is three weeks late.
        Ledger.Advance(app.World.Erp, customer, 60m);
        Bills.Issue(app.World, customer, DunningDriver.Utc(due), DunningDriver.Utc(due.AddDays(80)), [("Internet fibre", 60m)]);
        for (var day = app.GoToWorkday(Times.Today(app.Clock)); day < due.AddDays(135); day = app.GoToWorkday(day.AddDays(1)))
        {
            await app.RunDunningAsync();
        }

        Assert.NotEmpty(await app.WithDbAsync(db => db.DunningSteps.Where(s => s.InvoiceName == bill && s.Stage == DunningStage.Late).ToListAsync()));
        var early = due.AddDays(110);
        Assert.Empty(await app.WithDbAsync(db => db.DunningSteps.Where(s => s.CustomerId == customer && s.Stage == DunningStage.Notice && s.ToldOn < early).ToListAsync()));
    }

    [Fact]
    public async Task Parts_that_do_not_suit_come_back_with_what_was_typed_and_nobody_elses_are_touched()
    {
        await using var app = await StartAsync(DunningDriver.On);
        using var browser = app.NewBrowser();
        app.OneBill(20);
        await app.SignInByContactAsync(browser, Marc);
        var page = await browser.GetAsync("/account/time?parts=2");
        using var answer = await browser.PostFormAsync("/account/time?handler=Parts", ("on", "2020-01-01"), ("on", "x"), ("amount", "30"), ("amount", "abc"),
            ("__RequestVerificationToken", page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("role=\"alert\"", text, StringComparison.Ordinal);
        Assert.Contains("value=\"abc\"", text, StringComparison.Ordinal);
        Assert.Empty(await app.WithDbAsync(db => db.Arrangements.ToListAsync()));
    }

    [Fact]
    public async Task A_part_that_the_bank_took_back_can_be_paid_again_once_the_books_say_so()
    {
        await using var app = await StartAsync(DunningDriver.On);
        using var browser = app.NewBrowser();
        var (_, due) = app.OneBill(20);
        app.GoToWorkday(due.AddDays(12));
        await ArrangeAsync(app, browser, 2);
        var first = await app.WithDbAsync(db => db.Arrangements.SelectMany(a => a.Parts).OrderBy(p => p.Number).FirstAsync());
        app.GoTo(first.DueOn);
        await app.SignInByContactAsync(browser, Marc);
        var page = await browser.GetAsync("/account/time");
        using var opened = await browser.PostAsync(page, page.Form("?handler=Pay"));
        var session = PayDriver.SessionOf(opened);
        app.World.StripeCashier().PayByDebit(session, "000123456789", instantVerification: true);
        app.World.Stripe.PassTime(everything: true);
        await app.SettleAsync();
        var attempt = await app.AttemptAsync(session);
        app.World.StripeCashier().Bounce(attempt.PaymentIntentId!);
        await app.SettleAsync();

        // Until our team reopened the bill, nobody can pay it again, and nobody is told anything.
        app.GoToWorkday(BankDays.Add(first.DueOn, 4));
        await app.RunDunningAsync();
        Assert.Equal((ArrangementState.Open, 0), ((await app.WithDbAsync(db => db.Arrangements.SingleAsync())).State, Told(app, DunningMessages.Missed)));
        Ledger.UpdatePayment(app.World.Erp, attempt.EntryName!, new() { ["docstatus"] = 2 });
        using var hub = app.Hub();
        using var cleared = await hub.PostAsJsonAsync($"/ops/payments/{attempt.Id}/clear", new { reason = "annulée", by = "Béa" });
        Assert.Equal(HttpStatusCode.NoContent, cleared.StatusCode);
        await app.RunDunningAsync();
        await app.RunDunningAsync();
        Assert.Equal(1, Told(app, DunningMessages.Missed));
        app.GoToWorkday(BankDays.Add(Times.Today(app.Clock), 3));
        await app.RunDunningAsync();
        Assert.Equal((ArrangementState.Broken, 1), ((await app.WithDbAsync(db => db.Arrangements.SingleAsync())).State, Told(app, DunningMessages.Broken)));
    }

    private static async Task ArrangeAsync(PortalApp app, Browser browser, int parts)
    {
        await app.SignInByContactAsync(browser, Marc);
        var page = await browser.GetAsync($"/account/time?parts={parts}");
        Assert.Contains("C’est convenu", (await browser.SubmitAsync(page, page.Form("?handler=Parts"))).Text, StringComparison.Ordinal);
        await app.DrainAsync();
    }

    private static int Told(PortalApp app, MessageKind kind, string key = "faible")
    {
        var customer = app.World.CustomerOf(key);
        return app.WithDbAsync(db => db.Messages.CountAsync(m => m.Kind == kind.Name && m.SentAt != null && m.CustomerId == customer)).GetAwaiter().GetResult();
    }

    private static int Sent(PortalApp app) => DunningMessages.All.Sum(k => Told(app, k));
}

public sealed class DunningSqliteTests(Outside outside) : DunningTests(outside, null);

public sealed class DunningPostgresTests(Outside outside, PostgresServer postgres) : DunningTests(outside, postgres);
