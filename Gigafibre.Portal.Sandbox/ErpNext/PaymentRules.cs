using System.Text.Json.Nodes;
using static Gigafibre.Portal.Sandbox.ErpNext.Ledger;

namespace Gigafibre.Portal.Sandbox.ErpNext;

internal static class PaymentRules
{
    /// <summary>The rules of a Payment Entry in ERPNext's order and words, as a real one answered them.</summary>
    public static void Check(DocStore store, JsonObject payment)
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

            if (account["freeze_account"]?.ToString() == "Yes")
            {
                throw Wrong($"Account {account["name"]} is frozen");
            }

            if (account["company"]?.ToString() is { } owner && owner != payment["company"]!.ToString())
            {
                throw Wrong($"Payment Entry: Account {account["name"]} does not belong to Company {payment["company"]}");
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
}
