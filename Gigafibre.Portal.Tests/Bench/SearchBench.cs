using System.Diagnostics;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Search;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gigafibre.Portal.Tests.Bench;

/// <summary>The staff's search among a million customers: words of names and addresses, rare and common, on both databases.</summary>
internal static class SearchBench
{
    private const int Customers = 1_000_000;

    private static readonly string[] First = ["marc", "louise", "nadia", "yves", "sylvie", "claude", "karim", "julie", "pierre", "isabelle"];
    private static readonly string[] Streets = ["erables", "pins", "rang", "lac", "eglise", "moulin", "principale", "riviere"];

    public static async Task<IReadOnlyList<Measurement>> RunAsync(BenchContext context)
    {
        var measured = new List<Measurement>(await MeasureAsync(DatabaseProvider.Sqlite, $"Data Source={context.Folder}/search.db"));
        await using var postgres = new PostgresServer();
        if (await postgres.TryNewDatabaseAsync() is { } connection)
        {
            measured.AddRange(await MeasureAsync(DatabaseProvider.Postgres, connection));
        }

        return measured;
    }

    private static async Task<IReadOnlyList<Measurement>> MeasureAsync(DatabaseProvider provider, string connection)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Database:Provider"] = provider.ToString(), ["ConnectionStrings:Portal"] = connection }).Build();
        var services = new ServiceCollection().AddLogging();
        services.AddPortalData(configuration);
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(TimeProvider.System);
        await using var provided = services.BuildServiceProvider();
        await provided.MigrateAsync(CancellationToken.None);
        await using var scope = provided.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        await FillAsync(db, provider);
        var index = new SearchIndex(db, null!, TimeProvider.System);
        string[] searches = ["famille123456", "marc famille98765", "lou rue erables", "12 rue", "tremblay marc", "rue", "famille5 principale", "zzzz marc"];
        var times = new List<(string Search, double Time)>();
        foreach (var search in searches)
        {
            await index.FindAsync(search, 20, CancellationToken.None);
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < 5; i++)
            {
                await index.FindAsync(search, 20, CancellationToken.None);
            }

            times.Add((search, Stopwatch.GetElapsedTime(start).TotalMilliseconds / 5));
        }

        var slowest = times.MaxBy(t => t.Time);
        return
        [
            new($"{provider}: search among a million customers, median", times.Select(t => t.Time).Median(), "ms"),
            new($"{provider}: the slowest of eight (\"{slowest.Search}\")", slowest.Time, "ms", 100),
        ];
    }

    /// <summary>Everybody has a first name of ten, one customer in fifty is a Tremblay, all live in a street of eight. Made by the database itself.</summary>
    private static async Task FillAsync(PortalDb db, DatabaseProvider provider)
    {
        var numbers = provider == DatabaseProvider.Sqlite
            ? $"(WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {Customers - 1}) SELECT i FROM n)"
            : $"(SELECT i FROM generate_series(0, {Customers - 1}) AS g(i))";
        var words = new[] { Pick(First), "CASE WHEN i % 50 = 0 THEN 'tremblay' ELSE 'famille' || i END", "'rue'", Pick(Streets), "CAST(10 + i % 900 AS text)" };
        db.Database.SetCommandTimeout(600);
        foreach (var word in words)
        {
            var insert = $"INSERT INTO \"SearchTerms\" (\"Source\", \"Term\", \"CustomerId\") SELECT 'Customer CUST-' || i, {word}, 'CUST-' || i FROM {numbers} AS numbers";
            await db.Database.ExecuteSqlRawAsync(insert);
        }

        await db.Database.ExecuteSqlRawAsync("ANALYZE");
    }

    private static string Pick(string[] words) => $"CASE i % {words.Length} {string.Concat(words.Select((w, n) => $"WHEN {n} THEN '{w}' "))}END";
}
