using Gigafibre.Portal.Data;
using Gigafibre.Portal.Sandbox.Stripe;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gigafibre.Portal.Tests.Bench;

/// <summary>How much work the loop does in a second, with one process and with two on one PostgreSQL.</summary>
internal static class WorkBench
{
    private const int Items = 4000;

    public static async Task<IReadOnlyList<Measurement>> RunAsync(BenchContext context)
    {
        await using var postgres = new PostgresServer();
        var measured = new List<Measurement>();
        foreach (var nodes in new[] { 1, 2 })
        {
            if (await postgres.TryNewDatabaseAsync() is not { } connection)
            {
                Console.WriteLine("  PostgreSQL is not installed here: left out.");
                return [];
            }

            measured.Add(new($"work loop, {nodes} process{(nodes == 1 ? "" : "es")} on PostgreSQL", await RunAsync(context, connection, nodes), "/s", 600, AtLeast: true));
        }

        return measured;
    }

    private static async Task<double> RunAsync(BenchContext context, string connection, int nodes)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPortalData(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Database:Provider"] = "Postgres", ["ConnectionStrings:Portal"] = connection }).Build());
        await using var provider = services.BuildServiceProvider();
        await provider.MigrateAsync(CancellationToken.None);
        await FillAsync(provider);
        var processes = Enumerable.Range(0, nodes).Select(_ => context.StartPortal("Postgres", connection)).ToList();
        try
        {
            while (true)
            {
                await Task.Delay(250);
                await using var scope = provider.CreateAsyncScope();
                var done = scope.ServiceProvider.GetRequiredService<PortalDb>().WorkItems.Where(w => w.Kind == "stripe-event" && w.DoneAt != null).Select(w => w.DoneAt!.Value);
                if (await done.CountAsync() == Items)
                {
                    return Items / (await done.MaxAsync() - await done.MinAsync()).TotalSeconds;
                }
            }
        }
        finally
        {
            processes.ForEach(p => p.Dispose());
        }
    }

    /// <summary>Events of another train: a look into the inbox each, and nothing outside.</summary>
    private static async Task FillAsync(ServiceProvider provider)
    {
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var now = DateTimeOffset.UtcNow;
        for (var i = 0; i < Items; i++)
        {
            var told = StripeObjects.Event("payment_intent.succeeded",
                new() { ["id"] = "pi_bench", ["object"] = "payment_intent", ["metadata"] = new System.Text.Json.Nodes.JsonObject() }, "2026-06-30.dahlia");
            db.InboxMessages.Add(new InboxMessage
            {
                Id = Guid.CreateVersion7(),
                Source = "stripe",
                ExternalId = told["id"]!.ToString(),
                RawBody = StripeWebhooks.Text(told),
                ReceivedAt = now
            });
        }

        await db.SaveChangesAsync();
    }
}
