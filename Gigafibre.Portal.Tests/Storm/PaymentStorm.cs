using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Sandbox.Stripe;
using Gigafibre.Portal.Tests.Bench;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gigafibre.Portal.Tests.Storm;

public sealed record StormPlan(int Payments = 2000, int Kills = 50, int Seed = 1, DatabaseProvider Provider = DatabaseProvider.Postgres, bool IsAutopay = false,
    bool IsRequests = false)
{
    public int Customers => Math.Clamp(Payments / 5, 8, 400);

    /// <summary>SQLite is for one node.</summary>
    public int Nodes => Provider == DatabaseProvider.Postgres ? 2 : 1;
}

/// <summary>
/// Customers pay through real portals that are killed with -9, while webhooks come late, twice, shuffled or never and ERPNext and Stripe fail
/// in every way they know; meanwhile the office gives credits, amends bills, closes accounts for a while, refunds, and banks dispute. At the end the weather clears,
/// everything is given time to settle, and the books are compared.
/// </summary>
public sealed class PaymentStorm(Outside outside, StormPlan plan, string connection, Action<string> say)
{
    private const int PayersAtOnce = 12;
    private const string Second = "Autres débiteurs - GF";
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(8);
    private readonly World _world = outside.NewWorld();
    private readonly ServerProcess?[] _nodes = new ServerProcess?[plan.Nodes];
    private readonly ConcurrentDictionary<string, string> _cookies = new();
    private readonly List<string> _customers = [];
    private readonly ConcurrentBag<string> _tooMuch = [];
    private readonly ConcurrentBag<(string Customer, string Session)> _going = [];
    private int _paid;
    private int _killed;

    public async Task<Books> RunAsync()
    {
        SettleCustomers();
        for (var i = 0; i < _nodes.Length; i++)
        {
            _nodes[i] = await StartNodeAsync(i);
        }

        await using var services = Database();
        await SignInAllAsync(services);
        Weather();
        try
        {
            var (killing, meddling) = (KillAsync(), MeddleAsync(new Random(plan.Seed)));
            await Task.WhenAll(Enumerable.Range(0, PayersAtOnce).Select(i => PayAsync(new Random((plan.Seed * 1000) + i))));
            await killing;
            await meddling;
            say($"{_paid} paid, {_killed} killed; the weather clears");
            Clear();
            await CureAsync(services);
            await SettleAsync(services);
            return await Books.CompareAsync(_world, services, [.. _tooMuch]);
        }
        finally
        {
            foreach (var node in _nodes)
            {
                node?.Dispose();
            }
        }
    }

    private void SettleCustomers()
    {
        _world.Erp.Insert("Account", new JsonObject
        {
            ["account_name"] = Second,
            ["account_type"] = "Receivable",
            ["company"] = Ledger.Company,
            ["account_currency"] = "CAD",
        }, Second);
        for (var c = 0; c < plan.Customers; c++)
        {
            var customer = _world.Erp.Insert("Customer", new JsonObject
            {
                ["customer_name"] = $"Émilie L'Écuyer & fils {c}/100 %",
                ["customer_type"] = c % 10 == 0 ? "Company" : "Individual",
                ["language"] = "fr",
                ["disabled"] = 0,
                ["is_frozen"] = 0,
            }, $"Émilie L'Écuyer & fils {c}/100 %")["name"]!.ToString();
            _customers.Add(customer);
            for (var b = 0; b < 1 + (plan.Payments * 2 / plan.Customers); b++)
            {
                // Every seventh customer has bills on two accounts, which one entry cannot hold.
                Bills.Issue(_world, customer, DateTime.UtcNow.AddDays(-30 - b), DateTime.UtcNow.AddDays(-b), [("Internet fibre", 40 + (c % 30))],
                    debitTo: c % 7 == 0 && b % 2 == 1 ? Second : null);
            }
        }
    }

