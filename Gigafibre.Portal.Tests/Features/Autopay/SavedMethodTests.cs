using System.Net;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.SavedMethods;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Sandbox.Stripe;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Autopay;

/// <summary>A card or an account is kept at Stripe, charged in one tap, renewed, refused, taken out; the number itself is never here.</summary>
public abstract class SavedMethodTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly Scene Marc = SignInDriver.Scene("faible");

    /// <summary>Has a telephone and a mailbox of her own.</summary>
    private static readonly Scene Louise = SignInDriver.Scene("bonne");

    [Fact]
    public async Task A_card_that_is_kept_pays_in_one_tap_and_ends_as_one_entry()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var method = await app.KeepCardAsync(browser);
        Assert.Equal((SavedMethodState.Ready, true, "4242"), (method.State, method.IsDefault, method.Last4));
        Assert.Contains("C’est enregistré : Visa se terminant par 4242", (await browser.GetAsync($"/account/methods?added={method.Id:N}")).Text, StringComparison.Ordinal);

        var paid = await PayAsync(browser, method);
        Assert.Contains("Paiement reçu", paid.Title, StringComparison.Ordinal);
        await app.SettleAsync();
        Assert.Equal(87.38m, Ledger.Number(Assert.Single(app.World.StripeEntries())["paid_amount"]));
        Assert.Equal(0, app.World.Owed(app.World.CustomerOf("faible")));
        Assert.Equal("visa", (await app.WithDbAsync(db => db.PaymentAttempts.SingleAsync())).Brand);
    }

    [Fact]
    public async Task More_than_was_shown_is_not_charged_in_one_tap()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var method = await app.KeepCardAsync(browser);
        var account = await browser.GetAsync("/account");
        Bills.Issue(app.World, app.World.CustomerOf("faible"), DateTime.UtcNow, DateTime.UtcNow.AddDays(20), [("Internet", 60m)]);
        using var answer = await browser.PostAsync(account, account.Form("/pay?handler=Balance"), ("with", method.Id.ToString()));
        Assert.Contains("/checkout/", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(app.World.Stripe.All("payment_intent"), i => i["status"]!.ToString() == "succeeded");
    }

    [Fact]
    public async Task A_bank_account_waits_for_its_deposits_and_is_good_when_they_were_typed()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.OpenSetupAsync();
        Assert.Equal(StripeCashier.Outcome.NeedsMicrodeposits, app.World.StripeMethods().KeepDebit(session, "000123456789", instantVerification: false));
        await app.SettleAsync();
        var page = await browser.GetAsync("/account/methods");
        Assert.Contains("Vérifier le compte", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Payer avec", (await browser.GetAsync("/pay")).Text, StringComparison.Ordinal);

        Assert.False(app.World.StripeMethods().Verify(session, 1, 2));
        Assert.True(app.World.StripeMethods().Verify(session, 32, 45));
        await app.SettleAsync();
        var method = await app.MethodAsync(session);
        Assert.Equal(SavedMethodState.Ready, method.State);
        Assert.StartsWith("mandate_", method.MandateId, StringComparison.Ordinal);
        await PayAsync(browser, method);
        app.World.Stripe.PassTime(everything: true);
        await app.SettleAsync();
        Assert.Single(app.World.StripeEntries());
    }

    [Fact]
    public async Task An_account_that_was_not_verified_is_said()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var session = await browser.OpenSetupAsync();
        app.World.StripeMethods().KeepDebit(session, "000123456789", instantVerification: false);
        await app.SettleAsync();
        for (var i = 0; i < 3; i++)
        {
            app.World.StripeMethods().Verify(session, 1, 2);
        }

        await app.SettleAsync();
        Assert.Equal(SavedMethodState.Dropped, (await app.MethodAsync(session)).State);
        Assert.Contains("n’a pas pu être vérifié", (await browser.GetAsync("/account/methods")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_taken_out_is_charged_no_more_and_stripe_forgets_it()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var (first, second) = (await app.KeepCardAsync(browser), await app.KeepBankAsync(browser));
        var ask = await browser.GetAsync($"/account/methods?remove={first.Id}");
        Assert.Contains("Retirer votre carte Visa", ask.Text, StringComparison.Ordinal);
        Assert.Contains("C’est retiré", (await browser.SubmitAsync(ask, ask.Form("?handler=Remove"))).Text, StringComparison.Ordinal);
        await app.SettleAsync();
        Assert.Null(app.World.Stripe.Peek(first.MethodId!)!["customer"]);
        Assert.True((await app.WithDbAsync(db => db.SavedMethods.SingleAsync(m => m.Id == second.Id))).IsDefault);

        // A page that was open before: it is paid on Stripe's page instead.
        var pay = await browser.GetAsync("/pay");
        var bill = app.World.UnpaidOf(app.World.CustomerOf("faible"))[0]["name"]!.ToString();
        using var answer = await browser.PostAsync(pay, pay.Form("/pay"), ("bills", bill), ("with", first.Id.ToString()));
        Assert.Contains("/checkout/", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(app.World.Stripe.All("payment_intent"), i => i["status"]!.ToString() == "succeeded");
    }

    [Theory]
    [InlineData("4000000000000341", true)]
    [InlineData("4000002760003184", false)]
    public async Task A_card_that_is_refused_says_so_and_one_to_confirm_goes_on_at_stripe(string number, bool isRefused)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var method = await app.KeepCardAsync(browser, number);
        var account = await browser.GetAsync("/account");
        using var answer = await browser.PostAsync(account, account.Form("/pay?handler=Balance"), ("with", method.Id.ToString()));
        var to = answer.Headers.Location!.ToString();
        if (isRefused)
        {
            Assert.Contains("Votre carte a été refusée", (await browser.GetAsync(to)).Text, StringComparison.Ordinal);
        }
        else
        {
            app.World.StripeCashier().PayByCard(to.Split('/')[^1], "4242424242424242");
        }

        await app.SettleAsync();
        Assert.Equal(isRefused ? 0 : 1, app.World.StripeEntries().Count);
    }

    [Theory]
    [InlineData(Fault.CutAfterCommit, 1)]
    [InlineData(Fault.ErrorAfterCommit, 1)]
    [InlineData(Fault.Down, 0)]
    public async Task An_answer_that_is_lost_is_found_out_and_nothing_is_charged_twice(Fault fault, int charged)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var method = await app.KeepCardAsync(browser);
        var account = await browser.GetAsync("/account");
        app.World.Faults["stripe"] = fault;
        var unsure = await browser.SubmitAsync(account, account.Form("/pay?handler=Balance"), ("with", method.Id.ToString()));
        Assert.Contains("Nous vérifions votre paiement", unsure.Text, StringComparison.Ordinal);

        // Asked again while nobody knows: no second charge.
        var pay = await browser.GetAsync("/pay");
        Assert.DoesNotContain(pay.Forms, f => f.GetAttribute("action") == "/pay");
        app.World.Faults["stripe"] = Fault.None;
        await app.ReconcileAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        await app.ReconcileAsync();
        Assert.Equal(charged, app.World.StripeEntries().Count);
        Assert.Equal(charged, app.World.Stripe.All("payment_intent").Count);
        Assert.Equal(charged == 1 ? PaymentState.Recorded : PaymentState.Failed, (await app.WithDbAsync(db => db.PaymentAttempts.SingleAsync())).State);
    }

    [Fact]
    public async Task A_network_that_renews_a_card_and_a_bank_that_ends_an_agreement_are_heard()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var (card, bank) = (await app.KeepCardAsync(browser), await app.KeepBankAsync(browser));
        app.World.StripeMethods().Renew(card.MethodId!, "1117", 2033, 4);
        app.World.StripeMethods().Revoke(bank.MandateId!);
        await app.SettleAsync();
        var page = (await browser.GetAsync("/account/methods")).Text;
        Assert.Contains("se terminant par 1117", page, StringComparison.Ordinal);
        Assert.Contains("Jusqu’en avril 2033", page, StringComparison.Ordinal);
        Assert.Contains("Votre banque n’accepte plus de débit ici", page, StringComparison.Ordinal);
        Assert.DoesNotContain("compte bancaire", (await browser.GetAsync("/pay")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_about_to_expire_is_told_thirty_days_before_and_seven_each_once()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var end = Gigafibre.Portal.Text.Times.Today(app.Clock).AddMonths(2);
        var method = await app.KeepCardAsync(browser, year: end.Year, month: end.Month);
        foreach (var (days, told) in new[] { (31, 0), (30, 1), (29, 1), (7, 2), (6, 2), (0, 2), (-1, 2) })
        {
            app.GoTo(method.ExpiresOn!.Value.AddDays(-days));
            await using (var scope = app.Services.CreateAsyncScope())
            {
                await scope.ServiceProvider.GetRequiredService<WatchMethodsHandler>().HandleAsync(new WorkJob(Guid.Empty, "day:1", "", 1), CancellationToken.None);
            }

            await app.DrainAsync();
            Assert.Equal(told, app.World.Post.All.Count(l => l.Text.Contains("expire le", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Whoever_came_by_mail_or_is_somebody_else_finds_nothing_kept()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        var method = await app.KeepCardAsync(browser);

        using var mail = app.NewBrowser();
        await app.SignInByMailAsync(mail, Louise);
        var page = await mail.GetAsync("/account/methods");
        Assert.DoesNotContain("4242", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("4242", (await mail.GetAsync("/pay")).Text, StringComparison.Ordinal);
        Bills.Issue(app.World, app.World.CustomerOf("bonne"), DateTime.UtcNow, DateTime.UtcNow, [("Internet", 20m)]);
        var pay = await mail.GetAsync("/account");
        using var answer = await mail.PostAsync(pay, pay.Form("/pay?handler=Balance"), ("with", method.Id.ToString()));
        Assert.Contains("/checkout/", answer.Headers.Location!.ToString(), StringComparison.Ordinal);

        using var other = app.NewBrowser();
        await app.SignInByContactAsync(other, Marc);
        var token = (await other.GetAsync("/account/methods")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var handler in new[] { "Remove", "First" })
        {
            using var refused = await other.PostFormAsync($"/account/methods?handler={handler}", ("method", method.Id.ToString()), ("__RequestVerificationToken", token));
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        Assert.DoesNotContain("4242", (await other.GetAsync($"/account/methods?remove={method.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_to_stripe_and_comes_back_is_as_its_schemas_say()
    {
        if (StripeSchema.SharedFile is not { } file)
        {
            return;
        }

        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var (card, bank) = (await app.KeepCardAsync(browser), await app.KeepBankAsync(browser));
        app.World.StripeMethods().Decline(card.MethodId!, "card_declined", "insufficient_funds", "try_again_later");
        await PayAsync(browser, card);
        await PayAsync(browser, bank);
        app.World.Stripe.PassTime(everything: true);
        await app.SettleAsync();
        app.World.StripeMethods().Renew(card.MethodId!, "1117", 2033, 4);
        await app.SettleAsync();
        var ask = await browser.GetAsync($"/account/methods?remove={bank.Id}");
        await browser.SubmitAsync(ask, ask.Form("?handler=Remove"));
        await app.SettleAsync();

        var schema = new StripeSchema(file);
        var traffic = app.World.Stripe.Traffic.Where(t => !t.Answer.Contains("\"error\":", StringComparison.Ordinal)).ToList();
        string[] wanted = ["POST /v1/payment_intents", "POST /v1/payment_intents/{id}/cancel", "POST /v1/payment_methods/{id}/detach", "GET /v1/mandates/{id}",
            "GET /v1/payment_methods/{id}"];
        Assert.Empty(wanted.Except(traffic.Select(t => t.Route)));
        var wrong = app.World.Stripe.Traffic.SelectMany(t => schema.Request(t.Route, System.Text.Json.JsonElement.Parse(t.Request.ToJsonString())).Select(w => $"{t.Route} {w}"))
            .Concat(traffic.SelectMany(t => schema.Response(System.Text.Json.JsonElement.Parse(t.Answer)).Select(w => $"{t.Route} {w}")));
        Assert.Empty(wrong.Distinct());
    }

    private static async Task<Page> PayAsync(Browser browser, SavedMethod method)
    {
        var account = await browser.GetAsync("/account");
        return await browser.SubmitAsync(account, account.Form("/pay?handler=Balance"), ("with", method.Id.ToString()));
    }
}

public sealed class SavedMethodSqliteTests(Outside outside) : SavedMethodTests(outside, null);

public sealed class SavedMethodPostgresTests(Outside outside, PostgresServer postgres) : SavedMethodTests(outside, postgres);
