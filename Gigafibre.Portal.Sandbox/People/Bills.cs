using System.Globalization;
using System.Text.Json.Nodes;
using Gigafibre.Portal.Sandbox.ErpNext;

namespace Gigafibre.Portal.Sandbox.People;

public enum BillBehavior
{
    /// <summary>Five months paid, this month's due in ten days.</summary>
    Current,

    /// <summary>The last two months are overdue.</summary>
    Overdue,

    Paid,

    /// <summary>A promotion ended and a mesh point was rented: this month's bill is higher.</summary>
    Changed,

    /// <summary>An outage was credited last month.</summary>
    Credited,

    None,
}

/// <summary>Half a year of bills, in Quebec dollars with both taxes.</summary>
public static class Bills
{
    private const int Months = 6;

    public static void Settle(World world, string customer, BillBehavior behavior)
    {
        if (behavior == BillBehavior.None)
        {
            return;
        }

        var today = DateTime.UtcNow.Date;
        for (var ago = Months - 1; ago >= 0; ago--)
        {
            var date = today.AddDays(-20 - (30 * ago));
            var unpaid = behavior switch { BillBehavior.Paid => false, BillBehavior.Overdue => ago <= 1, _ => ago == 0 };
            var due = behavior == BillBehavior.Overdue && ago <= 1 ? date.AddDays(15) : date.AddDays(30);
            var name = Issue(world, customer, date, due, Items(behavior, ago));
            if (!unpaid)
            {
                Pay(world, customer, name, date.AddDays(12));
            }

            if (behavior == BillBehavior.Credited && ago == 1)
            {
                var credit = Issue(world, customer, date.AddDays(9), date.AddDays(9), [("Crédit, panne du 12", -10.00m)], name);
                world.Erp.Update("Sales Invoice", credit, new JsonObject { ["outstanding_amount"] = 0m });
            }
        }
    }

    /// <summary>One submitted invoice; negative items make a credit note.</summary>
    public static string Issue(World world, string customer, DateTime date, DateTime due, (string Name, decimal Amount)[] items, string? returnAgainst = null,
        string? debitTo = null, decimal discount = 0, bool roundsToDollar = false, string? name = null)
    {
        var net = items.Sum(i => i.Amount) - discount;
        var (gst, qst) = (decimal.Round(net * 0.05m, 2, MidpointRounding.ToEven), decimal.Round(net * 0.09975m, 2, MidpointRounding.ToEven));
        return Ledger.SubmitInvoice(world.Erp, new JsonObject
        {
            ["customer"] = customer,
            ["customer_name"] = world.Erp.Find("Customer", customer)?["customer_name"]?.ToString(),
            ["address_display"] = "12, rue des Érables<br>Saint-Gédéon (Québec)<br>",
            ["posting_date"] = Day(date),
            ["due_date"] = Day(due),
            ["from_date"] = Day(date),
            ["to_date"] = Day(date.AddDays(29)),
            ["is_return"] = net < 0 ? 1 : 0,
            ["return_against"] = returnAgainst,
            ["debit_to"] = debitTo,
            ["disable_rounded_total"] = roundsToDollar ? 0 : 1,
            ["total"] = net + discount,
            ["apply_discount_on"] = "Net Total",
            ["discount_amount"] = discount,
            ["net_total"] = net,
            ["total_taxes_and_charges"] = gst + qst,
            ["grand_total"] = net + gst + qst,
            ["items"] = new JsonArray([.. items.Select(i => (JsonNode)new JsonObject { ["item_code"] = i.Name, ["item_name"] = i.Name, ["description"] = i.Name,
                ["qty"] = i.Amount < 0 ? -1 : 1, ["rate"] = Math.Abs(i.Amount), ["amount"] = i.Amount, ["net_amount"] = i.Amount })]),
            ["taxes"] = new JsonArray(
                new JsonObject
                {
                    ["charge_type"] = "On Net Total",
                    ["account_head"] = Ledger.Gst,
                    ["description"] = "TPS/GST 5%",
                    ["rate"] = 5.0m,
                    ["tax_amount"] = gst,
                    ["tax_amount_after_discount_amount"] = gst,
                    ["total"] = net + gst
                },
                new JsonObject
                {
                    ["charge_type"] = "On Net Total",
                    ["account_head"] = Ledger.Qst,
                    ["description"] = "TVQ/QST 9.975%",
                    ["rate"] = 9.975m,
                    ["tax_amount"] = qst,
                    ["tax_amount_after_discount_amount"] = qst,
                    ["total"] = net + gst + qst
                }),
        }, name);
    }

    /// <summary>Paid by cheque at the counter, typed by hand.</summary>
    private static void Pay(World world, string customer, string invoice, DateTime date)
    {
        var total = Ledger.Number(world.Erp.Find("Sales Invoice", invoice)!["grand_total"]);
        Ledger.InsertPayment(world.Erp, new JsonObject
        {
            ["docstatus"] = 1,
            ["payment_type"] = "Receive",
            ["company"] = Ledger.Company,
            ["posting_date"] = Day(date),
            ["mode_of_payment"] = "Chèque",
            ["party_type"] = "Customer",
            ["party"] = customer,
            ["paid_from"] = Ledger.Receivable,
            ["paid_to"] = "Banque - GF",
            ["paid_amount"] = total,
            ["received_amount"] = total,
            ["reference_no"] = "chèque",
            ["reference_date"] = Day(date),
            ["references"] = new JsonArray(new JsonObject { ["reference_doctype"] = "Sales Invoice", ["reference_name"] = invoice, ["allocated_amount"] = total }),
        }, null);
    }

    private static (string Name, decimal Amount)[] Items(BillBehavior behavior, int ago) => (behavior, ago) switch
    {
        (BillBehavior.Changed, 0) => [("Internet fibre 500", 70.00m), ("Borne Wi-Fi, location", 6.00m)],
        (BillBehavior.Changed, _) => [("Internet fibre 500", 70.00m), ("Rabais de bienvenue", -15.00m)],
        _ => [("Internet fibre 500", 60.00m)],
    };

    private static string Day(DateTime date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
