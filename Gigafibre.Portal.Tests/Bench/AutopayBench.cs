using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.SavedMethods;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Sandbox.Stripe;
using Gigafibre.Portal.Tests.Storm;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gigafibre.Portal.Tests.Bench;

/// <summary>A day of automatic payment: twenty thousand customers with an open bill each, two thousand of them due, charged at their banks.</summary>
internal static class AutopayBench
{
    private const int Customers = 20_000;
    private const int Due = 2_000;

    /// <summary>Charged before: a portal that runs has long compiled what it does every day.</summary>
    private const int Before = 300;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static async Task<IReadOnlyList<Measurement>> RunAsync(BenchContext context)
    {
        await using var postgres = new PostgresServer();
        if (await postgres.TryNewDatabaseAsync() is not { } connection)
        {
            Console.WriteLine("  PostgreSQL is not installed here: left out.");
            return [];
        }

        var (world, clock) = (context.Outside.NewWorld(), new JumpedClock(Path.Combine(context.Folder, "clock")));
        var today = DebitDay.Open(Times.Today(TimeProvider.System).AddDays(1));
        clock.Jump(Times.At(today, 10) - TimeProvider.System.GetUtcNow());
        (world.Stripe.Ahead, world.Stripe.DebitTakes) = (clock.Ahead, TimeSpan.FromDays(4));

        // Nothing else is to run meanwhile: no reminders, no looking after payments that are at the bank.
        using var node = StormNode.Start(context.Outside, world, connection, clock, ("Dunning__IsOn", "false"), ("Payments__SweepSeconds", "86400"));
        await node.FirstAnswerAsync("/health/ready");
        await using var driver = StormNode.Driver(context.Outside, world, connection, clock);
        await FillAsync(driver, world, today, clock);

        var plan = await TimeAsync<PlanDebitsHandler>(driver, node, world, _ => Task.FromResult(true));
        static async Task<bool> AreSentAsync(PortalDb db, int count) => await db.AutopayDebits.CountAsync(d => d.State == DebitState.Sent) == count;
        await TimeAsync<RunDebitsHandler>(driver, node, world, db => AreSentAsync(db, Before));
        await using (var scope = driver.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<PortalDb>().AutopayDebits.Where(d => d.State == DebitState.Announced && d.DueOn == today)
                .ExecuteUpdateAsync(s => s.SetProperty(d => d.ChargeOn, today));
        }

        var (settled, most) = (node.ResidentMegabytes(), 0d);
        var charge = await TimeAsync<RunDebitsHandler>(driver, node, world, async db =>
        {
            most = Math.Max(most, node.ResidentMegabytes());
            return await AreSentAsync(db, Before + Due);
        });
        var made = world.Stripe.All("payment_intent").Count - Before;
        return made != Due ? throw new InvalidOperationException($"{made} charges, not {Due}.") :
        [
            new("autopay, processor time a charge", charge.Seconds * 1000 / Due, "ms", 10),
            new("autopay, ERPNext questions a charge", charge.OfCustomers / (double)Due, "", 3),
            new($"autopay, memory above a quiet portal while {Due} are charged", most - settled, "MB", 60),
            new($"autopay, processor time to look over {Customers} bills", plan.Seconds, "s"),
            new($"autopay, ERPNext questions to look over {Customers} bills", plan.Questions, "", (Customers / 500) + 1),
        ];
    }

    /// <summary>Has the node do one work item, and all that follows from it. What its other runs ask meanwhile names none of the customers here.</summary>
    private static async Task<(double Seconds, int Questions, int OfCustomers)> TimeAsync<THandler>(
        ServiceProvider driver, ServerProcess node, World world, Func<PortalDb, Task<bool>> isDone)
        where THandler : IWorkHandler
    {
        var (kind, key) = (THandler.Kind, "bench:" + THandler.Kind);
        await using (var scope = driver.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<WorkQueue>().Add(THandler.Kind, key, "");
            await scope.ServiceProvider.GetRequiredService<PortalDb>().SaveChangesAsync();
        }

        var (cpu, asked) = (node.CpuSeconds(), world.Requests.Of("erpnext").Count);
        for (var until = DateTime.UtcNow + Longest; DateTime.UtcNow < until;)
        {
            await Task.Delay(200);
            await using var scope = driver.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            if (await db.WorkItems.AnyAsync(w => w.Kind == kind && w.Key == key && w.DoneAt != null) && await isDone(db))
            {
                var now = world.Requests.Of("erpnext").Skip(asked).ToList();
                return (node.CpuSeconds() - cpu, now.Count, now.Count(r => r.Contains("CUST-", StringComparison.Ordinal)));
            }
        }

        throw new InvalidOperationException($"{THandler.Kind} took longer than {Longest.TotalMinutes} minutes.");
    }

