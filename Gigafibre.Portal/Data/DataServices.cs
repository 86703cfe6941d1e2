using System.Data.Common;
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
    private const string PostgresManners = "Maximum Pool Size=20;Max Auto Prepare=50;";

    public static IServiceCollection AddPortalData(this IServiceCollection services, IConfiguration configuration)
    {
        var provider = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>()?.Provider ?? DatabaseProvider.Sqlite;
        var connection = configuration.GetConnectionString(ConnectionName)
            ?? (provider == DatabaseProvider.Sqlite
                ? "Data Source=data/portal.db"
                : throw new InvalidOperationException("ConnectionStrings:Portal is missing: with Database:Provider=Postgres say which database."));
        if (provider == DatabaseProvider.Postgres)
        {
            services.AddDbContextPool<PortalDb, PostgresPortalDb>(o => o.UseNpgsql(PostgresManners + connection));
            services.AddDataProtection().SetApplicationName("Gigafibre.Portal").PersistKeysToDbContext<PostgresPortalDb>();
        }
        else
        {
            services.AddDbContextPool<PortalDb, SqlitePortalDb>(o => o.UseSqlite(connection).AddInterceptors(SqliteManners.Instance));
            services.AddDataProtection().SetApplicationName("Gigafibre.Portal").PersistKeysToDbContext<SqlitePortalDb>();
        }

        return services;
    }

    /// <summary>Brings the schema up to date; several nodes may start at once, the migration lock lets one do it.</summary>
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
            await db.Database.MigrateAsync(cancel);
        }
    }
}

public static class DbErrors
{
    /// <summary>True when the database, not we, is in trouble: away, busy, full.</summary>
    public static bool IsDatabaseTrouble(this Exception error) => error is DbException or DbUpdateException or TimeoutException or InvalidOperationException;

    /// <summary>True when the write hit this unique constraint. PostgreSQL names the index; SQLite names the columns.</summary>
    public static bool IsDuplicate(this DbUpdateException error, string table) => error.InnerException switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } e => e.TableName == table,
        SqliteException { SqliteErrorCode: 19 } e => e.Message.Contains($"UNIQUE constraint failed: {table}.", StringComparison.Ordinal),
        _ => false,
    };
}
