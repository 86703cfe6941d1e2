using System.Globalization;
using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Sandbox.People;

/// <summary>What customers signed.</summary>
public static class Contracts
{
    /// <param name="months">Null for one without a term, as the subscriptions of this world are.</param>
    public static string Sign(World world, string customer, string name, int? months = null) => world.Erp.Insert("Contract", new JsonObject
    {
        ["party_type"] = "Customer",
        ["party_name"] = customer,
        ["docstatus"] = 1,
        ["start_date"] = DateTime.UtcNow.AddDays(-200).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["end_date"] = months is { } term ? DateTime.UtcNow.AddDays(-201).AddMonths(term).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        ["status"] = "Active",
        ["is_signed"] = 1,
        ["signee"] = name,
        ["contract_terms"] = months is { } of ? $"Internet par fibre, {of} mois." : "Internet par fibre, sans engagement.",
    })["name"]!.ToString();
}
