using System.Text.Json.Nodes;
using Gigafibre.Portal.Sandbox.GenieAcs;
using Gigafibre.Portal.Sandbox.Olt;

namespace Gigafibre.Portal.Sandbox.People;

public static class SceneSeeder
{
    /// <summary>Somebody new moves in.</summary>
    public static void Settle(World world, Scene scene) => MoveIn(world, Book(world, scene));

    /// <summary>What the books hold of somebody: customer, bills, address, equipment. Nothing in it names the world.</summary>
    public static Resident Book(World world, Scene scene) =>
        Book(world, scene, Compact(scene), scene.Huawei ? "48575443" + Compact(scene)[4..].ToUpperInvariant() : "2227500" + Compact(scene)[6..].ToUpperInvariant(),
            scene.Huawei ? "EG8145V5" : "XX230v");

    /// <summary>Somebody who is in the books gets a modem, its light, a telephone and a mailbox in this world.</summary>
    public static void MoveIn(World world, Resident resident)
    {
        var scene = resident.Scene;
        var now = DateTimeOffset.UtcNow;
        if (!scene.NotInAcs)
        {
            var at = now - scene.SilentFor;
            (scene.Usp ? world.Usp : world.Acs).Add(scene.Huawei ? HuaweiModem.Id(resident.Serial) : TpLinkModem.Id(resident.Serial), () => Modem(scene, resident.Serial, at),
                scene.Modem);
        }

        if (scene.Ont is { } behavior)
        {
            Connect(world, scene, (scene.Huawei ? "HWTC" : "TPLG") + Compact(scene)[4..].ToUpperInvariant(), behavior, now - scene.SilentFor);
        }

        Reach(world, resident);
    }

    private static JsonObject Modem(Scene scene, string serial, DateTimeOffset at)
    {
        var document = scene.Huawei ? HuaweiModem.Create(scene.Mac, serial, at) : TpLinkModem.Create(scene.Mac, serial, at);
        foreach (var (path, value) in scene.Changes)
        {
            document.Set(path, value, at);
        }

        return document;
    }

