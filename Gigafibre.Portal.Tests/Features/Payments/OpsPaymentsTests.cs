using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Payments;

public abstract class OpsPaymentsTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    [Fact]
    public async Task A_parked_payment_is_listed_and_repaired()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, SignInDriver.Scene("faible"));
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        var month = app.World.CloseBooks();
        await app.SettleAsync();
        using var http = app.Hub();
        var desk = await http.GetFromJsonAsync<JsonElement>("/ops/payments");
        var parked = desk.GetProperty("parked").EnumerateArray().Single();
        Assert.Contains("You cannot create a Payment Entry within the closed Accounting Period", parked.GetProperty("reason").GetString(), StringComparison.Ordinal);
        var needs = desk.GetProperty("needsPerson").EnumerateArray().Single();
        Assert.Equal(("not-booked", app.World.CustomerOf("faible"), 87.38m), (needs.GetProperty("kind").GetString(), needs.GetProperty("customer").GetString(),
            needs.GetProperty("amount").GetDecimal()));
        app.World.Erp.Delete("Accounting Period", month);

        using var retry = await http.PostAsync($"/ops/work/{parked.GetProperty("id").GetString()}/retry", null);
        Assert.Equal(HttpStatusCode.Accepted, retry.StatusCode);
        await app.SettleAsync();
        Assert.Single(app.World.StripeEntries());
        Assert.Empty((await http.GetFromJsonAsync<JsonElement>("/ops/payments")).GetProperty("parked").EnumerateArray());
        Assert.True(await app.WithDbAsync(db => db.AuditEntries.AnyAsync(a => a.Action == "work.retry")));
    }

    [Fact]
    public async Task Nobody_gets_in_without_the_token()
    {
        await using var app = await StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Url) };
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/ops/payments")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostAsync($"/ops/work/{Guid.NewGuid()}/retry", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostAsJsonAsync("/ops/payment-links", new { customer = "C", channel = "sms" })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.DeleteAsync($"/ops/payment-links/{Guid.NewGuid()}")).StatusCode);

        // What is sent is not even looked at.
        using var rubbish = new StringContent("{" + new string(' ', 50_000), System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostAsync($"/ops/payments/{Guid.NewGuid()}/settle", rubbish)).StatusCode);
    }

    [Fact]
    public async Task A_token_opens_its_own_routes_and_whoever_settles_is_named()
    {
        const string lookup = "a token that opens the look-up and nothing else";
        await using var app = await StartAsync(new()
        {
            ["Ops:Tokens:ops-app:Hash"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(lookup))),
            ["Ops:Tokens:ops-app:Routes:0"] = "/devices",
        });
        using var hub = app.Hub();
        Assert.Equal(HttpStatusCode.BadRequest, (await hub.PostAsJsonAsync($"/ops/payments/{Guid.NewGuid()}/clear", new { reason = "vu" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await hub.PostAsJsonAsync("/ops/findings/resolve", new { key = "x", reason = "vu", by = "Béa Roy" })).StatusCode);
        var entry = await app.WithDbAsync(db => db.AuditEntries.SingleAsync(a => a.Action == "finding.resolve"));
        Assert.Equal(("ops:hub", "Béa Roy"), (entry.Actor, entry.ActorName));

        using var other = new HttpClient { BaseAddress = new Uri(app.Url) };
        other.DefaultRequestHeaders.Authorization = new("Bearer", lookup);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync("/ops/payments")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/devices/lookup?mac=1C61B4000101")).StatusCode);
        Assert.Equal("ops:ops-app", (await app.WithDbAsync(db => db.AuditEntries.SingleAsync(a => a.Action == "devices.lookup"))).Actor);
    }

    [Fact]
    public async Task A_link_is_sent_and_revoked()
    {
        await using var app = await StartAsync();
        using var http = app.Hub();
        var customer = app.World.CustomerOf("courriel");
        Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsJsonAsync("/ops/payment-links", new { customer, channel = "sms" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsJsonAsync("/ops/payment-links", new { customer = "CUST-no", channel = "email" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsJsonAsync("/ops/payment-links", new { customer, channel = "pigeon" })).StatusCode);
        using var sent = await http.PostAsJsonAsync("/ops/payment-links", new { customer, channel = "email" });
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        await app.DrainAsync();
        var token = app.World.Post.All[^1].Text.Split("/pay/")[1].Split('\n')[0].Trim();
        using var browser = app.NewBrowser();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/pay/{token}")).Status);
        var id = (await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.NoContent, (await http.DeleteAsync($"/ops/payment-links/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/pay/{token}")).Status);
    }

    [Fact]
    public async Task What_the_account_has_not_activated_is_noticed()
    {
        await using var app = await StartAsync();
        app.World.Stripe.NotActivated.Add("acss_debit");
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<WorkQueue>().AddRunAsync<CheckMethodsHandler>("day", "today", app.Clock.GetUtcNow(), CancellationToken.None);
        }

        await app.DrainAsync();
        using var http = app.Hub();
        var finding = (await http.GetFromJsonAsync<JsonElement>("/ops/payments")).GetProperty("findings").EnumerateArray().Single();
        Assert.Equal(("method-missing", "acss_debit"), (finding.GetProperty("kind").GetString(), finding.GetProperty("subject").GetString()));
        Assert.All(app.World.Stripe.All("checkout.session"), s => Assert.Equal("expired", s["status"]!.ToString()));
    }
}

public sealed class PaymentsDeskSqliteTests(Outside outside) : OpsPaymentsTests(outside, null);

public sealed class PaymentsDeskPostgresTests(Outside outside, PostgresServer postgres) : OpsPaymentsTests(outside, postgres);
