using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gigafibre.Portal.Data;

public static class DbErrors
{
    private const int SqliteConstraint = 19;

    /// <summary>PERM, BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL.</summary>
    private static readonly int[] SqliteTrouble = [3, 5, 6, 8, 10, 11, 13, 14, 15];

    /// <summary>Connection, transaction rolled back, resources, object in use, operator's word, system, internal.</summary>
    private static readonly string[] PostgresTrouble = ["08", "40", "53", "55", "57", "58", "XX"];

    /// <summary>True when the database, not we, is in trouble: away, busy, full. A row that breaks a rule or a table that is not there is our own fault.</summary>
    public static bool IsDatabaseTrouble(this Exception error) => error switch
    {
        PostgresException e => PostgresTrouble.Contains(e.SqlState[..2]),
        SqliteException e => SqliteTrouble.Contains(e.SqliteErrorCode),
        DbException or TimeoutException => true,

        // What EF Core wraps them in: a write, and what it would try again if it were told to.
        DbUpdateConcurrencyException => false,
        DbUpdateException or InvalidOperationException => error.InnerException?.IsDatabaseTrouble() == true,
        _ => false,
    };

    /// <summary>True when the write hit a unique constraint on rows of this kind. PostgreSQL names the table; SQLite names its columns.</summary>
    public static bool IsDuplicate<TEntity>(this DbUpdateException error)
    {
        var table = error.Entries[0].Metadata.Model.FindEntityType(typeof(TEntity))!.GetTableName();
        return error.InnerException switch
        {
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } e => e.TableName == table,
            SqliteException { SqliteErrorCode: SqliteConstraint } e => e.Message.Contains($"UNIQUE constraint failed: {table}.", StringComparison.Ordinal),
            _ => false,
        };
    }
}