    private static string Compact(Scene scene) => scene.Mac.Replace(":", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>ERPNext names customers by their names, and counts where there are several.</summary>
    private static string NameOf(World world, string name)
    {
        var free = name;
        for (var i = 1; world.Erp.Find("Customer", free) is not null; i++)
        {
            free = $"{name} - {i}";
        }

        return free;
    }

    /// <summary>A port for each, or its ONT and those of its neighbours would be taken for one trouble.</summary>
    private static void Connect(World world, Scene scene, string serial, OntBehavior behavior, DateTimeOffset silentSince)
    {
        var (olt, port) = (world.Olts[World.FirstOlt], world.People.Count);
        var ont = olt.Add(serial, port);
        (ont.Behavior, ont.RxDbm, ont.OltRxDbm) = (behavior, scene.OntRxDbm, scene.OntRxDbm - 3.7);
        for (var i = 0; i < 4; i++)
        {
            var neighbour = olt.Add($"TPLG{(port * 16) + i:X8}", port);
            neighbour.Behavior = i < scene.NeighboursDown ? behavior : OntBehavior.Online;
            neighbour.Since = neighbour.Behavior == OntBehavior.Online ? neighbour.Since : silentSince.AddSeconds(i);
        }

        ont.Since = behavior == OntBehavior.Online ? ont.Since : silentSince;
    }

    /// <summary>Somebody whose modem stands in the world already.</summary>
    public static void Settle(World world, Scene scene, string normalizedMac, string? serial, string? model) =>
        Reach(world, Book(world, scene, normalizedMac, serial, model));

    private static Resident Book(World world, Scene scene, string normalizedMac, string? serial, string? model)
    {
        var customer = scene.SameCustomerAs is { } same ? world.Booked.Single(p => p.Scene.Key == same).CustomerId : null;
        if (customer is null && !scene.Unassigned)
        {
            customer = world.Erp.Insert("Customer", new JsonObject
            {
                ["customer_name"] = scene.Name,
                ["customer_type"] = scene.Company ? "Company" : "Individual",
                ["language"] = scene.Language,
                ["disabled"] = 0,
                ["is_frozen"] = 0,
            }, NameOf(world, scene.Name))["name"]!.ToString();
            Bills.Settle(world, customer, scene.Bills);
            if (scene.Disabled)
            {
                world.Erp.Update("Customer", customer, new JsonObject { ["disabled"] = 1 });
            }
        }

        var location = customer is null
            ? null
            : world.Erp.Insert("Service Location", new JsonObject
            {
                ["location_name"] = scene.Name,
                ["customer"] = customer,
                ["address_line"] = $"{100 + world.Booked.Count} rue des Érables",
                ["city"] = "Saint-Gédéon",
                ["status"] = scene.LocationStatus
            })["name"]!.ToString();
        if (customer is not null)
        {
            Subscribe(world, scene, customer, location!);
            if (scene.Featured)
            {
                Quotations.Offer(world, customer);
                Contracts.Sign(world, customer, scene.Name);
            }
        }

        world.Erp.Insert("Service Equipment", new JsonObject
        {
            ["mac_address"] = scene.Mac,
            ["mac_normalized"] = normalizedMac,
            ["serial_no"] = serial,
            ["model"] = model,
            ["status"] = scene.EquipmentStatus,
            ["customer"] = customer,
            ["service_location"] = location,
        });
        var resident = new Resident(scene, serial ?? "", null, customer);
        world.Booked.Add(resident);
        return resident;
    }

    /// <summary>Fibre at 60 dollars a month, as the bills say; whoever is suspended is suspended here too.</summary>
    private static void Subscribe(World world, Scene scene, string customer, string location) => world.Erp.Insert("Service Subscription", new JsonObject
    {
        ["customer"] = customer,
        ["service_location"] = location,
        ["service_category"] = "Internet",
        ["plan_name"] = "Fibre 500",
        ["speed_down"] = 500,
        ["speed_up"] = 500,
        ["monthly_price"] = 60m,
        ["start_date"] = DateTime.UtcNow.AddYears(-2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["status"] = scene.Disabled ? "Annulé" : scene.LocationStatus == "Suspended" ? "Suspendu" : "Actif",
        ["cancellation_date"] = scene.Disabled ? DateTime.UtcNow.AddDays(-20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null,
    });

    private static void Reach(World world, Resident resident)
    {
        var scene = resident.Scene;
        var email = scene.Mailbox is null ? null : $"{scene.Mailbox}@{world.Name}.exemple.test";
        if (resident.CustomerId is { } customer && scene.SameCustomerAs is null)
        {
            AddContact(world, scene, customer, scene.Phone, email, primary: true);
            if (scene.SecondPhone is not null)
            {
                AddContact(world, scene, customer, scene.SecondPhone, null, primary: false);
            }
        }

        if (scene.Phone is not null)
        {
            world.Post.Behaviors[scene.Phone] = scene.PhoneBehavior;
        }

        world.People.Add(resident with { Email = email });
    }

    /// <summary>Telephone numbers as people type them into ERPNext, not as machines like them.</summary>
    public static void AddContact(World world, Scene scene, string customer, string? phone, string? email, bool primary) =>
        world.Erp.Insert("Contact", new JsonObject
        {
            ["first_name"] = scene.Name,
            ["is_primary_contact"] = primary ? 1 : 0,
            ["phone_nos"] = phone is null ? new JsonArray()
                : new JsonArray(new JsonObject { ["phone"] = $"({phone[2..5]}) {phone[5..8]}-{phone[8..]}", ["is_primary_mobile_no"] = 1 }),
            ["email_ids"] = email is null ? new JsonArray() : new JsonArray(new JsonObject { ["email_id"] = email, ["is_primary"] = 1 }),
            ["links"] = new JsonArray(new JsonObject { ["link_doctype"] = "Customer", ["link_name"] = customer, ["link_title"] = scene.Name }),
        });
}
