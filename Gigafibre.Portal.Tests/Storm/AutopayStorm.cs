using System.Globalization;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Dunning;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Features.SavedMethods;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Sandbox.Stripe;
using Gigafibre.Portal.Tests.Bench;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Tests.Storm;

/// <summary>
/// Three months of automatic payment, day by day: two portals killed with -9, webhooks lost and doubled, ERPNext and Stripe failing after they did what was asked; customers
/// who stop, move, skip, take time, pay in parts, or pay by hand at the very moment of the run. At the end no bill was charged twice, nothing after stop, nothing untold, nobody
/// was reminded of what is paid, and the books agree.
/// </summary>
public sealed class AutopayStorm(Outside outside, StormPlan plan, string connection, Action<string> say)
{
    private const int Cycles = 3;
    private const int CycleDays = 30;
    private const int DueIn = 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);
    private readonly World _world = outside.NewWorld();
    private readonly JumpedClock _clock = new(Path.Combine(Directory.CreateTempSubdirectory("portal-storm-").FullName, "clock"));
    private readonly ServerProcess?[] _nodes = new ServerProcess?[2];
    private readonly List<string> _customers = [];
    private readonly Random _chance = new(plan.Seed);
    private int _killed;
    private int _run;

    public async Task<Books> RunAsync()
    {
        var first = DebitDay.Open(Times.Today(TimeProvider.System).AddDays(1));
        GoTo(first);
        var app = StormNode.Driver(outside, _world, connection, _clock);
        for (var i = 0; i < _nodes.Length; i++)
        {
            _nodes[i] = await StartNodeAsync(i);
        }

        try
        {
            await SignAllAsync(app);
            Weather(on: true);
            var issued = 0;
            for (var day = first; day < first.AddDays((Cycles * CycleDays) + 50); day = await NextAsync(app, day, first, issued))
            {
                GoTo(day);
                if (issued < Cycles && day >= first.AddDays(issued * CycleDays))
                {
                    Issue(day, issued++);
                }

                await PassDayAsync(app, day);
            }

            say($"{_killed} killed; the weather clears");
            Weather(on: false);
            await QuietAsync(app);
            _clock.Jump(_clock.Ahead + TimeSpan.FromHours(1));
            await RunAsync(app);
            await QuietAsync(app);
            return await CompareAsync(app);
        }
        finally
        {
            foreach (var node in _nodes)
            {
                node?.Dispose();
            }
        }
    }

    private void GoTo(DateOnly day)
    {
        var ahead = Times.At(day, 10) - TimeProvider.System.GetUtcNow();
        (_world.Stripe.Ahead, _world.Stripe.DebitTakes) = (ahead, TimeSpan.FromSeconds(1));
        _clock.Jump(ahead);
    }

    private async Task<ServerProcess> StartNodeAsync(int index)
    {
        var node = StormNode.Start(outside, _world, connection, _clock);
        await node.FirstAnswerAsync("/health/ready");
        _world.Stripe.Webhooks.Endpoint = index == 0 ? new Uri(node.Http.BaseAddress!, "/webhooks/stripe") : _world.Stripe.Webhooks.Endpoint;
        return node;
    }

    private void Weather(bool on)
    {
        _world.Stripe.Webhooks.Weather = on ? (Lost: 0.1, Twice: 0.2, Late: 0.3) : (0, 0, 0);
        _world.Stripe.Webhooks.Lateness = TimeSpan.FromSeconds(2);
        _world.Faults.Seed(plan.Seed);
        _world.Faults.Storm("erpnext", on ? [(Fault.ErrorAfterCommit, 0.03), (Fault.CutAfterCommit, 0.03), (Fault.Deadlock, 0.02), (Fault.Error, 0.02)] : []);
        _world.Faults.Storm("stripe", on ? [(Fault.CutAfterCommit, 0.03), (Fault.ErrorAfterCommit, 0.02), (Fault.Error, 0.02), (Fault.Down, 0.02)] : []);
    }

    /// <summary>Customers with a telephone and a way to pay: cards and accounts that are good, without funds, dead, or want a confirmation.</summary>
    private async Task SignAllAsync(ServiceProvider app)
    {
        for (var c = 0; c < plan.Payments; c++)
        {
            var name = $"Émilie L'Écuyer & fils {c}/100 %";
            var customer = _world.Erp.Insert("Customer", new()
            {
                ["customer_name"] = name,
                ["customer_type"] = "Individual",
                ["language"] = "fr",
                ["disabled"] = 0,
                ["is_frozen"] = 0,
            }, name)["name"]!.ToString();
            SceneSeeder.AddContact(_world, new Scene("x", name, "", "1C:61:B4:0F:00:01"), customer, $"+1418555{c:0000}", null, primary: true);
            _customers.Add(customer);
            if (c % 8 == 7)
            {
                // Pays by hand, and is reminded.
                continue;
            }

            await using var scope = app.CreateAsyncScope();
            var method = Keep(customer, c);
            scope.ServiceProvider.GetRequiredService<PortalDb>().SavedMethods.Add(method);
            await scope.ServiceProvider.GetRequiredService<PortalDb>().SaveChangesAsync();
            var limit = c % 10 == 9 ? new Money(5000) : (Money?)null;
            _ = await scope.ServiceProvider.GetRequiredService<AutopayAgreements>()
                .SignAsync(customer, new AutopayChoice(method, c % 4 == 0 ? 12 : null, limit), Language.French, "storm", CancellationToken.None);
        }

        say($"{_customers.Count} customers signed");
    }

    private SavedMethod Keep(string customer, int c)
    {
        var isBank = c % 5 < 3;
        return _world.Stripe.Transact(() =>
        {
            var stripe = _world.Stripe.Add(StripeObjects.Customer(StripeObjects.NewId("cus"), []))["id"]!.ToString();
            var number = isBank ? (c % 13 == 0 ? "000222222227" : "000123456789") : (c % 11) switch { 0 => "4000000000000341", 1 => "4000002760003184", _ => "4242424242424242" };
            var kept = _world.Stripe.Add(isBank ? StripeMethodObjects.BankAccount(stripe, number) : StripeMethodObjects.Card(stripe, number, 2040, 12));
            var mandate = isBank ? _world.Stripe.Add(StripeMethodObjects.Mandate(kept["id"]!.ToString(), null)) : null;
            if (mandate is not null)
            {
                mandate["status"] = "active";
            }

            return new SavedMethod
            {
                Id = Guid.NewGuid(),
                CustomerId = customer,
                StripeCustomerId = stripe,
                Language = "fr",
                State = SavedMethodState.Ready,
                MethodId = kept["id"]!.ToString(),
                MandateId = mandate?["id"]!.ToString(),
                Kind = isBank ? SavedMethod.BankDebit : SavedMethod.Card,
                Last4 = number[^4..],
                IsDefault = true,
                CreatedAt = _clock.GetUtcNow(),
                ReadyAt = _clock.GetUtcNow(),
                ChangedAt = _clock.GetUtcNow(),
            };
        });
    }

    private void Issue(DateOnly day, int cycle)
    {
        foreach (var (customer, c) in _customers.Select((customer, c) => (customer, c)))
        {
            Bills.Issue(_world, customer, At(day), At(day.AddDays(DueIn)), [("Internet fibre", 40 + (c % 30))]);
            if (c % 17 == cycle)
            {
                Ledger.Advance(_world.Erp, customer, 15m);
            }
        }

        static DateTime At(DateOnly d) => d.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
    }

    /// <summary>The next day on which something is to happen.</summary>
    private static async Task<DateOnly> NextAsync(ServiceProvider app, DateOnly day, DateOnly first, int issued)
    {
        await using var scope = app.CreateAsyncScope();
        var debits = scope.ServiceProvider.GetRequiredService<PortalDb>().AutopayDebits;
        var due = await debits.Where(d => d.State == DebitState.Announced && d.ChargeOn > day).OrderBy(d => d.ChargeOn).Select(d => (DateOnly?)d.ChargeOn).FirstOrDefaultAsync();
        var bills = issued < Cycles ? first.AddDays(issued * CycleDays) : (DateOnly?)null;
        var next = new[] { due, bills, await debits.AnyAsync(d => d.State == DebitState.Announced && d.ChargeOn <= day) ? day.AddDays(1) : null }.Min() ?? DateOnly.MaxValue;
        return next > day ? next : day.AddDays(1);
    }

    private async Task PassDayAsync(ServiceProvider app, DateOnly day)
    {
        var started = System.Diagnostics.Stopwatch.StartNew();
        await RunAsync(app);
        var killing = _killed < plan.Kills && _chance.Next(3) == 0 ? KillAsync() : Task.CompletedTask;
        await MeddleAsync(app);
        await killing;
        await QuietAsync(app);
        say(string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}: {_world.Stripe.All("payment_intent").Count} charges asked for, {started.Elapsed.TotalSeconds:0} s"));
    }

    private async Task RunAsync(ServiceProvider app)
    {
        await using var scope = app.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<WorkQueue>();
        foreach (var kind in new[] { PlanDebitsHandler.Kind, RunDebitsHandler.Kind, WatchArrangementsHandler.Kind, RemindHandler.Kind })
        {
            work.Add(kind, $"storm:{_run++}", "", _clock.GetUtcNow());
        }

        await scope.ServiceProvider.GetRequiredService<PortalDb>().SaveChangesAsync();
    }

    private async Task KillAsync()
    {
        await Task.Delay(_chance.Next(50, 800));
        var i = _chance.Next(_nodes.Length);
        _nodes[i]!.Dispose();
        _nodes[i] = await StartNodeAsync(i);
        _killed++;
    }

    /// <summary>What customers do while the run goes.</summary>
    private async Task MeddleAsync(ServiceProvider app)
    {
        for (var acts = 0; acts < Math.Max(2, plan.Payments / 40); acts++)
        {
            await Task.Delay(_chance.Next(60));
            await using var scope = app.CreateAsyncScope();
            var services = scope.ServiceProvider;
            var customer = _customers[_chance.Next(_customers.Count)];
            var debits = await services.GetRequiredService<PortalDb>().AutopayDebits.AsNoTracking().Where(d => d.CustomerId == customer).ToListAsync();
            var planned = debits.Find(d => d.IsPlanned);
            try
            {
                switch (_chance.Next(11))
                {
                    case 0:
                        await services.GetRequiredService<AutopayAgreements>().EndAsync(customer, AutopayEnd.Customer, CancellationToken.None);
                        break;
                    case 1 or 2 when planned is not null && services.GetRequiredService<DebitChoices>().DaysFor(planned) is { Count: > 0 } days:
                        await services.GetRequiredService<DebitChoices>().MoveAsync(customer, planned.Id, days[_chance.Next(days.Count)], CancellationToken.None);
                        break;
                    case 3 when planned is not null:
                        await services.GetRequiredService<DebitChoices>().SkipAsync(customer, planned.Id, CancellationToken.None);
                        break;
                    case 4 when planned is not null:
                        await services.GetRequiredService<DebitChoices>().ApproveAsync(customer, planned.Id, CancellationToken.None);
                        break;
                    case 5 or 6:
                        var method = await services.GetRequiredService<SavedMethodList>().FirstAsync(customer, CancellationToken.None);
                        await services.GetRequiredService<SavedPayments>()
                            .PayAsync(new PayRequest(customer, Payer.Customer, new PaymentWish.Balance(), Language.French), method?.Id, long.MaxValue, CancellationToken.None);
                        break;
                    case 7 or 8:
                        await ArrangeAsync(services, customer);
                        break;
                    case 9:
                        await services.GetRequiredService<DunningPauses>().TakeAsync(customer, CancellationToken.None);
                        break;
                    default:
                        Ledger.Advance(_world.Erp, customer, 5m);
                        break;
                }
            }
            catch (IntegrationException)
            {
                // Try again later, says the page.
            }
        }
    }

    /// <summary>In as many parts as may be, on the days that the page proposes.</summary>
    private static async Task ArrangeAsync(IServiceProvider services, string customer)
    {
        var (arrangements, options) = (services.GetRequiredService<Arrangements>(), services.GetRequiredService<IOptions<DunningOptions>>().Value);
        var state = await services.GetRequiredService<DunningReader>().ReadAsync(customer, CancellationToken.None);
        if (await arrangements.MostAsync(state, CancellationToken.None) is var most and > 0)
        {
            var today = Times.Today(services.GetRequiredService<TimeProvider>());
            _ = await arrangements.MakeAsync(customer, ArrangementPlan.Propose(arrangements.AmountOf(state), most, today, options), null, CancellationToken.None);
        }
    }

    /// <summary>Until nothing is due any more: all that was begun has ended, or waits for its next try.</summary>
    private async Task QuietAsync(ServiceProvider app)
    {
        for (var until = DateTime.UtcNow + Longest; DateTime.UtcNow < until;)
        {
            await Task.Delay(500);
            await using var scope = app.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            var soon = _clock.GetUtcNow().AddSeconds(30);
            string[] kinds =
            [
                PlanDebitsHandler.Kind, RunDebitsHandler.Kind, ChargeDebitHandler.Kind, WatchArrangementsHandler.Kind, RemindHandler.Kind, TellHandler.Kind,
                 SendMessageHandler.Kind, "record-payment", "stripe-event",
            ];
            if (!await db.WorkItems.AnyAsync(w => w.DoneAt == null && w.ParkedAt == null && kinds.Contains(w.Kind) && w.DueAt < soon)
                && !await db.PaymentAttempts.AnyAsync(a => a.State == PaymentState.Processing || a.State == PaymentState.Paid))
            {
                return;
            }
        }

        say("not quiet in time");
    }

    private async Task<Books> CompareAsync(ServiceProvider app)
    {
        await using var scope = app.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var wrong = new List<string>();
        var debits = await db.AutopayDebits.AsNoTracking().ToListAsync();
        var agreements = (await db.AutopayAgreements.AsNoTracking().ToListAsync()).ToDictionary(a => a.Id);
        var attempts = (await db.PaymentAttempts.AsNoTracking().Include(a => a.Invoices).ToListAsync()).ToDictionary(a => a.Id.ToString());
        var notices = (await db.Messages.AsNoTracking().Where(m => AutopayMessages.Notices.Contains(m.Kind)).ToListAsync()).ToLookup(m => m.About);
        var made = _world.Stripe.All("payment_intent").Where(i => i["status"]!.ToString() is "succeeded" or "processing").ToList();
        wrong.AddRange(made.GroupBy(i => i["metadata"]!["attempt_id"]!.ToString()).Where(g => g.Count() > 1).Select(g => $"attempt {g.Key}: charged {g.Count()} times"));
        wrong.AddRange(made.SelectMany(i => attempts[i["metadata"]!["attempt_id"]!.ToString()].Invoices).GroupBy(i => i.InvoiceName)
            .Where(g => g.Sum(i => i.AmountCents) > Ledger.Number(_world.Erp.Find("Sales Invoice", g.Key)!["grand_total"]) * 100)
            .Select(g => $"{g.Key}: charged more than it was"));
        foreach (var debit in debits.Where(d => d.AttemptId is not null))
        {
            var (attempt, agreement) = (attempts[debit.AttemptId!.Value.ToString()], agreements[debit.AgreementId]);
            var sent = notices[debit.NoticeAbout].Where(m => m.SentAt is not null).ToList();
            var days = agreement.IsBankDebit ? 10 : debit.Try == 0 ? 7 : 1;
            wrong.AddRange(new[]
            {
                agreement.EndedAt < attempt.AskedAt ? "charged after stop" : null,
                attempt.AmountCents > debit.AmountCents ? "charged more than was told" : null,
                attempt.AmountCents > agreement.LimitCents && !debit.IsApproved ? "charged above the limit" : null,
                debit is { IsApproved: true, Try: 0 } || (sent.Count > 0 && Times.Day(sent.Min(m => m.SentAt!.Value)).AddDays(days) <= Times.Day(attempt.AskedAt!.Value))
                    ? null : "charged before its notice was over",
                sent.GroupBy(m => m.ContactHash).Any(g => g.Count() > 1) ? "told twice" : null,
            }.OfType<string>().Select(w => $"{debit.InvoiceName} try {debit.Try}: {w}"));
        }

        wrong.AddRange(debits.Where(d => d.State == DebitState.Sent && attempts[d.AttemptId!.Value.ToString()].State is not (PaymentState.Processing or PaymentState.New))
            .Select(d => $"{d.InvoiceName}: still under way here, {attempts[d.AttemptId!.Value.ToString()].State} at the bank"));
        say("Automatic charges               " + string.Join(", ", debits.GroupBy(d => d.State).OrderBy(g => g.Key).Select(g => $"{g.Key} {g.Count()}")));
        wrong.AddRange(await DunningCheck.WrongAsync(_world, db, say));
        return await Books.CompareAsync(_world, app, wrong);
    }
}
