using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>How we reach ERPNext, and what its custom doctypes call their fields.</summary>
public sealed class ErpNextOptions
{
    public const string Section = "ErpNext";

    [Required]
    public required Uri BaseUrl { get; set; }

    [Required]
    public required string ApiKey { get; set; }

    [Required]
    public required string ApiSecret { get; set; }

    public EquipmentFields Equipment { get; set; } = new();

    public LocationFields Location { get; set; } = new();

    public JobFields Job { get; set; } = new();

    public CustomerFields Customer { get; set; } = new();

    public PaymentEntryFields PaymentEntry { get; set; } = new();
}

/// <summary>How a payment is booked. Names of the site's own accounts, told by its bookkeeper.</summary>
public sealed class PaymentEntryFields
{
    /// <summary>The ledger account where Stripe's money waits for its payout.</summary>
    public string ClearingAccount { get; set; } = "Encaissements Stripe - GF";

    public string ModeOfPayment { get; set; } = "Stripe";

    /// <summary>The print format of bills; ERPNext's default when empty.</summary>
    public string? PrintFormat { get; set; }
}

/// <summary>The doctype of a modem at a customer's. Defaults are assumed until compared with the site's own meta.</summary>
public sealed class EquipmentFields
{
    public string Doctype { get; set; } = "Service Equipment";

    /// <summary>Twelve lower-case hex digits, unique and indexed.</summary>
    public string Mac { get; set; } = "mac_normalized";

    public string Serial { get; set; } = "serial_no";

    public string Model { get; set; } = "model";

    public string Status { get; set; } = "status";

    /// <summary>Statuses of a modem that opens no door: returned, stolen, blocked.</summary>
    public string[] BlockedStatuses { get; set; } = ["Blocked", "Disabled", "Lost", "Returned"];

    /// <summary>Status of a modem on the shelf.</summary>
    public string StockStatus { get; set; } = "In Stock";

    /// <summary>Status that a modem gets when a technician binds it to an address.</summary>
    public string BoundStatus { get; set; } = "Active";

    public string Customer { get; set; } = "customer";

    public string Location { get; set; } = "service_location";
}

/// <summary>The doctype of a served address.</summary>
public sealed class LocationFields
{
    public string Doctype { get; set; } = "Service Location";

    /// <summary>Assumed: the field that says the service is suspended for billing.</summary>
    public string Status { get; set; } = "status";

    public string[] SuspendedStatuses { get; set; } = ["Suspended"];

    public string Title { get; set; } = "location_name";

    public string Address { get; set; } = "address_line";

    public string City { get; set; } = "city";

    public string Customer { get; set; } = "customer";
}

/// <summary>Assumed: the doctype of a technician's job, and of the technician.</summary>
public sealed class JobFields
{
    public string Doctype { get; set; } = "Dispatch Job";

    public string Subject { get; set; } = "subject";

    public string Status { get; set; } = "status";

    /// <summary>Statuses of a job that is still to be done.</summary>
    public string[] OpenStatuses { get; set; } = ["Open", "Assigned", "Scheduled", "In Progress"];

    public string Technician { get; set; } = "technician";

    public string Location { get; set; } = "service_location";

    public string Start { get; set; } = "scheduled_start";

    public string TechnicianDoctype { get; set; } = "Technician";

    /// <summary>The technician's e-mail, the same as at the OpenID provider.</summary>
    public string TechnicianEmail { get; set; } = "email";
}

/// <summary>ERPNext's own Customer; these names are stock, configurable because sites rename and extend.</summary>
public sealed class CustomerFields
{
    public string Language { get; set; } = "language";

    public string Disabled { get; set; } = "disabled";
}
