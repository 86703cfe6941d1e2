using System.Diagnostics;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gigafibre.Portal.Tests.Bench;

internal static class IndexBench
{
    private const int Small = 1_000;
    private const int Large = 1_000_000;
    private const int Rounds = 9;
    private const int Lookups = 2_000;

    public static async Task<IReadOnlyList<Measurement>> RunAsync(BenchContext context)
    {
        var measured = new List<Measurement>();
        measured.AddRange(await CompareAsync(DatabaseProvider.Sqlite, i => Task.FromResult($"Data Source={context.Folder}/index{i}.db")));
        await using var postgres = new PostgresServer();
        if (await postgres.TryNewDatabaseAsync() is not null)
        {
            measured.AddRange(await CompareAsync(DatabaseProvider.Postgres, async _ => (await postgres.TryNewDatabaseAsync())!));
        }
        else
        {
            Console.WriteLine("  PostgreSQL is not installed here: left out.");
        }

        return measured;
    }

    private static async Task<IReadOnlyList<Measurement>> CompareAsync(DatabaseProvider provider, Func<int, Task<string>> connect)
    {
        await using var small = await IndexAsync(provider, await connect(Small), Small);
        await using var large = await IndexAsync(provider, await connect(Large), Large);
        await LookUpAsync(small, Small);
        await LookUpAsync(large, Large);
        var (few, many) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds; i++)
        {
            few.Add(await LookUpAsync(small, Small));
            many.Add(await LookUpAsync(large, Large));
        }

        return
        [
            new($"{provider}: MAC → customer among a thousand modems", few.Median(), "µs"),
            new($"{provider}: the same among a million", many.Median(), "µs"),
            new($"{provider}: a million ÷ a thousand", few.Zip(many, (a, b) => b / a).Median(), "×", 1.2),
        ];
    }

    private static async Task<ServiceProvider> IndexAsync(DatabaseProvider provider, string connection, int modems)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider.ToString(),
            ["ConnectionStrings:Portal"] = connection,
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPortalData(configuration);
        services.AddOptions<ErpNextOptions>().Configure(o => (o.BaseUrl, o.ApiKey, o.ApiSecret) = (new Uri("http://localhost:1"), "none", "none"));
        services.AddErpNext();
        services.AddSingleton(TimeProvider.System).AddScoped<ModemIndex>();
        var built = services.BuildServiceProvider();
        await built.MigrateAsync(CancellationToken.None);
        await FillAsync(built, modems);
        return built;
    }

    /// <summary>Rows as the directory writes them, made by the database itself.</summary>
    private static async Task FillAsync(ServiceProvider services, int modems)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var columns = """INSERT INTO "Modems" ("Mac", "EquipmentName", "Serial", "Model", "CustomerId", "Language", "Standing", "CheckedAt")""";
        var sql = db.Database.IsSqlite()
            ? $"""WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {modems - 1}) """
                + $"""{columns} SELECT printf('1C61B4%06X', i), 'SE-' || i, 'S' || i, 'XX230v', 'CUST-' || i, 'fr', 'active', 0 FROM n"""
            : $"""{columns} SELECT '1C61B4' || upper(lpad(to_hex(i), 6, '0')), 'SE-' || i, 'S' || i, 'XX230v', 'CUST-' || i, 'fr', 'active', now() """
                + $"""FROM generate_series(0, {modems - 1}) i""";
        db.Database.SetCommandTimeout(300);
        await db.Database.ExecuteSqlRawAsync(sql);
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
    }

    private static async Task<double> LookUpAsync(ServiceProvider services, int modems)
    {
        var chance = new Random(7);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Lookups; i++)
        {
            await using var scope = services.CreateAsyncScope();
            var found = await scope.ServiceProvider.GetRequiredService<ModemIndex>()
                .FindAsync(MacAddress.Parse($"1C61B4{chance.Next(modems):X6}"), CancellationToken.None);
            if (found?.CustomerId is null)
            {
                throw new InvalidOperationException("The index lost a modem.");
            }
        }

        return watch.Elapsed.TotalMicroseconds / Lookups;
    }
}
