using System.Data.Common;
using Gigafibre.Portal.Core;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gigafibre.Portal.Data;

public static class DataServices
{
    public const string ConnectionName = "Portal";

    /// <summary>
    /// Few connections that wait in line serve a crowd sooner than a hundred that elbow each other, and what is asked often is planned once.
    /// They stand first: what the connection string says of its own comes later, and wins.
    /// </summary>
    private const string PostgresDefaults = "Maximum Pool Size=20;Max Auto Prepare=50;";

    public static IServiceCollection AddPortalData(this IServiceCollection services, IConfiguration configuration)
    {
        var options = new DatabaseOptions();
        Settings.Read(configuration.GetSection(DatabaseOptions.Section), options);
        var provider = options.Provider;
        var connection = configuration.GetConnectionString(ConnectionName)
            ?? (provider == DatabaseProvider.Sqlite
                ? "Data Source=data/portal.db"
                : throw new SettingsException(
                    "ConnectionStrings:Portal is missing: with Database:Provider=Postgres say which database (Host=…;Database=…;Username=…;Password=…)."));
        Check(provider, connection);
        var ring = new KeyRingOptions();
        Settings.Read(configuration.GetSection(KeyRingOptions.Section), ring);
        services.AddSettings<KeyRingOptions>(KeyRingOptions.Section);
        if (provider == DatabaseProvider.Postgres)
        {
            services.AddDbContextPool<PortalDb, PostgresPortalDb>(o => o.UseNpgsql(PostgresDefaults + connection));
            services.AddDataProtection().SetApplicationName("Gigafibre.Portal").PersistKeysToDbContext<PostgresPortalDb>().Protect(ring);
        }
        else
        {
            services.AddDbContextPool<PortalDb, SqlitePortalDb>(o => o.UseSqlite(connection).AddInterceptors(SqlitePragmas.Instance));
            services.AddDataProtection().SetApplicationName("Gigafibre.Portal").PersistKeysToDbContext<SqlitePortalDb>().Protect(ring);
        }

        return services;
    }

    private static void Check(DatabaseProvider provider, string connection)
    {
        try
        {
            _ = provider == DatabaseProvider.Postgres ? (DbConnectionStringBuilder)new NpgsqlConnectionStringBuilder(connection) : new SqliteConnectionStringBuilder(connection);
        }
        catch (ArgumentException e)
        {
            throw new SettingsException($"ConnectionStrings:Portal cannot be read as one of {provider}: key=value pairs, separated by semicolons (docs/configuration.md).", e);
        }
    }

    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        if (db.Database.IsSqlite())
        {
            var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
            if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }
        }

        // Asking first is quick; migrating compares the whole model with its snapshot even when there is nothing to do.
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
        {
            try
            {
                await db.Database.MigrateAsync(cancel);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                throw new SettingsException("The database's schema is older than this program, and the portal's own role may not change it: run "
                    + "`dotnet Gigafibre.Portal.dll migrate` as its owner first (docs/configuration.md#the-database).", e);
            }
        }
    }
}
