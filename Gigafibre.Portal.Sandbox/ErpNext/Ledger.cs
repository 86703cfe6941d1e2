using System.Globalization;
using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Sandbox.ErpNext;

/// <summary>What ERPNext's accounts do with invoices and payments: checks in its order and words, general ledger rows, what is left to pay.</summary>
public static class Ledger
{
    public const string Company = "Gigafibre inc.";
    public const string Receivable = "Débiteurs - GF";
    public const string Clearing = "Encaissements Stripe - GF";
    public const string Gst = "TPS à payer - GF";
    public const string Qst = "TVQ à payer - GF";
    public const string Mode = "Stripe";

    public static void OpenBooks(DocStore store)
    {
        foreach (var (name, type) in new[] { (Receivable, "Receivable"), (Clearing, "Bank"), (Gst, "Tax"), (Qst, "Tax"), ("Banque - GF", "Bank"),
            ("Ventes - GF", "Income Account") })
        {
            store.Insert("Account", new JsonObject { ["account_name"] = name, ["account_type"] = type, ["company"] = Company, ["account_currency"] = "CAD" }, name);
        }

        store.Insert("Mode of Payment", new JsonObject { ["mode_of_payment"] = Mode, ["type"] = "Bank", ["enabled"] = 1 }, Mode);
        store.Insert("Mode of Payment", new JsonObject { ["mode_of_payment"] = "Chèque", ["type"] = "Bank", ["enabled"] = 1 }, "Chèque");
    }

    public static string SubmitInvoice(DocStore store, JsonObject invoice, string? name = null)
    {
        var total = Number(invoice["grand_total"]);
        invoice["docstatus"] = 1;
        invoice["company"] ??= Company;
        invoice["debit_to"] ??= Receivable;
        (invoice["currency"], invoice["party_account_currency"]) = ("CAD", "CAD");
        (invoice["rounded_total"], invoice["disable_rounded_total"]) = (0m, 1);
        invoice["outstanding_amount"] ??= total;
        invoice["status"] = Status(total, Number(invoice["outstanding_amount"]), invoice["due_date"]!.ToString());
        return store.Transact(() =>
        {
            var inserted = store.Insert("Sales Invoice", invoice, name)["name"]!.ToString();
            Post(store, "Sales Invoice", inserted, invoice["posting_date"]!.ToString(), invoice["customer"]!.ToString(), total, "Sales Invoice", inserted,
                invoice["remarks"]?.ToString());
            return inserted;
        });
    }

    /// <summary>Inserts a Payment Entry and, with docstatus 1, submits it: one transaction, checked before the name is.</summary>
    public static string InsertPayment(DocStore store, JsonObject payment, string? name) => store.Transact(() =>
    {
        Check(store, payment);
        payment["posting_date"] ??= DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var paid = Number(payment["paid_amount"]);
        var allocated = References(payment).Sum(r => Number(r["allocated_amount"]));
        (payment["total_allocated_amount"], payment["unallocated_amount"], payment["difference_amount"]) = (allocated, paid - allocated, 0m);
        payment["status"] = Number(payment["docstatus"]) == 1 ? "Submitted" : "Draft";
        var inserted = store.Insert("Payment Entry", payment, name)["name"]!.ToString();
        if (Number(payment["docstatus"]) == 1)
        {
            Apply(store, inserted, payment, sign: 1);
        }

        return inserted;
    });

    public static void UpdatePayment(DocStore store, string name, JsonObject change) => store.Transact(() =>
    {
        var payment = store.Find("Payment Entry", name) ?? throw FrappeException.Absent("Payment Entry", name);
        var (was, will) = ((int)Number(payment["docstatus"]), change["docstatus"] is { } to ? (int)Number(to) : (int)Number(payment["docstatus"]));
        switch (was, will)
        {
            case (0, 1):
                Check(store, payment);
                change["status"] = "Submitted";
                store.Update("Payment Entry", name, change);
                Apply(store, name, payment, sign: 1);
                break;
            case (1, 2):
                change["status"] = "Cancelled";
                store.Update("Payment Entry", name, change);
                Apply(store, name, payment, sign: -1);
                break;
            case (2, _):
                throw new FrappeException(417, "ValidationError", "Cannot edit cancelled document");
            default:
                store.Update("Payment Entry", name, change);
                break;
        }

        return true;
    });

