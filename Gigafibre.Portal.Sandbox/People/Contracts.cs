using System.Globalization;
using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Sandbox.People;

/// <summary>What customers signed.</summary>
public static class Contracts
{
    public static string Sign(World world, string customer, string name) => world.Erp.Insert("Contract", new JsonObject
    {
        ["party_type"] = "Customer",
        ["party_name"] = customer,
        ["docstatus"] = 1,
        ["start_date"] = DateTime.UtcNow.AddDays(-200).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["end_date"] = DateTime.UtcNow.AddDays(530).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["status"] = "Active",
        ["is_signed"] = 1,
        ["signee"] = name,
        ["contract_terms"] = "Internet par fibre, 24 mois.",
    })["name"]!.ToString();
}
