using System.Text.Json.Nodes;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Features.Payments.Repair;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Sandbox.Stripe;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gigafibre.Portal.Tests.Support;

/// <summary>The steps of paying, as a test says them.</summary>
public static class PayDriver
{
    public static string CustomerOf(this World world, string key) => world.People.Single(p => p.Scene.Key == key).CustomerId!;

    public static StripeCashier StripeCashier(this World world) => new(world.Stripe);

    public static async Task<Page> SignInByContactAsync(this PortalApp app, Browser browser, Scene scene)
    {
        var page = await browser.GetAsync("/signin");
        page = await browser.SubmitAsync(page, ("contact", scene.Phone!));
        await app.DrainAsync();
        return await browser.SubmitAsync(page, ("code", app.World.CodeFor(scene.Phone!)!));
    }

    /// <summary>The same by the person's e-mail.</summary>
    public static async Task<Page> SignInByMailAsync(this PortalApp app, Browser browser, Scene scene)
    {
        var mail = app.World.People.Single(p => p.Scene.Key == scene.Key).Email!;
        var page = await browser.GetAsync("/signin");
        page = await browser.SubmitAsync(page, ("contact", mail));
        await app.DrainAsync();
        return await browser.SubmitAsync(page, ("code", app.World.CodeFor(mail)!));
    }

    /// <summary>Taps "pay" on the account's page; returns the id of Stripe's page that it leads to.</summary>
    public static async Task<string> PayBalanceAsync(this Browser browser)
    {
        var account = await browser.GetAsync("/account");
        using var response = await browser.PostAsync(account, account.Forms.Single(f => f.GetAttribute("action") == "/pay?handler=Balance"));
        return SessionOf(response);
    }

    /// <summary>Pays what is owed by a bank debit that arrives and is booked.</summary>
    public static async Task<PaymentAttempt> PayByDebitAsync(this PortalApp app, Browser browser)
    {
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByDebit(session, "000123456789", instantVerification: true);
        app.World.Stripe.PassTime(everything: true);
        await app.SettleAsync();
        return await app.AttemptAsync(session);
    }

    public static string SessionOf(HttpResponseMessage response) => response.Headers.Location!.ToString().Split('/')[^1];

    public static Task<PaymentAttempt> AttemptAsync(this PortalApp app, string sessionId) =>
        app.WithDbAsync(db => db.PaymentAttempts.AsNoTracking().Include(a => a.Invoices).SingleAsync(a => a.SessionId == sessionId));

    public static IReadOnlyList<JsonObject> StripeEntries(this World world) =>
        [.. world.Erp.All("Payment Entry").Where(p => p["name"]!.ToString().StartsWith("STRIPE-", StringComparison.Ordinal))];

    public static decimal Owed(this World world, string customer) =>
        world.Erp.All("Sales Invoice").Where(i => i["customer"]!.ToString() == customer).Sum(i => Math.Max(0, Ledger.Number(i["outstanding_amount"])));

    public static IReadOnlyList<JsonObject> UnpaidOf(this World world, string customer) =>
        [.. world.Erp.All("Sales Invoice").Where(i => i["customer"]!.ToString() == customer && Ledger.Number(i["outstanding_amount"]) > 0)
            .OrderBy(i => i["due_date"]!.ToString(), StringComparer.Ordinal)];

    public static async Task ReconcileAsync(this PortalApp app)
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            foreach (var key in new[] { "sweep", "night" })
            {
                await scope.ServiceProvider.GetRequiredService<ReconcileHandler>().HandleAsync(new WorkJob(Guid.Empty, key, "", 1), CancellationToken.None);
            }
        }

        await app.SettleAsync();
    }

    public static async Task<string> SendLinkAsync(this PortalApp app, string customer, string? invoice)
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            _ = await scope.ServiceProvider.GetRequiredService<PaymentLinks>().SendAsync(customer, invoice, byMail: false, CancellationToken.None);
        }

        await app.DrainAsync();
        return app.World.Post.All[^1].Text.Split("/pay/")[1].Trim();
    }

    /// <summary>Somebody new, by whatever name: customer, contact and one bill; returns the customer's id.</summary>
    public static string Settle(this World world, string name, string phone, decimal price, string bill)
    {
        var customer = world.Erp.Insert("Customer", new()
        {
            ["customer_name"] = name,
            ["customer_type"] = "Individual",
            ["language"] = "fr",
            ["disabled"] = 0,
            ["is_frozen"] = 0
        }, name)["name"]!.ToString();
        SceneSeeder.AddContact(world, new Scene("x", name, "", "1C:61:B4:0F:00:01"), customer, phone, null, primary: true);
        Bills.Issue(world, customer, DateTime.UtcNow.Date.AddDays(-10), DateTime.UtcNow.Date.AddDays(20), [("Internet", price)], name: bill);
        return customer;
    }

    /// <summary>The bookkeeper closes the month for payments; returns the Accounting Period's name.</summary>
    public static string CloseBooks(this World world)
    {
        var (from, to) = (DateTime.UtcNow.AddDays(-40), DateTime.UtcNow.AddDays(40));
        return world.Erp.Insert("Accounting Period", new()
        {
            ["period_name"] = "fermée",
            ["company"] = Ledger.Company,
            ["start_date"] = from.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["end_date"] = to.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["closed_documents"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["document_type"] = "Payment Entry", ["closed"] = 1 }),
        }, "fermée")["name"]!.ToString();
    }

    public static void PayByCheque(this World world, string customer, string reference = "chèque 12")
    {
        foreach (var invoice in world.UnpaidOf(customer))
        {
            Ledger.InsertPayment(world.Erp, new()
            {
                ["docstatus"] = 1,
                ["payment_type"] = "Receive",
                ["company"] = Ledger.Company,
                ["mode_of_payment"] = "Chèque",
                ["party_type"] = "Customer",
                ["party"] = customer,
                ["paid_from"] = Ledger.Receivable,
                ["paid_to"] = "Banque - GF",
                ["paid_amount"] = Ledger.Number(invoice["outstanding_amount"]),
                ["received_amount"] = Ledger.Number(invoice["outstanding_amount"]),
                ["reference_no"] = reference,
                ["reference_date"] = "2026-11-25",
                ["references"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject
                {
                    ["reference_doctype"] = "Sales Invoice",
                    ["reference_name"] = invoice["name"]!.ToString(),
                    ["allocated_amount"] = Ledger.Number(invoice["outstanding_amount"])
                }),
            }, null);
        }
    }
}
