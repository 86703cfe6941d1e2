using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Sandbox.People;

/// <summary>A technician's day: a family that waits for its first modem, and the modem on the way to it.</summary>
public static class FieldWork
{
    public const string NewModem = "1C:61:B4:00:01:1C";

    public static void Book(World world)
    {
        var technician = Insert(world, "Technician", new() { ["full_name"] = "Tania Tech", ["email"] = "tania@gigafibre.exemple.test" });
        var customer = Insert(world, "Customer", new() { ["customer_name"] = "Famille Nadeau", ["customer_type"] = "Individual", ["language"] = "fr", ["disabled"] = 0 });
        var place = Insert(world, "Service Location",
            new() { ["location_name"] = "Famille Nadeau", ["customer"] = customer, ["address_line"] = "12 chemin du Rang", ["city"] = "Saint-Gédéon", ["status"] = "Active" });
        Insert(world, "Dispatch Job", new()
        {
            ["subject"] = "Installation",
            ["status"] = "Scheduled",
            ["technician"] = technician,
            ["customer"] = customer,
            ["service_location"] = place,
            ["scheduled_start"] = DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) + " 09:00:00"
        });
        SceneSeeder.Book(world, new Scene("neuf", "En stock", "modem neuf, branché chez la famille Nadeau", NewModem) { Unassigned = true, EquipmentStatus = "In Stock" });
    }

    private static string Insert(World world, string doctype, JsonObject document) => world.Erp.Insert(doctype, document)["name"]!.ToString();
}