    private static void Check(DocStore store, JsonObject payment)
    {
        var bank = payment["payment_type"]?.ToString() == "Pay" ? payment["paid_from"]?.ToString() : payment["paid_to"]?.ToString();
        if (store.Find("Account", bank ?? "")?["account_type"]?.ToString() == "Bank"
            && (string.IsNullOrEmpty(payment["reference_no"]?.ToString()) || string.IsNullOrEmpty(payment["reference_date"]?.ToString())))
        {
            throw new FrappeException(417, "ValidationError", "Reference No and Reference Date is mandatory for Bank transaction");
        }

        if (store.Find("Customer", payment["party"]!.ToString()) is null)
        {
            throw new FrappeException(417, "LinkValidationError", $"Could not find Party: {payment["party"]}");
        }

        var row = 0;
        foreach (var reference in References(payment))
        {
            row++;
            var invoice = store.Find("Sales Invoice", reference["reference_name"]!.ToString())
                ?? throw new FrappeException(417, "LinkValidationError", $"Could not find Row #{row}: Name: {reference["reference_name"]}");
            if (invoice["customer"]!.ToString() != payment["party"]!.ToString())
            {
                throw new FrappeException(417, "ValidationError", $"Sales Invoice {invoice["name"]} is not associated with Customer {payment["party"]}");
            }

            if (Number(invoice["docstatus"]) != 1)
            {
                throw new FrappeException(417, "ValidationError", $"Sales Invoice {invoice["name"]} must be submitted");
            }

            var outstanding = Number(invoice["outstanding_amount"]);
            if (outstanding == 0)
            {
                throw new FrappeException(417, "ValidationError", $"Sales Invoice {invoice["name"]} has already been fully paid.");
            }

            if (Number(reference["allocated_amount"]) > outstanding)
            {
                throw new FrappeException(417, "ValidationError", $"Row #{row}: Allocated Amount cannot be greater than outstanding amount.");
            }
        }
    }

    private static void Apply(DocStore store, string name, JsonObject payment, int sign)
    {
        var (party, date) = (payment["party"]!.ToString(), payment["posting_date"]!.ToString());
        var direction = payment["payment_type"]!.ToString() == "Pay" ? 1 : -1;
        foreach (var reference in References(payment))
        {
            var amount = Number(reference["allocated_amount"]);
            var invoice = store.Find("Sales Invoice", reference["reference_name"]!.ToString())!;
            var outstanding = Number(invoice["outstanding_amount"]) - (amount * sign);
            store.Update("Sales Invoice", invoice["name"]!.ToString(), new JsonObject
            {
                ["outstanding_amount"] = outstanding,
                ["status"] = Status(Number(invoice["grand_total"]), outstanding, invoice["due_date"]!.ToString()),
            });
            Post(store, "Payment Entry", name, date, party, amount * direction * sign, "Sales Invoice", invoice["name"]!.ToString(), null);
        }

        var rest = Number(payment["paid_amount"]) - References(payment).Sum(r => Number(r["allocated_amount"]));
        if (rest != 0)
        {
            Post(store, "Payment Entry", name, date, party, rest * direction * sign, "Payment Entry", name, null);
        }
    }

    private static void Post(DocStore store, string type, string voucher, string date, string party, decimal amount, string againstType, string against, string? remarks) =>
        store.Insert("GL Entry", new JsonObject
        {
            ["posting_date"] = date,
            ["account"] = Receivable,
            ["party_type"] = "Customer",
            ["party"] = party,
            ["company"] = Company,
            ["voucher_type"] = type,
            ["voucher_no"] = voucher,
            ["against_voucher_type"] = againstType,
            ["against_voucher"] = against,
            ["debit_in_account_currency"] = amount > 0 ? amount : 0m,
            ["credit_in_account_currency"] = amount < 0 ? -amount : 0m,
            ["account_currency"] = "CAD",
            ["remarks"] = remarks,
            ["is_cancelled"] = 0,
        }, Guid.NewGuid().ToString("N")[..10]);

    private static List<JsonObject> References(JsonObject payment) =>
        payment["references"] is JsonArray rows ? [.. rows.OfType<JsonObject>().Where(r => Number(r["allocated_amount"]) != 0)] : [];

    private static string Status(decimal total, decimal outstanding, string due) => (total, outstanding) switch
    {
        ( < 0, _) => "Return",
        (_, <= 0) => "Paid",
        _ when string.CompareOrdinal(due, DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) < 0 => "Overdue",
        var (t, o) when o < t => "Partly Paid",
        _ => "Unpaid",
    };

    public static decimal Number(JsonNode? node) => node is null ? 0 : decimal.Parse(node.ToString(), CultureInfo.InvariantCulture);
}
