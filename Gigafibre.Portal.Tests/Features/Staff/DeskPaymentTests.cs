using System.Net;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Staff;

/// <summary>What the desk does with money: give it back, settle it, ask for it, take it for somebody on the telephone.</summary>
public abstract class DeskPaymentTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static decimal Refunded(World world) => world.StripeEntries().Where(e => e["payment_type"]!.ToString() == "Pay").Sum(e => Ledger.Number(e["paid_amount"]));

    [Fact]
    public async Task Money_goes_back_only_on_a_proof_of_a_moment_ago()
    {
        await using var app = await StartAsync(new() { ["Oidc:Refunds:MaxAgeMinutes"] = "5" });
        var attempt = await DeskTests.PayAsync(app, "bonne");
        app.World.Oidc.ProvedAgo = TimeSpan.FromMinutes(20);
        using var bea = await app.DeskAsync("bea");
        var page = await bea.GetAsync($"/internal/payments/{attempt.Id}");
        var provider = await bea.SubmitAsync(page, page.FormTo("?handler=Refund"), ("amount", "12,50"), ("reason", "panne"));
        Assert.Contains("Qui êtes-vous", provider.Html, StringComparison.Ordinal);
        Assert.Contains("max_age=300", provider.Address.Query + app.World.Oidc.LastRequest, StringComparison.Ordinal);
        Assert.Equal(0, await app.WithDbAsync(db => db.RefundOrders.CountAsync()));

        // Proved again, back on the page, and decided again.
        app.World.Oidc.ProvedAgo = TimeSpan.Zero;
        var pick = provider.Document.QuerySelectorAll("a").Single(a => a.GetAttribute("href")!.EndsWith("&login=bea", StringComparison.Ordinal));
        page = await bea.GetAsync(new Uri(provider.Address, pick.GetAttribute("href")!).ToString());
        Assert.Equal($"/internal/payments/{attempt.Id}", page.Address.AbsolutePath);
        Assert.Contains("Rien n’a encore été envoyé", page.Text, StringComparison.Ordinal);
        page = await bea.SubmitAsync(page, page.FormTo("?handler=Refund"), ("amount", "12,50"), ("reason", "panne"));
        Assert.Contains("C’est enregistré", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_small_refund_goes_alone_and_is_booked_once()
    {
        await using var app = await StartAsync();
        var attempt = await DeskTests.PayAsync(app, "bonne");
        using var bea = await app.DeskAsync("bea");
        var page = await bea.GetAsync($"/internal/payments/{attempt.Id}");
        page = await bea.SubmitAsync(page, page.FormTo("?handler=Refund"), ("amount", "12,50 $"), ("reason", "panne d’une journée"));
        Assert.Contains("C’est enregistré", page.Text, StringComparison.Ordinal);
        await app.SettleAsync();
        Assert.Equal(12.50m, Refunded(app.World));
        page = await bea.GetAsync($"/internal/payments/{attempt.Id}");
        Assert.Contains("Béatrice Facturation : panne d’une journée", page.Text, StringComparison.Ordinal);
        Assert.Contains("Remboursé : 12,50 $", page.Text, StringComparison.Ordinal);
        Assert.Contains("charge.refunded", page.Html, StringComparison.Ordinal);
        Assert.Equal("12,50\u00A0$", await app.WithDbAsync(db => db.AuditEntries.Where(a => a.Action == "payment.refund").Select(a => a.After).SingleAsync()));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("abc")]
    [InlineData("12,505")]
    [InlineData("99999")]
    [InlineData("")]
    public async Task A_wrong_amount_or_no_reason_moves_nothing(string amount)
    {
        await using var app = await StartAsync();
        var attempt = await DeskTests.PayAsync(app, "bonne");
        using var bea = await app.DeskAsync("bea");
        var page = await bea.GetAsync($"/internal/payments/{attempt.Id}");
        var refused = await bea.SubmitAsync(page, page.FormTo("?handler=Refund"), ("amount", amount), ("reason", "x"));
        Assert.True(refused.Status is HttpStatusCode.BadRequest or HttpStatusCode.Conflict);
        Assert.Equal(HttpStatusCode.BadRequest, (await bea.SubmitAsync(page, page.FormTo("?handler=Refund"), ("amount", "5"))).Status);
        Assert.Equal(0, await app.WithDbAsync(db => db.RefundOrders.CountAsync()));
    }

    [Fact]
    public async Task Above_the_amount_somebody_else_must_agree()
    {
        await using var app = await StartAsync(new() { ["Payments:RefundAloneUpTo"] = "20" });
        var attempt = await DeskTests.PayAsync(app, "bonne");
        using var bea = await app.DeskAsync("bea");
        var page = await bea.GetAsync($"/internal/payments/{attempt.Id}");
        page = await bea.SubmitAsync(page, page.FormTo("?handler=Refund"), ("amount", "30"), ("reason", "déménagement"));
        await app.SettleAsync();
        Assert.Equal(0, Refunded(app.World));
        Assert.DoesNotContain("D’accord", page.Text, StringComparison.Ordinal);

        // Her own yes, forged into the form that only offers her "no".
        Assert.Equal(HttpStatusCode.Conflict, (await bea.SubmitAsync(page, page.FormTo("?handler=Decide"), ("yes", "true"))).Status);

        // What is ordered cannot be ordered again beside it.
        Assert.Equal(HttpStatusCode.Conflict, (await bea.SubmitAsync(page, page.FormTo("?handler=Refund"), ("amount", "60"), ("reason", "encore"))).Status);

        using var carl = await app.DeskAsync("carl");
        Assert.Contains("attendent une deuxième personne", (await carl.GetAsync("/internal/payments")).Text, StringComparison.Ordinal);
        page = await carl.GetAsync($"/internal/payments/{attempt.Id}");
        var form = page.FormTo("?handler=Decide");
        await carl.SubmitAsync(page, form, ("yes", "true"));

        // Pressed twice.
        Assert.Equal(HttpStatusCode.Conflict, (await carl.SubmitAsync(page, form, ("yes", "true"))).Status);
        await app.SettleAsync();
        Assert.Equal(30m, Refunded(app.World));
    }

    [Fact]
    public async Task Several_small_refunds_are_one_large_one()
    {
        await using var app = await StartAsync(new() { ["Payments:RefundAloneUpTo"] = "20" });
        var attempt = await DeskTests.PayAsync(app, "bonne");
        using var bea = await app.DeskAsync("bea");
        foreach (var _ in new[] { 1, 2, 3 })
        {
            var page = await bea.GetAsync($"/internal/payments/{attempt.Id}");
            await bea.SubmitAsync(page, page.FormTo("?handler=Refund"), ("amount", "10"), ("reason", "x"));
            await app.SettleAsync();
        }

        Assert.Equal(20m, Refunded(app.World));
        Assert.Equal(1, await app.WithDbAsync(db => db.RefundOrders.CountAsync(o => o.NeedsSecond && o.ApprovedAt == null)));
    }

    [Fact]
    public async Task A_refund_that_the_customers_bank_sends_back_is_not_shown_as_made()
    {
        await using var app = await StartAsync();
        var attempt = await DeskTests.PayAsync(app, "bonne");
        using var bea = await app.DeskAsync("bea");
        var page = await bea.GetAsync($"/internal/payments/{attempt.Id}");
        await bea.SubmitAsync(page, page.FormTo("?handler=Refund"), ("amount", "10"), ("reason", "x"));
        await app.SettleAsync();
        app.World.StripeCashier().FailRefund((await app.WithDbAsync(db => db.RefundOrders.Select(o => o.RefundId).SingleAsync()))!);
        await app.SettleAsync();
        page = await bea.GetAsync($"/internal/payments/{attempt.Id}");
        Assert.Contains("n’a pas été remboursé", page.Text, StringComparison.Ordinal);
        Assert.Contains("Remboursement revenu", (await bea.GetAsync("/internal/payments")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_looks_as_the_customer_cannot_go_on_with_the_customers_payment()
    {
        await using var app = await StartAsync();
        using var louise = app.NewBrowser();
        await app.SignInByContactAsync(louise, SignInDriver.Scene("bonne"));
        var attempt = await app.AttemptAsync(await louise.PayBalanceAsync());
        Assert.Contains(attempt.SessionUrl!, (await louise.GetAsync($"/payments/{attempt.Id}")).Html, StringComparison.Ordinal);
        using var simon = await app.DeskAsync("simon");
        var file = await simon.GetAsync($"/internal/customers/{attempt.CustomerId}");
        await simon.SubmitAsync(file, file.FormTo("?handler=SeeAs"), ("reason", "appel"));
        var page = await simon.GetAsync($"/payments/{attempt.Id}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain(attempt.SessionUrl!, page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.CutAfterCommit)]
    [InlineData(Fault.ErrorAfterCommit)]
    [InlineData(Fault.Down)]
    public async Task A_lost_answer_makes_one_refund(Fault fault)
    {
        await using var app = await StartAsync();
        var attempt = await DeskTests.PayAsync(app, "bonne");
        using var bea = await app.DeskAsync("bea");
        var page = await bea.GetAsync($"/internal/payments/{attempt.Id}");
        await bea.SubmitAsync(page, page.FormTo("?handler=Refund"), ("amount", "10"), ("reason", "x"));
        app.World.Faults["stripe"] = fault;
        await app.DrainAsync();
        app.World.Faults["stripe"] = Fault.None;
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.SettleAsync();
        Assert.Equal(10m, Refunded(app.World));
        Assert.NotNull(await app.WithDbAsync(db => db.RefundOrders.Select(o => o.RefundId).SingleAsync()));
    }

    [Fact]
    public async Task What_stripe_refuses_is_told()
    {
        await using var app = await StartAsync();
        var attempt = await DeskTests.PayAsync(app, "bonne");
        using var bea = await app.DeskAsync("bea");
        var page = await bea.GetAsync($"/internal/payments/{attempt.Id}");
        app.World.StripeCashier().Refund(attempt.PaymentIntentId!, null, null);
        await bea.SubmitAsync(page, page.FormTo("?handler=Refund"), ("amount", "10"), ("reason", "x"));
        await app.DrainAsync();
        page = await bea.GetAsync($"/internal/payments/{attempt.Id}");
        Assert.Contains("n’a pas été remboursé", page.Text, StringComparison.Ordinal);
        Assert.Contains("charge_already_refunded", page.Text, StringComparison.Ordinal);
        Assert.Contains("Remboursement refusé par Stripe", (await bea.GetAsync("/internal/payments")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_that_stopped_is_retried_or_settled_with_an_entry_that_fits()
    {
        await using var app = await StartAsync();
        using var visitor = app.NewBrowser();
        await app.SignInByContactAsync(visitor, SignInDriver.Scene("bonne"));
        var session = await visitor.PayBalanceAsync();
        app.World.PayByCheque(app.World.CustomerOf("bonne"), "par erreur");
        app.World.Faults["erpnext"] = Fault.Forbidden;
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        app.World.Faults["erpnext"] = Fault.None;
        var attempt = await app.AttemptAsync(session);
        Assert.Equal(PaymentState.Paid, attempt.State);

        using var bea = await app.DeskAsync("bea");
        var page = await bea.GetAsync($"/internal/payments/{attempt.Id}");
        var refused = await bea.SubmitAsync(page, page.FormTo("?handler=Settle"), ("entry", "PE-NOPE"), ("reason", "x"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("ERPNext n’a pas d’écriture PE-NOPE", refused.Text, StringComparison.Ordinal);
        var english = await bea.GetAsync("/?lang=en");
        Assert.Contains("ERPNext has no Payment Entry PE-NOPE",
            (await bea.SubmitAsync(page, page.FormTo("?handler=Settle"), ("entry", "PE-NOPE"), ("reason", "x"))).Text, StringComparison.Ordinal);

        var cheque = app.World.Erp.All("Payment Entry").Last(e => e["reference_no"]?.ToString() == "par erreur")["name"]!.ToString();
        Assert.Contains("Saved.", (await bea.SubmitAsync(page, page.FormTo("?handler=Settle"), ("entry", cheque), ("reason", "typed at the counter"))).Text,
            StringComparison.Ordinal);
        Assert.Equal(PaymentState.Recorded, (await app.AttemptAsync(session)).State);
        Assert.Equal(("bea", "typed at the counter", cheque), await app.WithDbAsync(async db =>
        {
            var row = await db.AuditEntries.Where(a => a.Action == "payment.settle").OrderBy(a => a.At).LastAsync();
            return (row.Actor, row.Reason, row.After);
        }));
    }

    [Fact]
    public async Task A_link_goes_to_the_contact_on_file_and_a_payment_is_taken_on_the_telephone()
    {
        await using var app = await StartAsync();
        var id = app.World.CustomerOf("bonne");
        using var bea = await app.DeskAsync("bea");
        var page = await bea.GetAsync($"/internal/customers/{id}");
        page = await bea.SubmitAsync(page, page.FormTo("?handler=SendLink"), ("channel", "sms"));
        Assert.Contains("Le lien part", page.Text, StringComparison.Ordinal);
        await app.DrainAsync();
        Assert.Contains("/pay/", app.World.Post.To("+15145550101")[^1].Text, StringComparison.Ordinal);

        using var open = await bea.PostAsync(page, page.FormTo("?handler=Pay"));
        var session = PayDriver.SessionOf(open);
        var attempt = await app.AttemptAsync(session);
        Assert.Equal((Payer.Staff("bea"), (string?)null), (attempt.Payer, attempt.StripeCustomerId));
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        Assert.Equal($"/internal/payments/{attempt.Id}", (await bea.GetAsync($"/payments/return?session_id={session}")).Address.AbsolutePath);
        Assert.Equal(0, app.World.Owed(id));

        // Another member of the staff comes back by the same address, and a stranger.
        using var carl = await app.DeskAsync("carl");
        Assert.Contains("Entrez dans votre compte", (await carl.GetAsync($"/payments/return?session_id={session}")).Text, StringComparison.Ordinal);
        using var nobody = app.NewBrowser();
        Assert.Contains("Entrez dans votre compte", (await nobody.GetAsync($"/payments/{attempt.Id}")).Text, StringComparison.Ordinal);
        page = await bea.GetAsync($"/internal/customers/{id}");
        Assert.DoesNotContain("?handler=Pay\"", page.Html, StringComparison.Ordinal);
    }
}

public sealed class DeskPaymentSqliteTests(Outside outside) : DeskPaymentTests(outside, null);

public sealed class DeskPaymentPostgresTests(Outside outside, PostgresServer postgres) : DeskPaymentTests(outside, postgres);
