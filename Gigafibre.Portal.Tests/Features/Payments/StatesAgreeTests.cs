using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Payments;

/// <summary>Account, list, bill and payment say the same of one thing, in every state that it can be in.</summary>
public sealed class StatesAgreeTests(Outside outside) : DatabaseTests(outside, null)
{
    private static readonly Scene Marc = SignInDriver.Scene("faible");

    [Theory]
    [InlineData("not paid", "87,38 $", "À payer", null, true)]
    [InlineData("page open", "87,38 $", "À payer", "Ce paiement n’est pas terminé.", true)]
    [InlineData("declined", "87,38 $", "À payer", "Votre carte a été refusée. Rien n’a été débité.", true)]
    [InlineData("bank account to verify", "Vérifiez votre compte bancaire.", "Compte bancaire à vérifier", "Votre compte bancaire doit être vérifié.", false)]
    [InlineData("debit under way", "Rien d’autre à payer.", "Paiement en cours", "Votre débit bancaire est en route.", false)]
    [InlineData("paid, not booked", "Rien d’autre à payer.", "Paiement en cours", "Paiement reçu. Merci!", false)]
    [InlineData("booked", "Vous ne devez rien.", "Payée", "Paiement reçu et inscrit. Merci!", false)]
    [InlineData("refund under way", "Vous ne devez rien.", "Payée", "Paiement reçu et inscrit. Merci!", false)]
    [InlineData("refunded in part", "Vous ne devez rien.", "Payée", "Paiement reçu et inscrit. Merci!", false)]
    [InlineData("refunded", "Vous ne devez rien.", "Payée", "Ce paiement vous a été remboursé.", false)]
    [InlineData("disputed", "Vous ne devez rien.", "Payée", "Ce paiement est contesté à votre banque.", false)]
    [InlineData("taken back", "Votre banque a repris un paiement.", "De nouveau due", "Votre banque a repris ce paiement.", false)]
    [InlineData("taken back, entry cancelled", "87,38 $", "À payer", "Votre banque a repris ce paiement.", true)]
    [InlineData("dispute won", "Vous ne devez rien.", "Payée", "Paiement reçu et inscrit. Merci!", false)]
    [InlineData("covered by a credit", "Vous ne devez rien.", "Payée par votre crédit", null, false)]
    public async Task They_agree(string state, string account, string bill, string? payment, bool mayPay)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var name = app.World.UnpaidOf(app.World.CustomerOf("faible"))[0]["name"]!.ToString();
        var id = await ReachAsync(app, browser, state);

        var seen = await browser.GetAsync("/account");
        var list = await browser.GetAsync("/invoices");
        var page = await browser.GetAsync($"/invoices/{name}");
        Assert.Equal(bill, StateOf(await OlderAsync(app, browser), name));
        Assert.Equal((account, bill, bill, bill, mayPay, mayPay), (seen.Document.QuerySelector("h1")!.TextContent.Trim().Replace('\u00A0', ' '), StateOf(seen, name),
            StateOf(list, name),
            page.Document.QuerySelector(".lead .state")!.TextContent.Trim(), seen.Html.Contains("/pay?handler=Balance", StringComparison.Ordinal),
            page.Forms.Any(f => f.GetAttribute("action") == "/pay")));
        Assert.Equal(payment, id is { } one ? (await browser.GetAsync($"/payments/{one}")).Title : null);
        if (payment is not null && state is not ("page open" or "declined"))
        {
            Assert.Contains(payment, seen.Text, StringComparison.Ordinal);
        }
    }

    /// <summary>The second page of the list, after so many newer bills that the one in question stands there.</summary>
    private static async Task<Page> OlderAsync(PortalApp app, Browser browser)
    {
        for (var i = 0; i < 24; i++)
        {
            Bills.Issue(app.World, app.World.CustomerOf("faible"), DateTime.UtcNow.Date, DateTime.UtcNow.Date.AddDays(30), [("Essai", 0m)]);
        }

        return await browser.GetAsync("/invoices?start=24");
    }

    private static string StateOf(Page page, string bill) => page.Document.QuerySelectorAll("ul.list li").Single(li => li.TextContent.Contains(bill, StringComparison.Ordinal))
        .QuerySelector(".state")!.TextContent.Trim();

    private static async Task<Guid?> ReachAsync(PortalApp app, Browser browser, string state)
    {
        var till = app.World.StripeCashier();
        if (state == "not paid")
        {
            return null;
        }

        if (state == "covered by a credit")
        {
            Ledger.Advance(app.World.Erp, app.World.CustomerOf("faible"), 87.38m);
            return null;
        }

        var session = await browser.PayBalanceAsync();
        if (state is "page open" or "declined")
        {
            if (state == "declined")
            {
                till.PayByCard(session, "4000000000000002");
                await app.SettleAsync();
                await browser.GetAsync($"/payments/return?session_id={session}");
            }

            return (await app.AttemptAsync(session)).Id;
        }

        if (state == "paid, not booked")
        {
            app.World.Erp.Update("Fiscal Year", DateTime.UtcNow.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), new() { ["disabled"] = 1 });
        }

        till.PayByDebit(session, "000123456789", instantVerification: state != "bank account to verify");
        if (state != "bank account to verify")
        {
            app.World.Stripe.PassTime(everything: state != "debit under way");
        }

        await app.SettleAsync();
        var attempt = await app.AttemptAsync(session);
        await ThenAsync(app, attempt, state);
        await app.SettleAsync();
        return attempt.Id;
    }

    private static async Task ThenAsync(PortalApp app, PaymentAttempt attempt, string state)
    {
        var till = app.World.StripeCashier();
        switch (state)
        {
            case "refund under way":
                app.World.Stripe.RefundTakes = TimeSpan.FromDays(5);
                till.Refund(attempt.PaymentIntentId!, 8738, null);
                break;
            case "refunded in part":
                till.Refund(attempt.PaymentIntentId!, 1000, null);
                break;
            case "refunded":
                till.Refund(attempt.PaymentIntentId!, 8738, null);
                break;
            case "disputed":
                till.Dispute(attempt.PaymentIntentId!);
                break;
            case "dispute won":
                till.CloseDispute(till.Dispute(attempt.PaymentIntentId!), won: true);
                break;
            case "taken back":
                till.Bounce(attempt.PaymentIntentId!);
                break;
            case "taken back, entry cancelled":
                till.Bounce(attempt.PaymentIntentId!);
                await app.SettleAsync();
                Ledger.UpdatePayment(app.World.Erp, attempt.EntryName!, new() { ["docstatus"] = 2 });
                break;
        }
    }
}