    private static async Task FillAsync(ServiceProvider driver, World world, DateOnly today, JumpedClock clock)
    {
        var now = clock.GetUtcNow();
        for (var c = 0; c < Customers; c += 1000)
        {
            await using var scope = driver.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            foreach (var i in Enumerable.Range(c, 1000))
            {
                Add(db, world, i, i < Before + Due ? today : today.AddDays(5 + (i % 20)), now);
            }

            await db.SaveChangesAsync();
        }
    }

    /// <summary>Signed long ago; told of this bill two weeks ago.</summary>
    private static void Add(PortalDb db, World world, int i, DateOnly due, DateTimeOffset now)
    {
        var customer = world.Erp.Insert("Customer", new()
        {
            ["customer_name"] = $"Abonné {i}",
            ["customer_type"] = "Individual",
            ["language"] = "fr",
            ["disabled"] = 0,
            ["is_frozen"] = 0,
        }, $"CUST-{i:00000}")["name"]!.ToString();
        var bill = Bills.Issue(world, customer, Utc(due.AddDays(-30)), Utc(due), [("Internet fibre", 60m)]);
        var (method, told) = (Keep(world, customer, now), now.AddDays(-14));
        var agreement = new AutopayAgreement
        {
            Id = Guid.NewGuid(),
            CustomerId = customer,
            SavedMethodId = method.Id,
            MethodKind = SavedMethod.BankDebit,
            MandateId = method.MandateId,
            Last4 = method.Last4,
            TextVersion = "1",
            Language = "fr",
            Text = "…",
            TextHash = "…",
            SignedAt = told,
            SignedFrom = "bench",
        };
        var debit = new AutopayDebit
        {
            Id = Guid.NewGuid(),
            AgreementId = agreement.Id,
            CustomerId = customer,
            InvoiceName = bill,
            DueOn = due,
            AmountCents = 6898,
            ChargeOn = DebitDay.Open(due).AddDays(i >= Before && i < Before + Due ? 1 : 0),
            State = DebitState.Announced,
            CreatedAt = told,
            AnnouncedAt = told,
            ChangedAt = told,
        };
        db.SavedMethods.Add(method);
        db.AutopayAgreements.Add(agreement);
        db.AutopayDebits.Add(debit);
        db.Messages.Add(new Message
        {
            Id = Guid.NewGuid(),
            CustomerId = customer,
            Kind = AutopayMessages.Notice.Name,
            About = debit.NoticeAbout,
            Channel = MessageChannel.Sms,
            ContactHash = customer,
            MaskedContact = "…",
            ContactSealed = "",
            Language = "fr",
            Subject = "…",
            Body = "…",
            Brief = "…",
            Delivery = Delivery.Delivered,
            CreatedAt = told,
            SentAt = told,
        });
    }

    private static SavedMethod Keep(World world, string customer, DateTimeOffset now) => world.Stripe.Transact(() =>
    {
        var stripe = world.Stripe.Add(StripeObjects.Customer(StripeObjects.NewId("cus"), []))["id"]!.ToString();
        var kept = world.Stripe.Add(StripeMethodObjects.BankAccount(stripe, "000123456789"));
        var mandate = world.Stripe.Add(StripeMethodObjects.Mandate(kept["id"]!.ToString(), null));
        mandate["status"] = "active";
        return new SavedMethod
        {
            Id = Guid.NewGuid(),
            CustomerId = customer,
            StripeCustomerId = stripe,
            Language = "fr",
            State = SavedMethodState.Ready,
            MethodId = kept["id"]!.ToString(),
            MandateId = mandate["id"]!.ToString(),
            Kind = SavedMethod.BankDebit,
            Last4 = "6789",
            IsDefault = true,
            CreatedAt = now,
            ReadyAt = now,
            ChangedAt = now,
        };
    });

    private static DateTime Utc(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}
