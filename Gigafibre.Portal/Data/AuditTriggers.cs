using Microsoft.EntityFrameworkCore.Migrations;

namespace Gigafibre.Portal.Data;

public static class AuditTriggers
{
    private const string Refusal = "AuditEntries is append-only";

    public static void Create(MigrationBuilder migration)
    {
        if (migration.IsSqlite())
        {
            foreach (var verb in new[] { "UPDATE", "DELETE" })
            {
                migration.Sql($"CREATE TRIGGER \"AuditEntries_no_{verb}\" BEFORE {verb} ON \"AuditEntries\" BEGIN SELECT RAISE(ABORT, '{Refusal}'); END;");
            }

            return;
        }

        migration.Sql($"CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{Refusal}'; END $$;");
        migration.Sql("CREATE TRIGGER \"AuditEntries_append_only\" BEFORE UPDATE OR DELETE OR TRUNCATE ON \"AuditEntries\" FOR EACH STATEMENT EXECUTE FUNCTION "
            + "audit_is_append_only();");
    }

    public static void Drop(MigrationBuilder migration)
    {
        if (migration.IsSqlite())
        {
            migration.Sql("DROP TRIGGER \"AuditEntries_no_UPDATE\"; DROP TRIGGER \"AuditEntries_no_DELETE\";");
            return;
        }

        migration.Sql("DROP TRIGGER \"AuditEntries_append_only\" ON \"AuditEntries\"; DROP FUNCTION audit_is_append_only();");
    }
}
