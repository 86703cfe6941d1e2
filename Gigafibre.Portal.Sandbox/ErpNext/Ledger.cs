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

        store.Insert("Company", new JsonObject { ["company_name"] = Company, ["default_currency"] = "CAD" }, Company);
        for (var year = DateTime.UtcNow.Year - 3; year <= DateTime.UtcNow.Year + 1; year++)
        {
            store.Insert("Fiscal Year", new JsonObject { ["year_start_date"] = $"{year}-01-01", ["year_end_date"] = $"{year}-12-31", ["disabled"] = 0 },
                year.ToString(CultureInfo.InvariantCulture));
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
            Post(store, "Sales Invoice", inserted, invoice["posting_date"]!.ToString(), invoice["customer"]!.ToString(), total, "Sales Invoice", inserted,
                invoice["remarks"]?.ToString(), Books.Of(invoice));
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

    /// <summary>The rules of a Payment Entry in ERPNext's order and words, as a real one answered them.</summary>
    private static void Check(DocStore store, JsonObject payment)
    {
        FrappeException Wrong(string message, string type = "ValidationError") => new(417, type, message);
        payment["payment_type"] ??= "Receive";
        payment["company"] ??= Company;
        payment["posting_date"] ??= Today;
        var isPay = payment["payment_type"]!.ToString() == "Pay";
        payment[isPay ? "paid_to" : "paid_from"] ??= Receivable;
        foreach (var (field, message) in new[] { ("party", "Party is mandatory"), ("paid_amount", "Paid Amount is mandatory"), ("received_amount",
            "Target Exchange Rate is mandatory"),
            (isPay ? "paid_from" : "paid_to", "Account Paid To is mandatory") })
        {
            if (string.IsNullOrEmpty(payment[field]?.ToString()))
            {
                throw Wrong(message);
            }
        }

        if (store.Find("Company", payment["company"]!.ToString()) is not { } company)
        {
            throw Wrong($"Could not find Company: {payment["company"]}", "LinkValidationError");
        }

        if (payment["reference_no"]?.ToString() is { Length: > 140 })
        {
            throw Wrong("Reference No can be at most 140 characters", "CharacterLengthExceededError");
        }

        if (Number(payment["paid_amount"]) <= 0)
        {
            throw Wrong("Paid Amount cannot be zero or negative");
        }

        foreach (var (field, label) in new[] { ("paid_from", "Account Paid From"), ("paid_to", "Account Paid To") })
        {
            var account = store.Find("Account", payment[field]!.ToString()) ?? throw Wrong($"Could not find {label}: {payment[field]}", "LinkValidationError");
            if (Number(account["is_group"]) == 1 || Number(account["disabled"]) == 1)
            {
                throw Wrong($"Account {account["name"]} is {(Number(account["disabled"]) == 1 ? "disabled" : "a group")}");
            }
        }

        if (payment["mode_of_payment"]?.ToString() is { Length: > 0 } mode && store.Find("Mode of Payment", mode) is null)
        {
            throw Wrong($"Could not find Mode of Payment: {mode}", "LinkValidationError");
        }

        var bank = payment[isPay ? "paid_from" : "paid_to"]!.ToString();
        if (store.Find("Account", bank)?["account_type"]?.ToString() == "Bank"
            && (string.IsNullOrEmpty(payment["reference_no"]?.ToString()) || string.IsNullOrEmpty(payment["reference_date"]?.ToString())))
        {
            throw Wrong("Reference No and Reference Date is mandatory for Bank transaction");
        }

        if (store.Find("Customer", payment["party"]!.ToString()) is not { } customer)
        {
            throw Wrong($"Could not find Party: {payment["party"]}", "LinkValidationError");
        }

        if (Number(customer["disabled"]) == 1)
        {
            throw Wrong($"Customer {customer["name"]} is disabled", "PartyDisabled");
        }

        if (Number(customer["is_frozen"]) == 1)
        {
            throw Wrong($"Customer {customer["name"]} is frozen", "PartyFrozen");
        }

        var references = References(payment);
        var party = payment[isPay ? "paid_to" : "paid_from"]!.ToString();
        for (var row = 1; row <= references.Count; row++)
        {
            CheckReference(store, payment, references, row, party);
        }

        if (references.Sum(r => Number(r["allocated_amount"])) > Number(payment["paid_amount"]))
        {
            throw Wrong("Difference Amount must be zero");
        }

        CheckDate(store, company, payment["posting_date"]!.ToString());
    }

    private static void CheckReference(DocStore store, JsonObject payment, List<JsonObject> references, int row, string partyAccount)
    {
        FrappeException Wrong(string message, string type = "ValidationError") => new(417, type, message);
        var reference = references[row - 1];
        var name = reference["reference_name"]!.ToString();
        var term = reference["payment_term"]?.ToString();
        if (references.Take(row - 1).Any(r => r["reference_name"]!.ToString() == name && r["payment_term"]?.ToString() == term))
        {
            throw Wrong($"Row #{row}: Duplicate entry in References Sales Invoice {name}");
        }

        var invoice = store.Find("Sales Invoice", name) ?? throw Wrong($"Could not find Row #{row}: Name: {name}", "LinkValidationError");
        if (Number(invoice["docstatus"]) == 2)
        {
            throw Wrong($"Cannot link cancelled document: Row #{row}: Name: {name}", "CancelledLinkError");
        }

        if (invoice["customer"]!.ToString() != payment["party"]!.ToString())
        {
            throw Wrong($"Sales Invoice {name} is not associated with Customer {payment["party"]}");
        }

        if (Number(invoice["docstatus"]) != 1)
        {
            throw Wrong($"Sales Invoice {name} must be submitted");
        }

        if (invoice["debit_to"]!.ToString() != partyAccount)
        {
            throw Wrong($"Sales Invoice {name} is associated with {invoice["debit_to"]}, but Party Account is {partyAccount}");
        }

        var (outstanding, amount) = (Number(invoice["outstanding_amount"]), Number(reference["allocated_amount"]));
        if (outstanding == 0 || (outstanding < 0 && payment["payment_type"]!.ToString() == "Receive"))
        {
            throw Wrong($"Sales Invoice {name} has already been fully paid.");
        }

        if (outstanding > 0 ? amount > outstanding : amount < outstanding || amount > 0)
        {
            throw Wrong($"Row #{row}: Allocated Amount cannot be greater than outstanding amount.");
        }

        if (invoice["payment_terms_template"]?.ToString() is { Length: > 0 })
        {
            if (string.IsNullOrEmpty(term))
            {
                throw Wrong($"{name} has Payment Term based allocation enabled. Select a Payment Term for Row #{row} in Payment References section");
            }

            var rest = (invoice["payment_schedule"] as JsonArray ?? []).OfType<JsonObject>().Where(r => r["payment_term"]?.ToString() == term).Sum(r => Number(r["outstanding"]));
            if (amount > rest)
            {
                throw Wrong($"Row #{row}: Allocated Amount cannot be greater than the outstanding of Payment Term {term}.");
            }
        }
    }

    private static void CheckDate(DocStore store, JsonObject company, string day)
    {
        bool Covers(JsonObject period, string from, string to) =>
            string.CompareOrdinal(period[from]!.ToString(), day) <= 0 && string.CompareOrdinal(period[to]!.ToString(), day) >= 0;
        if (!store.All("Fiscal Year").Any(y => Number(y["disabled"]) == 0 && Covers(y, "year_start_date", "year_end_date")))
        {
            throw new FrappeException(417, "FiscalYearError", $"Posting Date <strong>{day}</strong> is not in any active Fiscal Year");
        }

        var closed = store.All("Accounting Period").FirstOrDefault(p => p["company"]!.ToString() == company["name"]!.ToString() && Covers(p, "start_date", "end_date")
            && (p["closed_documents"] as JsonArray ?? []).OfType<JsonObject>().Any(d => d["document_type"]!.ToString() == "Payment Entry" && Number(d["closed"]) == 1));
        if (closed is not null)
        {
            throw new FrappeException(417, "ClosedAccountingPeriod", $"You cannot create a Payment Entry within the closed Accounting Period <strong>{closed["name"]}</strong>");
        }

        if (company["accounts_frozen_till_date"]?.ToString() is { Length: > 0 } frozen && string.CompareOrdinal(day, frozen) <= 0)
        {
            throw new FrappeException(417, "ValidationError", $"You are not authorized to add or update entries before {frozen}");
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
            Post(store, "Payment Entry", name, date, party, amount * direction * sign, "Sales Invoice", invoice["name"]!.ToString(), null, Books.Of(invoice));
            if (invoice["payment_schedule"] is JsonArray terms && reference["payment_term"]?.ToString() is { Length: > 0 } term)
            {
                foreach (var row in terms.OfType<JsonObject>().Where(r => r["payment_term"]?.ToString() == term))
                {
                    row["outstanding"] = Number(row["outstanding"]) - (amount * sign);
                }

                store.Update("Sales Invoice", invoice["name"]!.ToString(), new JsonObject { ["payment_schedule"] = terms.DeepClone() });
            }
        }

        var rest = Number(payment["paid_amount"]) - References(payment).Sum(r => Number(r["allocated_amount"]));
        if (rest != 0)
        {
            var own = payment["payment_type"]!.ToString() == "Pay" ? payment["paid_to"] : payment["paid_from"];
            Post(store, "Payment Entry", name, date, party, rest * direction * sign, "Payment Entry", name, null, new Books(payment["company"]!.ToString(), own!.ToString(),
                "CAD"));
        }
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
            Post(store, "Journal Entry", "ACC-JV-" + Guid.NewGuid().ToString("N")[..6], Today, customer, -credit, "", "", null, Books.Own);
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

        store.Update("Sales Invoice", name, new JsonObject { ["docstatus"] = 2, ["status"] = "Cancelled", ["outstanding_amount"] = 0m });
        foreach (var row in store.All("GL Entry").Where(g => g["voucher_no"]!.ToString() == name))
        {
            store.Update("GL Entry", row["name"]!.ToString(), new JsonObject { ["is_cancelled"] = 1 });
        }

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

    private static void Post(
        DocStore store, string type, string voucher, string date, string party, decimal amount, string againstType, string against, string? remarks, Books books) =>
        store.Insert("GL Entry", new JsonObject
        {
            ["posting_date"] = date,
            ["account"] = books.Account,
            ["party_type"] = "Customer",
            ["party"] = party,
            ["company"] = books.Company,
            ["voucher_type"] = type,
            ["voucher_no"] = voucher,
            ["against_voucher_type"] = againstType,
            ["against_voucher"] = against,
            ["debit_in_account_currency"] = amount > 0 ? amount : 0m,
            ["credit_in_account_currency"] = amount < 0 ? -amount : 0m,
            ["account_currency"] = books.Currency,
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
