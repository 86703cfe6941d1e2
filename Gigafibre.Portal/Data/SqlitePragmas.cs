using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gigafibre.Portal.Data;

/// <summary>
/// Lets SQLite read its file through memory: a look-up among a million modems then costs what it costs among a thousand. And lets a writer wait for another by
/// itself, in milliseconds: the provider would try again every 150.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();

    /// <summary>A pooled connection keeps what it was told.</summary>
    private readonly ConditionalWeakTable<object, object> _told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (((SqliteConnection)connection).Handle is not { } handle || !_told.TryAdd(handle, _told))
        {
            return;
        }

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
