using System.Globalization;
using System.Text.Json.Nodes;
using static Gigafibre.Portal.Sandbox.ErpNext.Ledger;

namespace Gigafibre.Portal.Sandbox.ErpNext;

/// <summary>What a company's books hold before the first bill: accounts, years, ways to pay.</summary>
internal static class OpeningBooks
{
    public static void Open(DocStore store)
    {
        foreach (var (name, type) in new[] { (Receivable, "Receivable"), (Clearing, "Bank"), (Gst, "Tax"), (Qst, "Tax"), ("Banque - GF", "Bank"),
            ("Ventes - GF", "Income Account") })
        {
            store.Insert("Account", new JsonObject { ["account_name"] = name, ["account_type"] = type, ["company"] = Company, ["account_currency"] = "CAD" }, name);
        }

        store.Insert("Company", new JsonObject { ["company_name"] = Company, ["default_currency"] = "CAD" }, Company);
        for (var year = DateTime.UtcNow.Year - 3; year <= DateTime.UtcNow.Year + 1; year++)
        {
            store.Insert("Fiscal Year", new JsonObject { ["year_start_date"] = $"{year}-01-01", ["year_end_date"] = $"{year}-12-31", ["disabled"] = 0 },
                year.ToString(CultureInfo.InvariantCulture));
        }

        store.Insert("Mode of Payment", new JsonObject { ["mode_of_payment"] = Mode, ["type"] = "Bank", ["enabled"] = 1 }, Mode);
        store.Insert("Mode of Payment", new JsonObject { ["mode_of_payment"] = "Chèque", ["type"] = "Bank", ["enabled"] = 1 }, "Chèque");
        foreach (var type in new[] { "Rappel", "Avis de suspension" })
        {
            store.Insert("Dunning Type", new JsonObject { ["dunning_type"] = type, ["company"] = Company, ["dunning_fee"] = 0, ["rate_of_interest"] = 0 }, type);
        }
    }
}
