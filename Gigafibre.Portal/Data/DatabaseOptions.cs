namespace Gigafibre.Portal.Data;

public enum DatabaseProvider
{
    Sqlite,
    Postgres,
}

public sealed class DatabaseOptions
{
    public const string Section = "Database";

    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>For <c>migrate</c> on PostgreSQL: the login that the portal runs with, and its password. It is made, and may what the portal needs.</summary>
    public string? Role { get; set; }

    public string? RolePassword { get; set; }
}
