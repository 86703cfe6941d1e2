using Microsoft.EntityFrameworkCore.Migrations;

namespace Gigafibre.Portal.Data;

public static class AuditTriggers
{
    /// <summary>What is only ever added to.</summary>
    public static readonly string[] Tables = ["AuditEntries", "AuditLinks", "PrivacyIncidents"];

    private static readonly string[] Verbs = ["UPDATE", "DELETE"];

    public static void Create(MigrationBuilder migration)
    {
        if (!migration.IsSqlite())
        {
            migration.Sql("CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;");
        }

        foreach (var table in Tables)
        {
            if (migration.IsSqlite())
            {
                foreach (var verb in Verbs)
                {
                    migration.Sql($"CREATE TRIGGER \"{table}_no_{verb}\" BEFORE {verb} ON \"{table}\" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;");
                }

                continue;
            }

            migration.Sql($"CREATE TRIGGER \"{table}_append_only\" BEFORE UPDATE OR DELETE OR TRUNCATE ON \"{table}\" FOR EACH STATEMENT EXECUTE FUNCTION "
                + "audit_is_append_only();");
        }
    }

    public static void Drop(MigrationBuilder migration)
    {
        foreach (var table in Tables)
        {
            migration.Sql(migration.IsSqlite() ? string.Concat(Verbs.Select(v => $"DROP TRIGGER \"{table}_no_{v}\";")) : $"DROP TRIGGER \"{table}_append_only\" ON \"{table}\";");
        }

        if (!migration.IsSqlite())
        {
            migration.Sql("DROP FUNCTION audit_is_append_only();");
        }
    }
}
