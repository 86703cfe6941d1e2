using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Tests.Support;

/// <summary>A database with our schema and nothing in it, migrated once and copied for each test.</summary>
public static class EmptyDatabase
{
    private static readonly Lazy<Task<byte[]>> Sqlite = new(MigrateAsync);

    public static async Task WriteSqliteAsync(string file) => await File.WriteAllBytesAsync(file, await Sqlite.Value);

    public static async Task MigratePostgresAsync(string connection)
    {
        await using var db = new PostgresPortalDb(new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql(connection + ";Pooling=false").Options);
        await db.Database.MigrateAsync();
    }

    private static async Task<byte[]> MigrateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-test-").FullName;
        var file = Path.Combine(folder, "portal.db");
        await using (var db = new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite($"Data Source={file};Pooling=false").Options))
        {
            await db.Database.MigrateAsync();
            await db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)");
        }

        var bytes = await File.ReadAllBytesAsync(file);
        Directory.Delete(folder, recursive: true);
        return bytes;
    }
}
