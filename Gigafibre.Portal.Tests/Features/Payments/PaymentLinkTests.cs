using System.Net;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Payments;

/// <summary>Whoever holds a link pays by it, sees how that went, and learns nothing else.</summary>
public abstract class PaymentLinkTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly Scene Sylvie = SignInDriver.Scene("suspendu");

    [Fact]
    public async Task A_link_says_why_nothing_can_be_paid_and_what_is_due_now()
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf("faible");
        var bill = app.World.UnpaidOf(customer)[0]["name"]!.ToString();
        var token = await app.SendLinkAsync(customer, bill);
        using var holder = app.NewBrowser();
        System.Text.Json.Nodes.JsonObject Term(int days, decimal amount) =>
            new() { ["due_date"] = $"{DateTime.UtcNow.AddDays(days):yyyy-MM-dd}", ["payment_amount"] = amount, ["outstanding"] = amount };
        app.World.Erp.Update("Sales Invoice", bill, new() { ["payment_schedule"] = new System.Text.Json.Nodes.JsonArray(Term(-3, 30m), Term(20, 57.38m)) });
        var page = await holder.GetAsync($"/pay/{token}");
        Assert.Equal(["Payer ce qui est dû maintenant, 30,00 $", "Tout payer, 87,38 $"], page.Forms.Select(f => f.TextContent.Trim().Replace('\u00A0', ' ')));
        using var answer = await holder.PostAsync(page, page.Forms[0]);
        Assert.Equal(3000, Gigafibre.Portal.Sandbox.Stripe.StripeObjects.Number(app.World.Stripe.Peek(PayDriver.SessionOf(answer))!["amount_total"]));

        app.World.Erp.Update("Sales Invoice", bill, new() { ["outstanding_amount"] = 0.3m, ["payment_schedule"] = new System.Text.Json.Nodes.JsonArray() });
        Assert.Contains("reporté à votre prochaine facture", (await holder.GetAsync($"/pay/{token}")).Text, StringComparison.Ordinal);
        app.World.Erp.Update("Sales Invoice", bill, new() { ["outstanding_amount"] = 40m, ["currency"] = "USD" });
        Assert.Contains("n’est pas en dollars canadiens", (await holder.GetAsync($"/pay/{token}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_pays_as_a_guest_and_opens_nothing_else()
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf("faible");
        var token = await app.SendLinkAsync(customer, app.World.UnpaidOf(customer)[0]["name"]!.ToString());
        using var owner = app.NewBrowser();
        await app.SignInByContactAsync(owner, SignInDriver.Scene("faible"));
        var owners = await owner.PayBalanceAsync();
        Assert.NotNull(app.World.Stripe.Peek(owners)!["customer"]);

        using var holder = app.NewBrowser();
        var page = await holder.GetAsync($"/pay/{token}");
        Assert.DoesNotContain("Marc", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Tremblay", page.Html, StringComparison.Ordinal);
        using var response = await holder.PostAsync(page, page.Forms[0]);
        var guests = PayDriver.SessionOf(response);
        Assert.NotEqual(owners, guests);
        Assert.Null(app.World.Stripe.Peek(guests)!["customer"]);

        app.World.StripeCashier().PayByCard(guests, "4242424242424242");
        await app.SettleAsync();
        Assert.Equal("Paiement reçu et inscrit. Merci!", (await holder.GetAsync($"/payments/return?session_id={guests}")).Title);
        Assert.Equal("/signin", (await holder.GetAsync("/account")).Address.AbsolutePath);
        Assert.Contains("plus rien à payer", (await holder.GetAsync($"/pay/{token}")).Text, StringComparison.Ordinal);

        using var stranger = app.NewBrowser();
        foreach (var address in new[] { $"/payments/return?session_id={guests}", $"/payments/{(await app.AttemptAsync(guests)).Id}" })
        {
            Assert.Contains("Entrez dans votre compte", (await stranger.GetAsync(address)).Text, StringComparison.Ordinal);
        }

    }

    [Fact]
    public async Task A_customer_typed_without_accents_is_known_by_the_name_that_erpnext_gives()
    {
        await using var app = await StartAsync();
        var customer = app.World.Settle("Émilie Côté", "+15145550177", 60m, "FAC-É-1");
        await app.SendLinkAsync("emilie cote", "fac-e-1");
        var link = await app.WithDbAsync(db => db.PaymentLinks.SingleAsync());
        Assert.Equal((customer, "FAC-É-1"), (link.CustomerId, link.InvoiceName));
        using var simon = await app.DeskAsync("simon");
        var file = await simon.GetAsync("/internal/customers/emilie%20cote");
        Assert.Equal(Core.Links.DeskCustomer(customer), file.Address.AbsolutePath);
        var seen = await simon.SubmitAsync(file, file.FormTo("?handler=SeeAs"), ("reason", "appel"));
        Assert.Equal("/account", seen.Address.AbsolutePath);
        Assert.Contains("FAC-É-1", seen.Text, StringComparison.Ordinal);
        Assert.Equal(customer, await app.WithDbAsync(db => db.Sessions.Where(s => s.Kind == SessionKind.View).Select(s => s.CustomerId).SingleAsync()));
    }

    [Fact]
    public async Task A_link_that_is_revoked_or_old_or_made_up_is_no_longer_good()
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf("faible");
        var token = await app.SendLinkAsync(customer, null);
        using var browser = app.NewBrowser();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/pay/{token}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/pay/{new string('a', 64)}")).Status);
        app.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/pay/{token}")).Status);
        Assert.DoesNotContain(await app.WithDbAsync(db => db.PaymentLinks.Select(l => l.TokenHash).ToListAsync()), h => h == token);
    }

    [Fact]
    public async Task A_revoked_link_closes_its_page_and_who_paid_by_it_still_sees_that()
    {
        await using var app = await StartAsync();
        var customer = app.World.CustomerOf("faible");
        var (token, other) = (await app.SendLinkAsync(customer, null), await app.SendLinkAsync(app.World.CustomerOf("suspendu"), null));
        var links = await app.WithDbAsync(db => db.PaymentLinks.ToListAsync());
        using var hub = app.Hub();

        using var holder = app.NewBrowser();
        var session = await PayByLinkAsync(holder, token);
        Assert.Equal(HttpStatusCode.NoContent, (await hub.DeleteAsync($"/ops/payment-links/{links.Single(l => l.CustomerId == customer).Id}")).StatusCode);
        Assert.Equal("expired", app.World.Stripe.Peek(session)!["status"]!.ToString());
        Assert.Equal("Ce paiement a été abandonné.", (await holder.GetAsync($"/payments/return?session_id={session}")).Title);

        using var payer = app.NewBrowser();
        session = await PayByLinkAsync(payer, other);
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        await hub.DeleteAsync($"/ops/payment-links/{links.Single(l => l.CustomerId != customer).Id}");
        Assert.Equal("Paiement reçu et inscrit. Merci!", (await payer.GetAsync($"/payments/return?session_id={session}")).Title);
    }

    [Fact]
    public async Task The_holder_of_a_link_learns_that_somebody_pays_and_nothing_about_it()
    {
        await using var app = await StartAsync();
        var unpaid = app.World.UnpaidOf(app.World.CustomerOf("suspendu"));
        var token = await app.SendLinkAsync(app.World.CustomerOf("suspendu"), unpaid[0]["name"]!.ToString());
        using var owner = app.NewBrowser();
        await app.SignInByContactAsync(owner, Sylvie);
        var session = await owner.PayBalanceAsync();
        app.World.StripeCashier().PayByDebit(session, "000123456789", instantVerification: true);
        await app.SettleAsync();

        using var holder = app.NewBrowser();
        var page = await holder.GetAsync($"/pay/{token}");
        Assert.Empty(page.Forms);
        var seen = await holder.GetAsync(page.Document.QuerySelector("p.info a")!.GetAttribute("href")!);
        Assert.Equal((HttpStatusCode.OK, "Quelqu’un paie déjà cette facture."), (seen.Status, seen.Title));
        Assert.DoesNotContain(unpaid[1]["name"]!.ToString(), seen.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("pi_", seen.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("débit bancaire", seen.Text, StringComparison.Ordinal);

        app.World.Stripe.PassTime(everything: true);
        await app.SettleAsync();
        seen = await holder.GetAsync(seen.Address.AbsolutePath);
        Assert.Equal("Un paiement est inscrit.", seen.Title);
        Assert.NotNull(seen.Document.QuerySelector($"a[href='/pay/{token}']"));
    }

    [Fact]
    public async Task Whoever_pays_by_a_link_comes_back_days_later_to_verify_a_bank_account()
    {
        await using var app = await StartAsync();
        var token = await app.SendLinkAsync(app.World.CustomerOf("faible"), null);
        using (var first = app.NewBrowser())
        {
            app.World.StripeCashier().PayByDebit(await PayByLinkAsync(first, token), "000123456789", instantVerification: false);
        }

        await app.SettleAsync();
        using var later = app.NewBrowser();
        var page = await later.GetAsync($"/pay/{token}");
        Assert.DoesNotContain("plus rien à payer", page.Text, StringComparison.Ordinal);
        var status = await later.GetAsync(page.Document.QuerySelector("p.info a")!.GetAttribute("href")!);
        Assert.Equal("Votre compte bancaire doit être vérifié.", status.Title);
        Assert.Contains(status.Forms, f => f.GetAttribute("action")!.Contains("GiveUp", StringComparison.Ordinal));
    }

    private static async Task<string> PayByLinkAsync(Browser browser, string token)
    {
        var page = await browser.GetAsync($"/pay/{token}");
        using var response = await browser.PostAsync(page, page.Forms[0]);
        return PayDriver.SessionOf(response);
    }
}

public sealed class PaymentLinkSqliteTests(Outside outside) : PaymentLinkTests(outside, null);

public sealed class PaymentLinkPostgresTests(Outside outside, PostgresServer postgres) : PaymentLinkTests(outside, postgres);
