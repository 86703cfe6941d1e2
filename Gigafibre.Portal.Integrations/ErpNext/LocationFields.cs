namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>The doctype of a served address.</summary>
public sealed class LocationFields
{
    public string Doctype { get; set; } = "Service Location";

    /// <summary>Assumed: the field that says the service is suspended for billing.</summary>
    public string Status { get; set; } = "status";

    /// <summary>Its values that mean in service. One that is neither here nor below counts as suspended, and is named to the staff.</summary>
    public string[] ActiveStatuses { get; set; } = ["Active"];

    public string[] SuspendedStatuses { get; set; } = ["Suspended"];

    public string Title { get; set; } = "location_name";

    public string Address { get; set; } = "address_line";

    public string City { get; set; } = "city";

    public string Customer { get; set; } = "customer";
}
