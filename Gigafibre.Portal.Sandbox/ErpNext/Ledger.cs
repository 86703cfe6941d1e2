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

    public static string SubmitInvoice(DocStore store, JsonObject invoice, string? name = null)
    {
        var total = Number(invoice["grand_total"]);
        invoice["docstatus"] = 1;
        invoice["company"] ??= Company;
        invoice["debit_to"] ??= Receivable;
        invoice["currency"] ??= "CAD";
        invoice["party_account_currency"] ??= "CAD";
        invoice["disable_rounded_total"] ??= 1;
        if (Number(invoice["disable_rounded_total"]) == 0)
        {
            // CAD has no smallest fraction in a fresh site: bills are rounded to the dollar.
            (invoice["rounded_total"], invoice["rounding_adjustment"]) = (decimal.Round(total, 0, MidpointRounding.ToEven), decimal.Round(total, 0,
                MidpointRounding.ToEven) - total);
            total = Number(invoice["rounded_total"]);
        }

        invoice["rounded_total"] ??= 0m;
        invoice["outstanding_amount"] ??= total;
        invoice["status"] = Status(total, Number(invoice["outstanding_amount"]), invoice["due_date"]!.ToString());
        return store.Transact(() =>
        {
            var inserted = store.Insert("Sales Invoice", invoice, name)["name"]!.ToString();
            Post(store, new LedgerRow("Sales Invoice", inserted, invoice["posting_date"]!.ToString(), invoice["customer"]!.ToString(), total, "Sales Invoice", inserted,
                invoice["remarks"]?.ToString(), Books.Of(invoice)));
            return inserted;
        });
    }

    /// <summary>Inserts a Payment Entry and, with docstatus 1, submits it: one transaction, checked before the name is.</summary>
    public static string InsertPayment(DocStore store, JsonObject payment, string? name) => store.Transact(() =>
    {
        PaymentRules.Check(store, payment);
        var seen = Seen(store, payment);
        if (Number(payment["docstatus"]) == 1)
        {
            DunningRules.DemandRights(store, seen.Keys);
        }

        if (store.LetOthersWrite(name))
        {
            DemandUndisturbed(store, payment, name, seen);
        }

        payment["posting_date"] ??= Today;
        var paid = Number(payment["paid_amount"]);
        var allocated = References(payment).Sum(r => Number(r["allocated_amount"]));
        (payment["total_allocated_amount"], payment["unallocated_amount"], payment["difference_amount"]) = (allocated, paid - allocated, 0m);
        payment["status"] = Number(payment["docstatus"]) == 1 ? "Submitted" : "Draft";
        var inserted = store.Insert("Payment Entry", payment, name)["name"]!.ToString();
        if (Number(payment["docstatus"]) == 1)
        {
            Apply(store, inserted, payment, seen);
        }

        return inserted;
    });

    /// <summary>What a transaction read of the bills that it pays.</summary>
    private static Dictionary<string, decimal> Seen(DocStore store, JsonObject payment) => References(payment).Select(r => r["reference_name"]!.ToString()).Distinct()
        .ToDictionary(n => n, n => Number(store.Find("Sales Invoice", n)!["outstanding_amount"]));

    /// <summary>Two writers at once, as each database ends it; an older MariaDB lets both pass, each with the bill as it read it.</summary>
    private static void DemandUndisturbed(DocStore store, JsonObject payment, string? name, Dictionary<string, decimal> seen)
    {
        var isTaken = name is not null && store.Find("Payment Entry", name) is not null;
        if (!isTaken && Seen(store, payment).All(s => seen[s.Key] == s.Value))
        {
            return;
        }

        switch (store.Database)
        {
            case SiteDatabase.MariaDb:
                throw new FrappeException(500, "QueryDeadlockError", "");
            case SiteDatabase.PostgreSql:
                throw isTaken ? FrappeException.Page : new FrappeException(500, "SerializationFailure", "");
            default:
                return;
        }
    }

    public static void UpdatePayment(DocStore store, string name, JsonObject change) => store.Transact(() =>
    {
        var payment = store.Find("Payment Entry", name) ?? throw FrappeException.Absent("Payment Entry", name);
        DunningRules.DemandRights(store, change["docstatus"] is null ? [] : Seen(store, payment).Keys);
        var (was, will) = ((int)Number(payment["docstatus"]), change["docstatus"] is { } to ? (int)Number(to) : (int)Number(payment["docstatus"]));
        switch (was, will)
        {
            case (0, 1):
                PaymentRules.Check(store, payment);
                change["status"] = "Submitted";
                store.Update("Payment Entry", name, change);
                Apply(store, name, payment, Seen(store, payment));
                break;
            case (1, 2):
                change["status"] = "Cancelled";
                store.Update("Payment Entry", name, change);
                foreach (var reference in References(payment))
                {
                    var bill = store.Find("Sales Invoice", reference["reference_name"]!.ToString())!;
                    Settle(store, bill, Number(bill["outstanding_amount"]), -Number(reference["allocated_amount"]), reference["payment_term"]?.ToString());
                    DunningRules.Resolve(store, bill["name"]!.ToString());
                }

                Void(store, name);
                break;
            case (2, _):
                throw new FrappeException(417, "ValidationError", "Cannot edit cancelled document");
            default:
                store.Update("Payment Entry", name, change);
                break;
        }

        return true;
    });

    private static void Apply(DocStore store, string name, JsonObject payment, Dictionary<string, decimal> seen)
    {
        foreach (var reference in References(payment))
        {
            var (amount, bill) = (Number(reference["allocated_amount"]), store.Find("Sales Invoice", reference["reference_name"]!.ToString())!);
            var key = bill["name"]!.ToString();
            Settle(store, bill, seen[key], amount, reference["payment_term"]?.ToString());
            seen[key] -= amount;
            Post(store, RowOf(payment, name, amount) with { AgainstType = "Sales Invoice", Against = key, Books = Books.Of(bill) });
            DunningRules.Resolve(store, key);
        }

        if (Unallocated(payment) is not 0 and var rest)
        {
            Post(store, RowOf(payment, name, rest));
        }
    }

    private static decimal Unallocated(JsonObject payment) => Number(payment["paid_amount"]) - References(payment).Sum(r => Number(r["allocated_amount"]));

    private static void Settle(DocStore store, JsonObject bill, decimal outstanding, decimal amount, string? term)
    {
        var change = new JsonObject
        {
            ["outstanding_amount"] = outstanding - amount,
            ["status"] = Status(Number(bill["grand_total"]), outstanding - amount, bill["due_date"]!.ToString()),
        };
        if (bill["payment_schedule"] is JsonArray terms && term is { Length: > 0 })
        {
            foreach (var row in terms.OfType<JsonObject>().Where(r => r["payment_term"]?.ToString() == term))
            {
                row["outstanding"] = Number(row["outstanding"]) - amount;
            }

            change["payment_schedule"] = terms.DeepClone();
        }

        store.Update("Sales Invoice", bill["name"]!.ToString(), change);
    }

    /// <summary>
    /// Payment Reconciliation: what of a payment is on no bill goes to one. The payment ledger is written anew and the general ledger stays as it was, which is
    /// why only the first says what is left of a bill.
    /// </summary>
    public static void Reconcile(DocStore store, string paymentName, string billName, decimal amount) => store.Transact(() =>
    {
        var (payment, bill) = (store.Find("Payment Entry", paymentName)!, store.Find("Sales Invoice", billName)!);
        var reference = new JsonObject { ["reference_doctype"] = "Sales Invoice", ["reference_name"] = billName, ["allocated_amount"] = amount };
        var references = new JsonArray([.. References(payment).Select(r => (JsonNode)r.DeepClone()), reference]);
        payment = store.Update("Payment Entry", paymentName, new JsonObject { ["references"] = references });
        store.Update("Payment Entry", paymentName, new JsonObject { ["unallocated_amount"] = Unallocated(payment) });
        Settle(store, bill, Number(bill["outstanding_amount"]), amount, null);
        foreach (var row in store.All("Payment Ledger Entry").Where(r => r["voucher_no"]!.ToString() == paymentName).ToList())
        {
            store.Delete("Payment Ledger Entry", row["name"]!.ToString());
        }

        foreach (var to in References(payment))
        {
            PostRest(store, RowOf(payment, paymentName, Number(to["allocated_amount"])) with { AgainstType = "Sales Invoice", Against = to["reference_name"]!.ToString() });
        }

        if (Unallocated(payment) is not 0 and var rest)
        {
            PostRest(store, RowOf(payment, paymentName, rest));
        }

        return true;
    });

    private static LedgerRow RowOf(JsonObject payment, string name, decimal amount)
    {
        var isPay = payment["payment_type"]!.ToString() == "Pay";
        return new LedgerRow("Payment Entry", name, payment["posting_date"]!.ToString(), payment["party"]!.ToString(), isPay ? amount : -amount, "Payment Entry", name, null,
            new Books(payment["company"]!.ToString(), payment[isPay ? "paid_to" : "paid_from"]!.ToString(), "CAD"));
    }

    /// <summary>Where a row of the ledger stands.</summary>
    public sealed record Books(string Company, string Account, string Currency)
    {
        public static readonly Books Own = new(Ledger.Company, Receivable, "CAD");

        public static Books Of(JsonObject invoice) => new(invoice["company"]?.ToString() ?? Ledger.Company, invoice["debit_to"]?.ToString() ?? Receivable,
            invoice["party_account_currency"]?.ToString() ?? "CAD");
    }

    /// <summary>Money in advance, typed at the counter: in the customer's favour, on no bill.</summary>
    public static string Advance(DocStore store, string customer, decimal amount) => InsertPayment(store, new JsonObject
    {
        ["docstatus"] = 1,
        ["payment_type"] = "Receive",
        ["company"] = Company,
        ["mode_of_payment"] = "Chèque",
        ["party_type"] = "Customer",
        ["party"] = customer,
        ["paid_from"] = Receivable,
        ["paid_to"] = "Banque - GF",
        ["paid_amount"] = amount,
        ["received_amount"] = amount,
        ["reference_no"] = "chèque",
        ["reference_date"] = Today,
    }, null);

    /// <summary>A journal in the customer's favour (or, negative, against them).</summary>
    public static void Journal(DocStore store, string customer, decimal credit) =>
        store.Transact(() =>
        {
            Post(store, new LedgerRow("Journal Entry", "ACC-JV-" + Guid.NewGuid().ToString("N")[..6], Today, customer, -credit, "", "", null, Books.Own));
            return true;
        });

    /// <summary>Cancels a bill; what is paid on it must be taken off first.</summary>
    public static void CancelInvoice(DocStore store, string name) => store.Transact(() =>
    {
        var invoice = store.Find("Sales Invoice", name) ?? throw FrappeException.Absent("Sales Invoice", name);
        if (store.All("Payment Entry").Any(p => Number(p["docstatus"]) == 1 && References(p).Any(r => r["reference_name"]!.ToString() == name)))
        {
            throw new FrappeException(417, "LinkExistsError", $"Cannot delete or cancel because Sales Invoice {name} is linked with a Payment Entry");
        }

        if (DunningRules.Of(store, name) is [var dunning, ..])
        {
            throw new FrappeException(417, "LinkExistsError", $"Cannot delete or cancel because Sales Invoice {name} is linked with Dunning {dunning["name"]}");
        }

        store.Update("Sales Invoice", name, new JsonObject { ["docstatus"] = 2, ["status"] = "Cancelled", ["outstanding_amount"] = 0m });
        Void(store, name);
        return true;
    });

    /// <summary>Cancels a bill and makes it again under the name that ERPNext gives an amended one.</summary>
    public static string AmendInvoice(DocStore store, string name)
    {
        var before = store.Find("Sales Invoice", name) ?? throw FrappeException.Absent("Sales Invoice", name);
        CancelInvoice(store, name);
        var copy = before.DeepClone().AsObject();
        foreach (var field in new[] { "name", "outstanding_amount", "docstatus", "status", "rounded_total", "rounding_adjustment" })
        {
            copy.Remove(field);
        }

        copy["amended_from"] = name;
        return SubmitInvoice(store, copy, name + "-1");
    }

    public static string Today => DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <param name="Amount">What the customer owes more by it.</param>
    private sealed record LedgerRow(string Type, string Voucher, string Date, string Party, decimal Amount, string AgainstType, string Against, string? Remarks, Books Books);

    private static void Post(DocStore store, LedgerRow row)
    {
        var general = CommonOf(row);
        (general["against_voucher_type"], general["against_voucher"], general["remarks"], general["is_cancelled"]) = (row.AgainstType, row.Against, row.Remarks, 0);
        (general["debit_in_account_currency"], general["credit_in_account_currency"]) = (Math.Max(row.Amount, 0m), Math.Max(-row.Amount, 0m));
        store.Insert("GL Entry", general, Guid.NewGuid().ToString("N")[..10]);
        PostRest(store, row);
    }

    private static void PostRest(DocStore store, LedgerRow row)
    {
        var rest = CommonOf(row);
        (rest["amount_in_account_currency"], rest["delinked"]) = (row.Amount, 0);
        (rest["against_voucher_type"], rest["against_voucher_no"]) = row.Against.Length > 0 ? (row.AgainstType, row.Against) : (row.Type, row.Voucher);
        store.Insert("Payment Ledger Entry", rest, Guid.NewGuid().ToString("N")[..10]);
    }

    private static JsonObject CommonOf(LedgerRow row) => new()
    {
        ["posting_date"] = row.Date,
        ["account"] = row.Books.Account,
        ["party_type"] = "Customer",
        ["party"] = row.Party,
        ["company"] = row.Books.Company,
        ["voucher_type"] = row.Type,
        ["voucher_no"] = row.Voucher,
        ["account_currency"] = row.Books.Currency,
    };

    /// <summary>A voucher is cancelled: its rows stay, and count no more.</summary>
    private static void Void(DocStore store, string voucher)
    {
        foreach (var (doctype, field) in new[] { ("GL Entry", "is_cancelled"), ("Payment Ledger Entry", "delinked") })
        {
            foreach (var row in store.All(doctype).Where(r => r["voucher_no"]!.ToString() == voucher))
            {
                store.Update(doctype, row["name"]!.ToString(), new JsonObject { [field] = 1 });
            }
        }
    }

    internal static List<JsonObject> References(JsonObject payment) =>
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
