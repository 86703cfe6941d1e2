using System.Globalization;
using System.Text.Json.Nodes;
using Gigafibre.Portal.Sandbox.ErpNext;

namespace Gigafibre.Portal.Sandbox.People;

/// <summary>What our team offers in writing.</summary>
public static class Quotations
{
    /// <summary>Two hours of work and a second access point: 240.00, 275.94 with taxes, good for a month.</summary>
    public static string Offer(World world, string customer)
    {
        static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return world.Erp.Insert("Quotation", new JsonObject
        {
            ["quotation_to"] = "Customer",
            ["party_name"] = customer,
            ["docstatus"] = 1,
            ["transaction_date"] = Day(DateTime.UtcNow.AddDays(-3)),
            ["valid_till"] = Day(DateTime.UtcNow.AddDays(27)),
            ["status"] = "Open",
            ["company"] = Ledger.Company,
            ["currency"] = "CAD",
            ["net_total"] = 240m,
            ["total_taxes_and_charges"] = 35.94m,
            ["grand_total"] = 275.94m,
            ["rounded_total"] = 0m,
            ["disable_rounded_total"] = 1,
            ["terms"] = "<div class=\"ql-editor\"><p>Garantie d’un an sur la borne. <b>Travaux sur rendez-vous.</b></p><ul>"
                + string.Concat(Enumerable.Range(1, 8).Select(i => $"<li>Point {i} : l’accès au sous-sol et à l’entrée électrique est dégagé le jour des travaux.</li>"))
                + "</ul><p>Fin des conditions.</p></div>",
            ["items"] = new JsonArray(
                new JsonObject { ["item_code"] = "WIFI-6", ["item_name"] = "Borne Wi-Fi 6", ["qty"] = 1m, ["rate"] = 120m, ["amount"] = 120m },
                new JsonObject { ["item_code"] = "POSE", ["item_name"] = "Pose et câblage, par heure", ["qty"] = 2m, ["rate"] = 60m, ["amount"] = 120m }),
        })["name"]!.ToString();
    }
}
