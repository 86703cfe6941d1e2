namespace Gigafibre.Portal.Sandbox.ErpNext;

/// <summary>What the simulator knows of a doctype: its fields, where its links lead, its child tables and mandatory fields.</summary>
public sealed record Doctype(
    string Name, string Series, string[] Fields, Dictionary<string, string> Links, Dictionary<string, string> Tables, string[] Mandatory)
{
    public static readonly string[] Standard = ["name", "owner", "creation", "modified", "modified_by", "docstatus", "idx"];

    public static readonly Dictionary<string, Doctype> All = new Doctype[]
    {
        new("Customer", "CUST-.YYYY.-", ["customer_name", "customer_type", "customer_group", "territory", "language", "default_currency", "disabled", "is_frozen",
            "mobile_no", "email_id"],
            [], [], ["customer_name"]),
        new("Contact", "", ["first_name", "last_name", "full_name", "email_id", "mobile_no", "phone", "is_primary_contact", "user", "status"],
            [], new() { ["email_ids"] = "Contact Email", ["phone_nos"] = "Contact Phone", ["links"] = "Dynamic Link" }, []),
        new("Service Location", "SL-.#####", ["location_name", "customer", "address_line", "city", "status"], new() { ["customer"] = "Customer" }, [], []),
        new("Service Equipment", "SE-.#####", ["mac_address", "mac_normalized", "serial_no", "model", "status", "customer", "service_location"],
            new() { ["customer"] = "Customer", ["service_location"] = "Service Location" }, [], ["mac_normalized"]),
        new("Service Subscription", "SUB-.#####", ["customer", "service_location", "service_category", "plan_name", "speed_down", "speed_up", "monthly_price", "start_date",
            "end_date", "cancellation_date", "contract_duration", "promo_end", "status"],
            new() { ["customer"] = "Customer", ["service_location"] = "Service Location" }, [], ["customer", "status"]),
        new("Subscription Plan", "", ["plan_name", "item", "currency", "cost", "billing_interval"], [], [], ["plan_name"]),
        new("Subscription", "ACC-SUB-.YYYY.-.#####", ["party_type", "party", "status", "start_date", "end_date", "cancelation_date", "current_invoice_start",
            "current_invoice_end", "generate_invoice_at"],
            new() { ["party"] = "Customer" }, new() { ["plans"] = "Subscription Plan Detail" }, ["party_type", "party"]),
        new("Technician", "TECH-.#####", ["full_name", "email"], [], [], ["full_name"]),
        new("Dispatch Job", "DJ-.#####", ["subject", "status", "technician", "customer", "service_location", "scheduled_start"],
            new() { ["technician"] = "Technician", ["customer"] = "Customer", ["service_location"] = "Service Location" }, [], ["subject"]),
        new("Account", "", ["account_name", "account_type", "company", "account_currency", "is_group", "disabled", "freeze_account"], [], [], []),
        new("Company", "", ["company_name", "default_currency", "accounts_frozen_till_date"], [], [], []),
        new("Fiscal Year", "", ["year_start_date", "year_end_date", "disabled"], [], [], []),
        new("Accounting Period", "", ["period_name", "start_date", "end_date", "company"], [], new() { ["closed_documents"] = "Closed Document" }, []),
        new("Mode of Payment", "", ["mode_of_payment", "type", "enabled"], [], [], []),
        new("Sales Invoice", "ACC-SINV-.YYYY.-.#####",
            ["customer", "customer_name", "company", "posting_date", "due_date", "is_return", "return_against", "amended_from", "update_outstanding_for_self", "status",
                "currency", "total", "apply_discount_on", "discount_amount", "net_total", "payment_terms_template", "address_display",
                "total_taxes_and_charges", "grand_total", "rounding_adjustment", "rounded_total", "disable_rounded_total", "outstanding_amount",
                "party_account_currency", "debit_to", "subscription", "from_date", "to_date", "language", "remarks"],
            new() { ["customer"] = "Customer" }, new() { ["items"] = "Sales Invoice Item", ["taxes"] = "Sales Taxes and Charges", ["payment_schedule"] = "Payment Schedule" },
                ["customer"]),
        new("Payment Entry", "ACC-PAY-.YYYY.-.#####",
            ["payment_type", "company", "posting_date", "mode_of_payment", "party_type", "party", "party_name", "paid_from", "paid_to", "paid_amount",
                "received_amount", "reference_no", "reference_date", "total_allocated_amount", "unallocated_amount", "difference_amount", "status", "remarks", "amended_from",
                "custom_remarks", "custom_portal_payment_key"],
            new() { ["paid_from"] = "Account", ["paid_to"] = "Account", ["mode_of_payment"] = "Mode of Payment" },
            new() { ["references"] = "Payment Entry Reference" }, []),
        new("Quotation", "SAL-QTN-.YYYY.-.#####", ["quotation_to", "party_name", "customer_name", "transaction_date", "valid_till", "status", "company", "currency", "net_total",
            "total_taxes_and_charges", "grand_total", "rounded_total", "disable_rounded_total", "terms", "order_lost_reason"],
            new() { ["party_name"] = "Customer" }, new() { ["items"] = "Quotation Item", ["taxes"] = "Sales Taxes and Charges" }, ["quotation_to", "party_name"]),
        new("Contract", "CONTRACT-.#####", ["party_type", "party_name", "start_date", "end_date", "status", "is_signed", "signee", "signed_on", "contract_terms"],
            new() { ["party_name"] = "Customer" }, [], ["party_type", "party_name", "contract_terms"]),
        new("Dunning Type", "", ["dunning_type", "company", "is_default", "dunning_fee", "rate_of_interest"], [], [], ["dunning_type"]),
        new("Dunning", "DUNN-.MM.-.YY.-", ["customer", "customer_name", "company", "posting_date", "status", "currency", "conversion_rate", "dunning_type", "rate_of_interest",
            "dunning_fee", "total_interest", "dunning_amount", "total_outstanding", "grand_total", "language", "amended_from"],
            new() { ["customer"] = "Customer", ["company"] = "Company", ["dunning_type"] = "Dunning Type" }, new() { ["overdue_payments"] = "Overdue Payment" },
            ["company", "customer", "posting_date"]),
        new("Payment Request", "ACC-PRQ-.YYYY.-.#####",
            ["payment_request_type", "party_type", "party", "reference_doctype", "reference_name", "company", "currency", "grand_total", "outstanding_amount", "status",
                "email_to", "transaction_date"],
            [], [], ["payment_request_type"]),
        new("GL Entry", "", ["posting_date", "account", "party_type", "party", "company", "voucher_type", "voucher_no", "against_voucher_type", "against_voucher",
            "debit_in_account_currency", "credit_in_account_currency", "account_currency", "remarks", "due_date", "is_opening", "is_cancelled"], [], [], []),
        new("Payment Ledger Entry", "", ["posting_date", "account", "party_type", "party", "company", "voucher_type", "voucher_no", "against_voucher_type",
            "against_voucher_no", "amount_in_account_currency", "account_currency", "delinked"], [], [], []),
        new("Issue", "ISS-.YYYY.-", ["subject", "customer", "customer_name", "contact", "raised_by", "status", "priority", "issue_type", "description",
            "via_customer_portal", "opening_date", "first_responded_on", "response_by", "sla_resolution_by", "agreement_status"],
            new() { ["customer"] = "Customer" }, [], ["subject"]),
        new("Communication", "", ["communication_type", "communication_medium", "communication_date", "content", "sender", "sender_full_name", "recipients", "cc", "bcc",
            "subject", "sent_or_received", "delivery_status", "reference_doctype", "reference_name", "read_by_recipient", "attachments"], [], [], []),
        new("File", "", ["file_name", "file_url", "file_type", "file_size", "is_private", "folder", "attached_to_doctype", "attached_to_name", "content_hash"], [], [], []),
    }.ToDictionary(d => d.Name);

    public bool Has(string field) => Standard.Contains(field) || Fields.Contains(field) || Tables.ContainsKey(field);
}
