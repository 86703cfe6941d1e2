using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gigafibre.Portal.Data;

/// <summary>
/// Lets SQLite read its file through memory: a look-up among a million modems then costs what it costs among a thousand. And lets a writer wait for another by
/// itself, in milliseconds: the provider would try again every 150.
/// </summary>
internal sealed class SqliteManners : DbConnectionInterceptor
{
    public static readonly SqliteManners Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA mmap_size = 1073741824; PRAGMA busy_timeout = 5000";
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite has nothing to wait for.
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
