namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>The doctype of a modem at a customer's. Defaults are assumed until compared with the site's own meta.</summary>
public sealed class EquipmentFields
{
    public string Doctype { get; set; } = "Service Equipment";

    /// <summary>Twelve lower-case hex digits, unique and indexed.</summary>
    public string Mac { get; set; } = "mac_normalized";

    public string Serial { get; set; } = "serial_no";

    public string Model { get; set; } = "model";

    public string Status { get; set; } = "status";

    /// <summary>Statuses of a modem in service. One that is neither here nor below opens no door either, and is named to the staff.</summary>
    public string[] ActiveStatuses { get; set; } = ["Active"];

    /// <summary>Statuses of a modem that opens no door: returned, stolen, blocked.</summary>
    public string[] BlockedStatuses { get; set; } = ["Blocked", "Disabled", "Lost", "Returned"];

    /// <summary>Status of a modem on the shelf.</summary>
    public string StockStatus { get; set; } = "In Stock";

    /// <summary>Status that a modem gets when a technician binds it to an address.</summary>
    public string BoundStatus { get; set; } = "Active";

    public string Customer { get; set; } = "customer";

    public string Location { get; set; } = "service_location";
}
