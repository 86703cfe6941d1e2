using System.Net;
using System.Text.Json.Nodes;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.SavedMethods;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Autopay;

/// <summary>One card for several accounts of one person: only when they say so, and until they say otherwise.</summary>
public abstract class MethodShareTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private const string Phone = "+15145557301";

    [Fact]
    public async Task A_card_pays_another_account_of_the_same_person_only_when_they_say_so()
    {
        await using var app = await StartAsync();
        var (anne, bruno) = (app.World.Settle("Anne Roy", Phone, 60m, "FAC-ANNE"), app.World.Settle("Bruno Roy", Phone, 70m, "FAC-BRUNO"));
        using var browser = app.NewBrowser();
        await TurnAsync(app, browser, anne);
        var card = await app.KeepCardAsync(browser);
        await TurnToAsync(browser, bruno);
        Assert.DoesNotContain("4242", (await browser.GetAsync("/account/methods")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(card.Id.ToString(), (await browser.GetAsync("/account")).Html, StringComparison.Ordinal);

        await ShareAsync(browser, anne, bruno, card);
        await TurnToAsync(browser, bruno);
        var account = await browser.GetAsync("/account");
        await browser.PostAsync(account, account.Form("/pay?handler=Balance"), ("with", card.Id.ToString()));
        await app.SettleAsync();
        Assert.Equal((0m, false), (app.World.Owed(bruno), app.World.Owed(anne) == 0));
        var entry = Assert.Single(app.World.StripeEntries());
        Assert.Equal((bruno, card.StripeCustomerId), (entry["party"]!.ToString(), Assert.Single(app.World.Stripe.All("payment_intent"))["customer"]!.ToString()));

        // It is not theirs to put first or to take out; they may stop using it.
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(browser, "First", card)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(browser, "Remove", card)).StatusCode);
        Assert.Equal(SavedMethodState.Ready, (await app.WithDbAsync(db => db.SavedMethods.SingleAsync())).State);
        await PostAsync(browser, "Unshare", card, ("account", bruno));
        Assert.DoesNotContain("4242", (await browser.GetAsync("/account/methods")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agreement_with_a_shared_card_ends_with_the_sharing_and_with_the_card()
    {
        await using var app = await StartAsync();
        var (anne, bruno) = (app.World.Settle("Anne Roy", Phone, 60m, "FAC-ANNE"), app.World.Settle("Bruno Roy", Phone, 70m, "FAC-BRUNO"));
        using var browser = app.NewBrowser();
        await TurnAsync(app, browser, anne);
        var card = await app.KeepCardAsync(browser);
        await app.SignAgreementAsync(browser, card);
        await ShareAsync(browser, anne, bruno, card);
        await TurnToAsync(browser, bruno);
        await app.SignAgreementAsync(browser, card);
        Assert.Equal([anne, bruno], await OnAsync(app));

        await TurnToAsync(browser, anne);
        await PostAsync(browser, "Unshare", card, ("account", bruno));
        Assert.Equal([anne], await OnAsync(app));
        Assert.All((await app.DebitsAsync()).Where(d => d.CustomerId == bruno), d => Assert.Equal(DebitState.Stopped, d.State));

        await ShareAsync(browser, anne, bruno, card);
        await TurnToAsync(browser, bruno);
        await app.SignAgreementAsync(browser, card);
        await TurnToAsync(browser, anne);
        await PostAsync(browser, "Remove", card);
        Assert.Empty(await OnAsync(app));
    }

    [Fact]
    public async Task Nobody_shares_with_an_account_that_is_not_theirs_or_what_is_not_theirs()
    {
        await using var app = await StartAsync();
        var (anne, bruno) = (app.World.Settle("Anne Roy", Phone, 60m, "FAC-ANNE"), app.World.Settle("Bruno Roy", Phone, 70m, "FAC-BRUNO"));
        var other = app.World.CustomerOf("faible");
        using var browser = app.NewBrowser();
        await TurnAsync(app, browser, anne);
        var card = await app.KeepCardAsync(browser);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(browser, "Share", card, ("account", other))).StatusCode);
        await TurnToAsync(browser, bruno);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(browser, "Share", card, ("account", bruno))).StatusCode);
        using var marc = app.NewBrowser();
        await app.SignInByContactAsync(marc, SignInDriver.Scene("faible"));
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(marc, "Share", card, ("account", other))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(marc, "Unshare", card, ("account", bruno))).StatusCode);
        Assert.Empty(await app.WithDbAsync(db => db.MethodShares.ToListAsync()));

        // Nor does a page say what somebody else is called.
        await TurnToAsync(browser, anne);
        var name = app.World.Erp.Find("Customer", other)!["customer_name"]!.ToString();
        Assert.DoesNotContain(name, (await browser.GetAsync($"/account/methods?unshare={card.Id}&account={Uri.EscapeDataString(other)}")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_share_ends_when_the_two_accounts_have_no_contact_in_common_any_more()
    {
        await using var app = await StartAsync();
        var (anne, bruno) = (app.World.Settle("Anne Roy", Phone, 60m, "FAC-ANNE"), app.World.Settle("Bruno Roy", Phone, 70m, "FAC-BRUNO"));
        using var browser = app.NewBrowser();
        await TurnAsync(app, browser, anne);
        var card = await app.KeepCardAsync(browser);
        await ShareAsync(browser, anne, bruno, card);
        await RunDayAsync(app);
        Assert.Single(await app.WithDbAsync(db => db.MethodShares.ToListAsync()));

        // The number of the same exchange is another number.
        var contact = app.World.Erp.All("Contact").Single(c => c["links"]!.AsArray().Any(l => l!["link_name"]!.ToString() == bruno))["name"]!.ToString();
        app.World.Erp.Update("Contact", contact, new() { ["phone_nos"] = new JsonArray(new JsonObject { ["phone"] = "514 555-7399" }) });
        await RunDayAsync(app);
        Assert.Empty(await app.WithDbAsync(db => db.MethodShares.ToListAsync()));
    }

    private static async Task RunDayAsync(PortalApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WatchMethodsHandler>()
            .HandleAsync(new WorkJob(Guid.Empty, WatchMethodsHandler.Day + ":" + Guid.NewGuid(), "", 1), CancellationToken.None);
    }

    private static async Task TurnAsync(PortalApp app, Browser browser, string customer)
    {
        var page = await browser.SubmitAsync(await browser.GetAsync("/signin"), ("contact", Phone));
        await app.DrainAsync();
        await browser.SubmitAsync(page, ("code", app.World.CodeFor(Phone)!));
        await TurnToAsync(browser, customer);
    }

    private static async Task TurnToAsync(Browser browser, string customer)
    {
        var choose = await browser.GetAsync("/accounts");
        await browser.SubmitAsync(choose, choose.Forms.Single(f => f.ParentElement!.TextContent.Contains(customer, StringComparison.Ordinal)));
    }

    private static async Task ShareAsync(Browser browser, string from, string to, SavedMethod card)
    {
        await TurnToAsync(browser, from);
        var page = await browser.GetAsync($"/account/methods?share={card.Id}");
        var done = await browser.SubmitAsync(page, page.Form("?handler=Share"), ("account", to));
        Assert.Contains($"Sert aussi à un autre compte : {to}.", done.Text, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> PostAsync(Browser browser, string handler, SavedMethod card, params (string, string)[] more)
    {
        var page = await browser.GetAsync("/account/methods");
        return await browser.PostFormAsync($"/account/methods?handler={handler}", [("__RequestVerificationToken", page.Token), ("method", card.Id.ToString()), .. more]);
    }

    private static Task<List<string>> OnAsync(PortalApp app) =>
        app.WithDbAsync(db => db.AutopayAgreements.Where(a => a.EndedAt == null).Select(a => a.CustomerId).OrderBy(c => c).ToListAsync());
}

public sealed class MethodShareSqliteTests(Outside outside) : MethodShareTests(outside, null);

public sealed class MethodSharePostgresTests(Outside outside, PostgresServer postgres) : MethodShareTests(outside, postgres);
