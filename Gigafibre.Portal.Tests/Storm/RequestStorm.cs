using System.Globalization;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.SavedMethods;
using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Sandbox;
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
/// Customers change plans, pause, resume, end, and take it back, at random, while our team does what was asked, does half of it, ticks it without doing it, or forgets it; two
/// portals are killed with -9 and ERPNext fails after it did what was asked. At the end each request is in one clear state, ERPNext agrees or a finding says how it does not,
/// each was confirmed once and has one ticket, and automatic payment took nothing for a time after an end.
/// </summary>
public sealed class RequestStorm(Outside outside, StormPlan plan, string connection, Action<string> say)
{
    private const int Days = 60;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);
    private readonly World _world = outside.NewWorld();
    private readonly JumpedClock _clock = new(Path.Combine(Directory.CreateTempSubdirectory("portal-storm-").FullName, "clock"));
    private readonly ServerProcess[] _nodes = new ServerProcess[2];
    private readonly List<(string Customer, string Subscription)> _people = [];
    private readonly HashSet<string> _after = [];
    private readonly Random _chance = new(plan.Seed);
    private int _killed;
    private int _run;
    private int _asked;

    public async Task<int> RunAsync()
    {
        var first = DebitDay.Open(Times.Today(TimeProvider.System).AddDays(1));
        GoTo(first);
        var app = StormNode.Driver(outside, _world, connection, _clock);
        for (var i = 0; i < _nodes.Length; i++)
        {
            _nodes[i] = await StartAsync();
        }

        try
        {
            await SettleAsync(app);
            _world.Faults.Seed(plan.Seed);
            Weather(on: true);
            for (var day = first; day < first.AddDays(Days); day = day.AddDays(_chance.Next(1, 4)))
            {
                GoTo(day);
                await PassDayAsync(app, day);
            }

            say($"{_asked} decisions, {_killed} killed; the weather clears");
            Weather(on: false);
            for (var i = 0; i < 2; i++)
            {
                _clock.Jump(_clock.Ahead + TimeSpan.FromHours(2));
                await RunAsync(app);
                await QuietAsync(app);
            }

            return await CompareAsync(app);
        }
        finally
        {
            foreach (var node in _nodes)
            {
                node.Dispose();
            }
        }
    }

    private async Task<ServerProcess> StartAsync()
    {
        var node = StormNode.Start(outside, _world, connection, _clock);
        await node.FirstAnswerAsync("/health/ready");
        return node;
    }

    private void GoTo(DateOnly day)
    {
        var ahead = Times.At(day, 10) - TimeProvider.System.GetUtcNow();
        (_world.Stripe.Ahead, _world.Stripe.DebitTakes) = (ahead, TimeSpan.FromSeconds(1));
        _clock.Jump(ahead);
    }

    private void Weather(bool on) => _world.Faults.Storm("erpnext",
        on ? [(Fault.ErrorAfterCommit, 0.04), (Fault.CutAfterCommit, 0.04), (Fault.Error, 0.03), (Fault.Down, 0.02)] : []);

    /// <summary>One customer for every four decisions; each has a telephone, a plan, and pays automatically.</summary>
    private async Task SettleAsync(ServiceProvider app)
    {
        for (var c = 0; c < Math.Max(4, plan.Payments / 4); c++)
        {
            var name = $"Zoé d'Amours & fils {c}/100 %";
            var customer = _world.Erp.Insert("Customer", new()
            {
                ["customer_name"] = name,
                ["customer_type"] = "Individual",
                ["language"] = "fr",
                ["disabled"] = 0,
                ["is_frozen"] = 0,
            }, name)["name"]!.ToString();
            SceneSeeder.AddContact(_world, new Scene("x", name, "", "1C:61:B4:0F:00:01"), customer, $"+1418556{c:0000}", null, primary: true);
            var subscription = _world.Erp.Insert("Service Subscription", new()
            {
                ["customer"] = customer,
                ["service_category"] = "Internet",
                ["plan_name"] = "Fibre 500",
                ["monthly_price"] = 60m,
                ["start_date"] = "2024-01-01",
                ["status"] = "Actif",
            })["name"]!.ToString();
            _people.Add((customer, subscription));
            var method = _world.Stripe.Transact(() =>
            {
                var stripe = _world.Stripe.Add(StripeObjects.Customer(StripeObjects.NewId("cus"), []))["id"]!.ToString();
                var card = _world.Stripe.Add(StripeMethodObjects.Card(stripe, "4242424242424242", 2040, 12))["id"]!.ToString();
                return new SavedMethod
                {
                    Id = Guid.NewGuid(),
                    CustomerId = customer,
                    StripeCustomerId = stripe,
                    Language = "fr",
                    State = SavedMethodState.Ready,
                    MethodId = card,
                    Kind = SavedMethod.Card,
                    Last4 = "4242",
                    IsDefault = true,
                    CreatedAt = _clock.GetUtcNow(),
                    ReadyAt = _clock.GetUtcNow(),
                    ChangedAt = _clock.GetUtcNow(),
                };
            });
            await using var scope = app.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<PortalDb>().SavedMethods.Add(method);
            await scope.ServiceProvider.GetRequiredService<PortalDb>().SaveChangesAsync();
            await scope.ServiceProvider.GetRequiredService<AutopayAgreements>()
                .SignAsync(customer, new AutopayChoice(method, null, null), Language.French, "storm", default);
        }

        say($"{_people.Count} customers");
    }

    private async Task PassDayAsync(ServiceProvider app, DateOnly day)
    {
        var started = System.Diagnostics.Stopwatch.StartNew();
        var killing = _killed < plan.Kills && _chance.Next(2) == 0 ? KillAsync() : Task.CompletedTask;
        for (var i = 0; i < Math.Max(2, plan.Payments / 24); i++)
        {
            var (customer, subscription) = _people[_chance.Next(_people.Count)];
            await DecideAsync(app, customer, subscription, day);
        }

        await WorkAsync(app, day);
        await RunAsync(app);
        await killing;
        await QuietAsync(app);
        say(string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}: {_asked} decisions, {started.Elapsed.TotalSeconds:0} s"));
    }

    /// <summary>What the pages do, by the same services.</summary>
    private async Task DecideAsync(ServiceProvider app, string customer, string name, DateOnly day)
    {
        await using var scope = app.CreateAsyncScope();
        var (desk, options) = (scope.ServiceProvider.GetRequiredService<ServiceDesk>(), scope.ServiceProvider.GetRequiredService<IOptions<SubscriptionOptions>>().Value);
        try
        {
            if (_chance.Next(4) == 0 && (await desk.Requests.ListAsync(customer, default)).FirstOrDefault(r => r.IsOpen) is { } open)
            {
                await desk.Requests.WithdrawAsync(customer, open.Number, default);
                return;
            }

            if (await desk.Services.FindAsync(customer, name, default) is not { } service || !service.Subscription.Stands || service.Subscription.CancelledOn is not null)
            {
                return;
            }

            var (now, offers) = (service.Subscription, desk.Services.Offers(service));
            var quote = _chance.Next(10) switch
            {
                < 5 when offers.Count > 0 => RequestQuote.Change(now, offers[_chance.Next(offers.Count)], BankDays.Add(day, options.ChangeDays)),
                < 7 when now.Standing == SubscriptionStanding.Active => RequestQuote.Pause(now, day.AddDays(1), day.AddDays(_chance.Next(8, 20)), options.PauseCost!.Value),
                7 when now.Standing == SubscriptionStanding.Suspended => RequestQuote.Resume(now, day),
                8 => RequestQuote.Move(now, day.AddDays(3), "12, rue Neuve, Saint-Gédéon"),
                _ => RequestQuote.Cancel(now, day.AddDays(_chance.Next(0, 6))),
            };

            // Pressed twice, at once.
            await using var other = app.CreateAsyncScope();
            var twice = await Task.WhenAll(
                desk.Requests.GiveAsync(customer, service, quote, Language.French, default),
                other.ServiceProvider.GetRequiredService<ServiceDesk>().Requests.GiveAsync(customer, service, quote, Language.French, default));
            _asked += twice.Any(r => r is not null) ? 1 : 0;
        }
        catch (IntegrationException)
        {
            // Try again later, says the page.
        }
    }

    /// <summary>Our team: does it, does half of it, ticks it or not, or forgets it. After an end ERPNext bills on, now and then.</summary>
    private async Task WorkAsync(ServiceProvider app, DateOnly day)
    {
        await using var scope = app.CreateAsyncScope();
        var (db, requests) = (scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<ServiceRequests>());
        foreach (var request in await db.ServiceRequests.AsNoTracking().Where(r => r.State == RequestState.Given || r.State == RequestState.Scheduled).ToListAsync())
        {
            var (luck, isDue) = (_chance.Next(10), request.EffectiveOn <= day || request.Kind is RequestKind.Change or RequestKind.Cancel);
            if (luck < 6 && isDue)
            {
                Do(request, isHalf: luck == 5);
            }

            if (luck is 3 or 6 && isDue)
            {
                await requests.MoveAsync(request.Number, RequestState.Done, "Béa", null, default);
            }

            if (luck == 7)
            {
                await requests.MoveAsync(request.Number, _chance.Next(2) == 0 ? RequestState.Scheduled : RequestState.Refused, "Béa", "la fibre n’y est pas", default);
            }

            if (luck == 8 && request.Kind == RequestKind.Cancel)
            {
                var from = request.EffectiveOn.AddDays(1);
                _after.Add(Bills.Issue(_world, request.CustomerId, Utc(from), Utc(from.AddDays(12)), [("Internet fibre", 60m)]));
            }
        }
    }

    private void Do(ServiceRequest request, bool isHalf) => _world.Erp.Update("Service Subscription", request.Subscription, request.Kind switch
    {
        RequestKind.Change when isHalf => new() { ["plan_name"] = request.After },
        RequestKind.Change => new() { ["plan_name"] = request.After, ["monthly_price"] = request.AfterCents / 100m },
        RequestKind.Pause => new() { ["status"] = isHalf ? "Actif" : "Suspendu" },
        RequestKind.Resume => new() { ["status"] = isHalf ? "Suspendu" : "Actif" },
        RequestKind.Cancel when isHalf => new() { ["cancellation_date"] = Day(request.EffectiveOn.AddDays(5)) },
        RequestKind.Cancel => new() { ["cancellation_date"] = Day(request.EffectiveOn), ["status"] = "Annulé" },
        _ => [],
    });

    private async Task RunAsync(ServiceProvider app)
    {
        await using var scope = app.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<WorkQueue>();
        var runs = new[]
        {
            (CompareRequestsHandler.Kind, CompareRequestsHandler.Night), (TellEndsHandler.Kind, TellEndsHandler.Day),
            (PlanDebitsHandler.Kind, "all"), (RunDebitsHandler.Kind, "run"),
        };
        foreach (var (kind, run) in runs)
        {
            work.Add(kind, $"{run}:storm:{_run++}", "", _clock.GetUtcNow());
        }

        await scope.ServiceProvider.GetRequiredService<PortalDb>().SaveChangesAsync();
    }

    private async Task KillAsync()
    {
        await Task.Delay(_chance.Next(50, 800));
        var i = _chance.Next(_nodes.Length);
        _nodes[i].Dispose();
        _nodes[i] = await StartAsync();
        _killed++;
    }

    private async Task QuietAsync(ServiceProvider app)
    {
        string[] kinds = [CompareRequestsHandler.Kind, TellEndsHandler.Kind, OpenRequestHandler.Kind, CloseRequestHandler.Kind, TellHandler.Kind, SendMessageHandler.Kind,
            PlanDebitsHandler.Kind, RunDebitsHandler.Kind, ChargeDebitHandler.Kind];
        for (var until = DateTime.UtcNow + Longest; DateTime.UtcNow < until;)
        {
            await Task.Delay(300);
            await using var scope = app.CreateAsyncScope();
            var soon = _clock.GetUtcNow().AddSeconds(30);
            if (!await scope.ServiceProvider.GetRequiredService<PortalDb>().WorkItems.AnyAsync(
                w => w.DoneAt == null && w.ParkedAt == null && kinds.Contains(w.Kind) && w.DueAt < soon))
            {
                return;
            }
        }

        say("not quiet in time");
    }

    private async Task<int> CompareAsync(ServiceProvider app)
    {
        await using var scope = app.CreateAsyncScope();
        var (db, erp) = (scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<ErpNextSubscriptions>());
        var (all, today, wrong) = (await db.ServiceRequests.AsNoTracking().OrderBy(r => r.GivenAt).ToListAsync(), Times.Today(_clock), new List<string>());
        var told = (await db.Messages.AsNoTracking().ToListAsync()).ToLookup(m => (m.Kind, m.About));
        var found = (await db.Findings.AsNoTracking().Where(f => f.ResolvedAt == null).ToListAsync()).Select(f => (f.Kind, f.Subject)).ToHashSet();
        var issues = _world.Erp.All("Issue").ToDictionary(i => i["name"]!.ToString(), i => i["status"]!.ToString());
        wrong.AddRange(all.Where(r => r.IsOpen).GroupBy(r => r.Subscription).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {g.Count()} open requests"));
        foreach (var request in all)
        {

            // A text whose answer was lost with its node may have arrived: a person looks, and nothing is sent twice.
            var given = told[(RequestMessages.Given.Name, request.Id.ToString())].Count(m => m.SentAt is not null || m.Delivery == Delivery.Sending);
            var isLast = !all.Any(l => l.Subscription == request.Subscription && l.GivenAt > request.GivenAt && l.State != RequestState.Refused);
            var now = await erp.FindAsync(request.Subscription, default);
            bool IsFound(FindingKind kind) => found.Contains((kind, request.Number));
            var agrees = now is null ? null : RequestComparison.Agrees(request, now, today);
            wrong.AddRange(new[]
            {
                request.IsBack || given == 1 ? null : $"confirmed {given} times",
                issues.TryGetValue(request.IssueName, out var status) ? null : "has no ticket",
                request.State == RequestState.Withdrawn && status != "Closed" ? "taken back, and its ticket is open" : null,
                request is { Kind: RequestKind.Cancel, State: RequestState.Refused } ? "an end was refused" : null,
                request.IsOpen && agrees is not true && BankDays.Add(request.EffectiveOn, 1) < today && !IsFound(FindingKind.RequestLate) ? "late, and nobody is told" : null,
                isLast && request.State == RequestState.Done && agrees is false && request.EffectiveOn <= today
                    && !(request.Until < today) && !IsFound(FindingKind.RequestDisagrees)
                    ? "ticked, not so in ERPNext, and nobody is told" : null,
                isLast && request.State == RequestState.Withdrawn && agrees is true && !(request.Until < today) && !IsFound(FindingKind.RequestDisagrees)
                    ? "withdrawn, done in ERPNext, and nobody is told" : null,
                request.IsOpen && request.Kind != RequestKind.Pause && agrees is true && request.EffectiveOn <= today ? "done there, and still open" : null,
            }.OfType<string>().Select(w => $"{request.Number} ({request.Kind}, {request.State}): {w}"));
        }

        var paid = (await db.PaymentAttempts.AsNoTracking().Include(a => a.Invoices).Where(a => a.AskedAt != null).ToListAsync())
            .SelectMany(a => a.Invoices).Select(i => i.InvoiceName);
        wrong.AddRange(paid.Where(_after.Contains).Where(i => IsAfterEnd(i, all)).Select(i => $"{i}: charged for a time after the end"));
        say("Requests                        " + string.Join(", ", all.GroupBy(r => r.State).OrderBy(g => g.Key).Select(g => $"{g.Key} {g.Count()}")));
        say($"Bills after an end              {_after.Count}; findings open: {string.Join(", ", found.GroupBy(f => f.Kind).Select(g => $"{g.Key} {g.Count()}"))}");
        wrong.Take(20).ToList().ForEach(w => say("WRONG " + w));
        say(wrong.Count == 0 ? "Every request is in one clear state." : $"{wrong.Count} things are wrong.");
        return wrong.Count == 0 ? 0 : 1;
    }

    /// <summary>An end that was taken back is none.</summary>
    private bool IsAfterEnd(string invoice, IReadOnlyList<ServiceRequest> all)
    {
        var bill = _world.Erp.Find("Sales Invoice", invoice)!;
        return all.Any(r => r.CustomerId == bill["customer"]!.ToString() && r is { Kind: RequestKind.Cancel, State: not RequestState.Withdrawn }
            && string.CompareOrdinal(bill["from_date"]!.ToString(), Day(r.EffectiveOn)) > 0);
    }

    private static DateTime Utc(DateOnly day) => day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
