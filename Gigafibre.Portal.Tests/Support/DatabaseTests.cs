using Gigafibre.Portal.Data;
using Gigafibre.Portal.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Gigafibre.Portal.Tests.Support;

/// <summary>Tests that hold on either database: a class has one subclass for SQLite and one, given a server, for PostgreSQL.</summary>
public abstract class DatabaseTests(Outside outside, PostgresServer? postgres)
{
    protected Outside Outside => outside;

    protected async Task<PortalApp> StartAsync(Dictionary<string, string?>? settings = null, World? world = null, Action<IServiceCollection>? also = null) =>
        await PortalApp.StartAsync(outside, Provider, await NewDatabaseAsync(), settings, world, also: also);

    protected Task<PortalApp> StartOnAsync(string database, World world, TestClock clock, Dictionary<string, string?>? settings = null) =>
        PortalApp.StartAsync(outside, Provider, database, settings, world, clock);

    protected async Task<string> NewLastingDatabaseAsync() =>
        await NewDatabaseAsync() ?? $"Data Source={Path.Combine(Directory.CreateTempSubdirectory("portal-test-").FullName, "portal.db")}";

    private DatabaseProvider Provider => postgres is null ? DatabaseProvider.Sqlite : DatabaseProvider.Postgres;

    private async Task<string?> NewDatabaseAsync() => postgres is null ? null : await postgres.NewDatabaseAsync();
}