    private void Weather()
    {
        _world.Faults.Seed(plan.Seed);
        _world.Stripe.Webhooks.Seed(plan.Seed);
        _world.Stripe.Webhooks.Weather = (Lost: 0.08, Twice: 0.2, Late: 0.5);
        _world.Stripe.Webhooks.Lateness = TimeSpan.FromSeconds(6);
        _world.Stripe.DebitTakes = TimeSpan.FromSeconds(4);
        _world.Stripe.RefundTakes = TimeSpan.FromSeconds(3);
        _world.Faults.Storm("erpnext", (Fault.ErrorAfterCommit, 0.03), (Fault.CutAfterCommit, 0.03), (Fault.Deadlock, 0.03), (Fault.Error, 0.02),
            (Fault.Maintenance, 0.02), (Fault.TooMany, 0.01), (Fault.Silent, 0.001));
        _world.Faults.Storm("stripe", (Fault.CutAfterCommit, 0.02), (Fault.Error, 0.01), (Fault.Down, 0.01));
    }

    private void Clear()
    {
        _world.Faults.Storm("erpnext");
        _world.Faults.Storm("stripe");
        _world.Stripe.Webhooks.Weather = (0, 0, 0);
    }

    private async Task<ServerProcess> StartNodeAsync(int index)
    {
        var at = $"{outside.Url}/w/{_world.Name}";
        var dll = Path.Combine(Repository.Root, "Gigafibre.Portal", "bin", "Release", "net10.0", "Gigafibre.Portal.dll");
        var node = ServerProcess.Start(dll, new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Database__Provider"] = plan.Provider.ToString(),
            ["ConnectionStrings__Portal"] = connection,
            ["ErpNext__BaseUrl"] = at + "/erpnext",
            ["GenieAcs__BaseUrl"] = at + "/genieacs",
            ["Oidc__Authority"] = at + "/oidc",
            ["Oidc__ClientId"] = "portal",
            ["Oidc__ClientSecret"] = "sandbox-oidc-secret-not-a-secret",
            ["Twilio__BaseUrl"] = at + "/twilio",
            ["Stripe__ApiBase"] = at + "/stripe",
            ["Stripe__CheckoutOrigin"] = outside.Url,
            ["Payments__SweepSeconds"] = "4",
            ["Payments__ReconcileSeconds"] = "15",
            ["Work__RetryScale"] = "0.01",
            ["Work__LeaseSeconds"] = "8",
            ["Logging__LogLevel__Default"] = "None",
        }, contentRoot: Path.Combine(Repository.Root, "Gigafibre.Portal"));
        await node.FirstAnswerAsync("/health/ready");
        if (index == 0)
        {
            _world.Stripe.Webhooks.Endpoint = new Uri(node.Http.BaseAddress!, "/webhooks/stripe");
        }

