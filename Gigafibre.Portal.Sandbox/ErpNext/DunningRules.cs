using System.Text.Json.Nodes;
using static Gigafibre.Portal.Sandbox.ErpNext.Ledger;

namespace Gigafibre.Portal.Sandbox.ErpNext;

/// <summary>What ERPNext makes of a Dunning: a fee of nothing is no fee given, and the type's is taken; whoever pays a bill saves its dunnings, with their own rights.</summary>
internal static class DunningRules
{
    public static void Complete(World world, JsonObject dunning)
    {
        if (Number(dunning["docstatus"]) == 1)
        {
            FrappeApi.Demand(world, "Dunning", "submit");
        }

        var type = dunning["dunning_type"]?.ToString() is { Length: > 0 } name ? world.Erp.Find("Dunning Type", name) : null;
        foreach (var field in new[] { "dunning_fee", "rate_of_interest" })
        {
            dunning[field] = Number(dunning[field]) != 0 ? Number(dunning[field]) : Number(type?[field]);
        }

        var (outstanding, interest) = (0m, 0m);
        foreach (var row in Rows(dunning))
        {
            var bill = row["sales_invoice"]?.ToString() is { Length: > 0 } invoice ? world.Erp.Find("Sales Invoice", invoice)
                ?? throw new FrappeException(417, "LinkValidationError", $"Could not find Row #1: Sales Invoice: {invoice}")
                : throw new FrappeException(417, "MandatoryError", "[Dunning, None]: sales_invoice");
            if (bill["currency"]?.ToString() != dunning["currency"]?.ToString())
            {
                throw new FrappeException(417, "ValidationError",
                    $"The currency of invoice {bill["name"]} ({bill["currency"]}) is different from the currency of this dunning ({dunning["currency"]}).");
            }

            var days = DateOnly.Parse(dunning["posting_date"]!.ToString(), null).DayNumber - DateOnly.Parse(row["due_date"]!.ToString(), null).DayNumber;
            row["overdue_days"] = days;
            row["interest"] = Number(row["outstanding"]) * Number(dunning["rate_of_interest"]) / 100 / 365 * days;
            outstanding += Number(row["outstanding"]);
            interest += Number(row["interest"]);
        }

        (dunning["total_outstanding"], dunning["total_interest"]) = (outstanding, interest);
        dunning["dunning_amount"] = interest + Number(dunning["dunning_fee"]);
        dunning["grand_total"] = outstanding + Number(dunning["dunning_amount"]);
        dunning["status"] ??= "Unresolved";
    }

    /// <summary>Submitted ones that name this bill.</summary>
    public static IReadOnlyList<JsonObject> Of(DocStore store, string invoice) => [.. store.All("Dunning").Where(d => Number(d["docstatus"]) == 1
        && Rows(d).Any(r => r["sales_invoice"]?.ToString() == invoice))];

    /// <summary>Whoever books a payment of a bill saves its dunnings; without the rights nothing is booked.</summary>
    public static void DemandRights(DocStore store, IEnumerable<string> invoices)
    {
        if ((!store.May("Dunning", "write") || !store.May("Dunning", "submit")) && invoices.Any(i => Of(store, i).Count > 0))
        {
            throw new FrappeException(403, "PermissionError",
                "User <strong>portal-svc@gigafibre.example</strong> does not have doctype access via role permission for document <strong>Dunning</strong>");
        }
    }

    /// <summary>After a payment of this bill was booked, or taken back.</summary>
    public static void Resolve(DocStore store, string invoice)
    {
        foreach (var dunning in Of(store, invoice))
        {
            var isOwed = Rows(dunning).Any(r => Number(store.Find("Sales Invoice", r["sales_invoice"]!.ToString())?["outstanding_amount"]) > 0 && IsTermOwed(store, r));
            store.Update("Dunning", dunning["name"]!.ToString(), new JsonObject { ["status"] = isOwed ? "Unresolved" : "Resolved" });
        }
    }

    /// <summary>A row without its term is called paid by whatever payment comes first.</summary>
    private static bool IsTermOwed(DocStore store, JsonObject row) => row["payment_schedule"]?.ToString() is { Length: > 0 } term
        && (store.Find("Sales Invoice", row["sales_invoice"]!.ToString())!["payment_schedule"] as JsonArray ?? []).OfType<JsonObject>()
            .Any(t => t["name"]?.ToString() == term && Number(t["outstanding"]) > 0);

    private static IEnumerable<JsonObject> Rows(JsonObject dunning) => (dunning["overdue_payments"] as JsonArray ?? []).OfType<JsonObject>();
}
