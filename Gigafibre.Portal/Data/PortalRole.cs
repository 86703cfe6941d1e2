using Gigafibre.Portal.Core;
using Npgsql;

namespace Gigafibre.Portal.Data;

/// <summary>
/// What the portal's own login may do in PostgreSQL: read and write its tables, and no more than read and add where rows are only ever added. The schema belongs to
/// another role, which runs the migrations and is in nobody's hands while the portal runs.
/// </summary>
public static class PortalRole
{
    public static IReadOnlyList<string> Grants(string role)
    {
        var who = Name(role);
        return
        [
            $"GRANT USAGE ON SCHEMA public TO {who};",
            $"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {who};",
            $"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {who};",
            .. AuditTriggers.Tables.Append("__EFMigrationsHistory").Select(t => $"REVOKE ALL ON \"{t}\" FROM {who};"),
            .. AuditTriggers.Tables.Select(t => $"GRANT SELECT, INSERT ON \"{t}\" TO {who};"),
            $"GRANT SELECT ON \"__EFMigrationsHistory\" TO {who};",
        ];
    }

    /// <summary>Makes the role if it is not there, with this password, and gives it its grants.</summary>
    public static async Task GrantAsync(string owner, string role, string password, CancellationToken cancel)
    {
        if (new NpgsqlConnectionStringBuilder(owner).Username == role)
        {
            throw new SettingsException("Database:Role is the owner itself: name the login that the portal runs with, and connect as the owner.");
        }

        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(cancel);
        await using var there = new NpgsqlCommand("SELECT 1 FROM pg_roles WHERE rolname = $1", connection) { Parameters = { new() { Value = role } } };
        var verb = await there.ExecuteScalarAsync(cancel) is null ? "CREATE" : "ALTER";
        string[] all =
        [
            // Only who owns everything may say of a role that is there what it is not.
            $"{verb} ROLE {Name(role)} LOGIN{(verb == "CREATE" ? " NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS" : "")} "
                + $"PASSWORD '{password.Replace("'", "''", StringComparison.Ordinal)}';",
            .. Grants(role),
        ];
#pragma warning disable CA2100 // Role and password are the administrator's own settings, quoted; neither can be a parameter there.
        await using var grant = new NpgsqlCommand(string.Join('\n', all), connection);
#pragma warning restore CA2100
        await grant.ExecuteNonQueryAsync(cancel);
    }

    private static string Name(string role) => $"\"{role.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