        return node;
    }

    private ServiceProvider Database()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPortalData(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Database:Provider"] = plan.Provider.ToString(), ["ConnectionStrings:Portal"] = connection }).Build());
        return services.BuildServiceProvider();
    }

    /// <summary>Signing in is another test's business: everybody has a session already, seen so lately that nobody looks for its contact.</summary>
    private async Task SignInAllAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var now = DateTimeOffset.UtcNow;
        foreach (var customer in _customers)
        {
            var token = Secrets.NewToken();
            _cookies[customer] = token;
            db.ContactRecords.Add(new ContactRecord { ContactName = customer, Hash = customer, CustomerId = customer });
            db.Sessions.Add(new Session
            {
                Id = Guid.CreateVersion7(),
                Kind = SessionKind.Contact,
                TokenHash = Secrets.HashToken(token),
                CustomerId = customer,
                ContactHash = customer,
                CreatedAt = now,
                SeenAt = now.AddHours(6)
            });
        }

        await db.SaveChangesAsync();
    }

    /// <summary>Spread over the whole storm; what is left of it falls on the nodes while they are still booking.</summary>
    private async Task KillAsync()
    {
        var chance = new Random(plan.Seed);
        while (_killed < plan.Kills)
        {
            var due = _killed * plan.Payments / Math.Max(1, plan.Kills);
            if (_paid < due)
            {
                await Task.Delay(50);
                continue;
            }

            var i = chance.Next(_nodes.Length);
            _nodes[i]!.Dispose();
            _nodes[i] = await StartNodeAsync(i);
            _killed++;
            if (_killed % 10 == 0)
            {
                say($"{_paid} paid, {_killed} killed");
            }
        }
    }

    /// <summary>What people and banks do beside the portal; about one act for every eight payments.</summary>
    private async Task MeddleAsync(Random chance)
    {
        for (var acts = 0; _paid < plan.Payments;)
        {
            if (_paid / 8 < acts)
            {
                await Task.Delay(50);
                continue;
            }

            acts++;
            try
            {
                await MeddleAsync(_customers[chance.Next(_customers.Count)], chance);
            }
            catch (Exception e) when (e is FrappeException or StripeRefusalException)
            {
                // ERPNext or Stripe would not have it: another time.
            }
        }
    }

    private async Task MeddleAsync(string customer, Random chance)
    {
        var till = _world.StripeCashier();
        var paid = _world.Stripe.All("payment_intent").Where(i => i["status"]!.ToString() == "succeeded").ToList();
        var intent = paid.Count == 0 ? null : paid[chance.Next(paid.Count)]["id"]!.ToString();
        switch (chance.Next(8))
        {
            case 0:
                Ledger.Advance(_world.Erp, customer, 15m);
                break;
            case 1:
                Bills.Issue(_world, customer, DateTime.UtcNow, DateTime.UtcNow, [("Crédit", -8m)]);
                break;
            case 2 when _world.UnpaidOf(customer) is [var bill, .., var other]:
                Ledger.AmendInvoice(_world.Erp, bill["name"]!.ToString());
                Ledger.CancelInvoice(_world.Erp, other["name"]!.ToString());
                break;
            case 3:
                _world.Erp.Update("Customer", customer, new JsonObject { ["disabled"] = 1 });
                await Task.Delay(1500);
                _world.Erp.Update("Customer", customer, new JsonObject { ["disabled"] = 0 });
                break;
            case 4 or 5 when intent is not null:
                till.Refund(intent, 500, null);
                break;
            case 6 when intent is not null:
                till.CloseDispute(till.Dispute(intent), won: chance.Next(2) == 0);
                break;
            case 7 when _world.Stripe.All("customer").Where(c => c["deleted"] is null).ToList() is { Count: > 0 } known:
                _world.Stripe.DeleteCustomer(known[chance.Next(known.Count)]["id"]!.ToString());
                break;
        }
    }

    /// <summary>What was refused for a reason that is gone is tried again, as its hour would have it.</summary>
    private static async Task CureAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var now = DateTimeOffset.UtcNow;
        await scope.ServiceProvider.GetRequiredService<PortalDb>().WorkItems.Where(w => w.CurableAt != null && w.DoneAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(w => w.CurableAt, now));
    }

    private async Task PayAsync(Random chance)
    {
        while (_paid < plan.Payments)
        {
            var customer = _customers[chance.Next(_customers.Count)];
            try
            {
                using var browser = new Browser(_nodes[chance.Next(_nodes.Length)]!.Http.BaseAddress!.ToString());
                browser.Cookies["__Host-session"] = _cookies[customer];
                var owed = OwedBy(customer);
                if (await OpenPageAsync(browser, chance) is { } session)
                {
                    Compare(session, customer, owed);
                    Pay(session, chance);
                    _going.Add((customer, session));
                }
                else
                {
                    await Task.Delay(50);
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException or ObjectDisposedException)
            {
                // The node was killed under this customer, who tries again later.
                await Task.Delay(300);
            }
        }
    }

    /// <summary>What the books say, credits and all, less what is on its way and in no entry yet.</summary>
    private decimal OwedBy(string customer)
    {
        var books = Booked(customer).Sum(r => r.Amount);
        return books - (OnItsWay(customer).Sum(i => StripeObjects.Number(i["amount"])) / 100m);
    }

    private List<(string Voucher, decimal Amount)> Booked(string customer) =>
        _world.Erp.Read("GL Entry", rows => rows.Where(r => r["party"]!.ToString() == customer && Ledger.Number(r["is_cancelled"]) == 0)
            .Select(r => (r["voucher_no"]!.ToString(), Ledger.Number(r["debit_in_account_currency"]) - Ledger.Number(r["credit_in_account_currency"]))).ToList());

    private List<JsonObject> OnItsWay(string customer) =>
        [.. _going.Where(g => g.Customer == customer).Select(g => _world.Stripe.Peek(g.Session)?["payment_intent"]?.ToString()).OfType<string>().Distinct()
            .Select(id => _world.Stripe.Peek(id)!).Where(i => i["status"]!.ToString() is "processing" or "succeeded" && _world.Erp.Find("Payment Entry",
                "STRIPE-" + i["id"]) is null)];

    /// <summary>No page may ask for more than was owed just before it opened or just after.</summary>
    private void Compare(string session, string customer, decimal before)
    {
        var (asked, after) = (StripeObjects.Number(_world.Stripe.Peek(session)!["amount_total"]) / 100m, OwedBy(customer));
        if (asked > Math.Max(before, after))
        {
            var books = string.Join(", ", Booked(customer).Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Voucher} {r.Amount}")));
            var going = string.Join(", ", OnItsWay(customer).Select(i => $"{i["id"]} {i["status"]} {i["amount"]}"));
            _tooMuch.Add(string.Create(CultureInfo.InvariantCulture,
                $"{session}: asked {asked} of {customer}, who owed {before} before and {after} after; books: {books}; on its way: {going}"));
        }
    }

    /// <summary>One bill, several, everything, or some amount; null when the portal says no or later.</summary>
    private static async Task<string?> OpenPageAsync(Browser browser, Random chance)
    {
        var page = await browser.GetAsync("/pay");
        if (page.Forms.Count < 2 || page.Document.QuerySelectorAll("input[name=bills]").Length == 0)
        {
            return null;
        }

        var bills = page.Document.QuerySelectorAll("input[name=bills]").OfType<IHtmlInputElement>().Select(i => i.Value).ToList();
        using var response = chance.Next(4) switch
        {
            0 => await browser.PostAsync(page, page.Forms[1], ("amount", (1 + chance.Next(60)).ToString(CultureInfo.InvariantCulture) + ",25")),
            1 when bills.Count > 1 => await browser.PostBillsAsync(page, bills.Take(2 + chance.Next(2))),
            _ => await browser.PostBillsAsync(page, [bills[chance.Next(bills.Count)]]),
        };
        var to = response.Headers.Location?.ToString();
        return to?.Contains("/checkout/", StringComparison.Ordinal) == true ? to.Split('/')[^1] : null;
    }

    private void Pay(string session, Random chance)
    {
        var till = _world.StripeCashier();
        var outcome = chance.Next(100) switch
        {
            < 8 => (StripeCashier.Outcome?)null,
            < 15 => till.PayByCard(session, "4000000000000002"),
            < 20 => till.PayByDebit(session, "000222222227", instantVerification: true),
            < 40 => till.PayByDebit(session, "000123456789", instantVerification: true),
            < 55 => till.PayByKlarna(session, accepted: true),
            _ => till.PayByCard(session, "4242424242424242"),
        };
        if (outcome is StripeCashier.Outcome.Paid or StripeCashier.Outcome.Processing)
        {
            Interlocked.Increment(ref _paid);
        }
    }

    private async Task SettleAsync(ServiceProvider services)
    {
        var until = DateTime.UtcNow + Deadline;
        var quiet = 0;
        while (DateTime.UtcNow < until && quiet < 3)
        {
            await Task.Delay(1000);
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            var open = await db.PaymentAttempts.CountAsync(a => a.State == PaymentState.Processing || a.State == PaymentState.Paid);
            var work = await db.WorkItems.CountAsync(w => w.DoneAt == null && w.ParkedAt == null
                && (w.Kind == "record-payment" || w.Kind == "stripe-event" || w.Kind == "record-refund")) + await db.InboxMessages.CountAsync(m => m.TakenAt == null);
            var succeeded = _world.Stripe.All("payment_intent").Count(i => i["status"]!.ToString() is "succeeded" or "processing");
            var known = await db.PaymentAttempts.CountAsync(a => a.State == PaymentState.Recorded);
            var back = _world.Stripe.All("refund").Count(r => r["status"]!.ToString() is "pending" or "succeeded");
            var booked = await db.PaymentRefunds.CountAsync(r => r.Recorded);
            var disputes = _world.Stripe.All("dispute").Count == await db.PaymentDisputes.CountAsync(d => d.Status == "won" || d.Status == "lost");
            quiet = open == 0 && work == 0 && succeeded == known && back == booked && disputes ? quiet + 1 : 0;
        }
    }
}
