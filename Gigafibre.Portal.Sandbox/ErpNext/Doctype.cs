namespace Gigafibre.Portal.Sandbox.ErpNext;

/// <summary>What the simulator knows of a doctype: its fields, where its links lead, its child tables and mandatory fields.</summary>
public sealed record Doctype(
    string Name, string Series, string[] Fields, Dictionary<string, string> Links, Dictionary<string, string> Tables, string[] Mandatory)
{
    public static readonly string[] Standard = ["name", "owner", "creation", "modified", "modified_by", "docstatus", "idx"];

    public static readonly Dictionary<string, Doctype> All = new Doctype[]
    {
        new("Customer", "CUST-.YYYY.-", ["customer_name", "customer_type", "customer_group", "territory", "language", "default_currency", "disabled", "is_frozen", "mobile_no", "email_id"],
            [], [], ["customer_name"]),
        new("Contact", "", ["first_name", "last_name", "full_name", "email_id", "mobile_no", "phone", "is_primary_contact", "user", "status"],
            [], new() { ["email_ids"] = "Contact Email", ["phone_nos"] = "Contact Phone", ["links"] = "Dynamic Link" }, []),
        new("Service Location", "SL-.#####", ["location_name", "customer", "address_line", "city", "status"], new() { ["customer"] = "Customer" }, [], []),
        new("Service Equipment", "SE-.#####", ["mac_address", "mac_normalized", "serial_no", "model", "status", "customer", "service_location"],
            new() { ["customer"] = "Customer", ["service_location"] = "Service Location" }, [], ["mac_normalized"]),
        new("Issue", "ISS-.YYYY.-", ["subject", "customer", "customer_name", "contact", "raised_by", "status", "priority", "issue_type", "description", "via_customer_portal", "opening_date"],
            new() { ["customer"] = "Customer" }, [], ["subject"]),
    }.ToDictionary(d => d.Name);

    public bool Has(string field) => Standard.Contains(field) || Fields.Contains(field) || Tables.ContainsKey(field);
}
