using System.Text.Json.Nodes;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.ErpNext;

namespace Gigafibre.Portal.Tests.Integrations;

/// <summary>How the real site stood when an exchange was recorded: rights taken away, books closed, maintenance.</summary>
internal static class ReplayScenes
{
    private const string Customer = "CUST-2026-00164";

    public static void Set(World world, string file, string title)
    {
        world.Faults["erpnext"] = file == "modes" ? Mode(title) : Fault.None;
        world.Erp.Database = file == "postgresql" ? SiteDatabase.PostgreSql : SiteDatabase.MariaDb;
        world.Erp.Forbidden.Clear();
        world.Erp.Forbidden.Add("Payment Entry:write");
        if (file == "rights")
        {
            world.Erp.Forbidden.UnionWith(Rights(title));
        }
        else if (file == "payment-entries-settings")
        {
            Close(world, title);
        }
        else if (file is "payment-entries-currency-terms" or "payment-terms-rows")
        {
            Bills(world);
        }
    }

    public static void Settle(World world, string customer)
    {
        if (world.Erp.Find("Customer", customer) is null)
        {
            world.Erp.Insert("Customer", new JsonObject { ["customer_name"] = customer, ["customer_type"] = "Individual", ["disabled"] = 0, ["is_frozen"] = 0 }, customer);
        }
    }

    private static Fault Mode(string title) => title.Split(':')[0] switch
    {
        "maintenance" => Fault.Maintenance,
        "read-only maintenance" or "read-only" => Fault.ReadOnly,
        "rate limited" => Fault.TooMany,
        _ => Fault.None,
    };

    private static string[] Rights(string title) => title switch
    {
        "without read on Customer" or "PE without Customer read" => ["Customer:read"],
        "without read on Service Location" => ["Service Location:read"],
        "without read on Service Equipment" => ["Service Equipment:read"],
        "PE docstatus 1 without submit" => ["Payment Entry:submit"],
        "PE without create" => ["Payment Entry:create"],
        "PE without read" or "GET PE without read" or "list PE without read" => ["Payment Entry:read"],
        "PE without Account read/select" => ["Account:read"],
        "PE without Sales Invoice read" or "GET bill" or "PDF without read, with print" => ["Sales Invoice:read"],
        "PDF without read and print" => ["Sales Invoice:read", "Sales Invoice:print"],
        "PDF with read, without print" => ["Sales Invoice:print"],
        "GL without read" => ["GL Entry:read"],
        "Contact list without read" => ["Contact:read"],
        "PE without Mode of Payment read" => ["Mode of Payment:read"],
        _ => [],
    };

    /// <summary>The exchanges are of 28 November 2026.</summary>
    private static void Close(World world, string title)
    {
        Settle(world, Customer);
        world.Erp.Update("Customer", Customer, new()
        {
            ["disabled"] = title.StartsWith("disabled customer", StringComparison.Ordinal) ? 1 : 0,
            ["is_frozen"] = title.StartsWith("frozen customer", StringComparison.Ordinal) ? 1 : 0
        });
        world.Erp.Update("Company", Ledger.Company, new() { ["accounts_frozen_till_date"] = title.StartsWith("accounts frozen", StringComparison.Ordinal) ? "2026-11-30" : null });
        world.Erp.Update("Fiscal Year", "2026", new() { ["disabled"] = title.StartsWith("fiscal year", StringComparison.Ordinal) ? 1 : 0 });
        world.Erp.Update("Mode of Payment", Ledger.Mode, new() { ["enabled"] = title.StartsWith("mode of payment", StringComparison.Ordinal) ? 0 : 1 });
        world.Erp.Update("Account", Ledger.Clearing, new() { ["disabled"] = title == "clearing account disabled" ? 1 : 0 });
        world.Erp.Delete("Accounting Period", "2026-11");
        if (title is "closed accounting period (PE closed)" or "same, dated next month")
        {
            world.Erp.Insert("Accounting Period", new JsonObject
            {
                ["period_name"] = "2026-11",
                ["start_date"] = "2026-11-01",
                ["end_date"] = "2026-11-30",
                ["company"] = Ledger.Company,
                ["closed_documents"] = new JsonArray(new JsonObject { ["document_type"] = "Payment Entry", ["closed"] = 1 }),
            }, "2026-11");
        }

        if (world.Erp.Find("Account", "Bank Accounts - GF") is null)
        {
            world.Erp.Insert("Account", new JsonObject { ["account_name"] = "Bank Accounts", ["account_type"] = "Bank", ["company"] = Ledger.Company, ["is_group"] = 1 },
                "Bank Accounts - GF");
        }
    }

    private static void Bills(World world)
    {
        foreach (var (name, customer, total, receivable, terms) in new[]
        {
            ("ACC-SINV-2026-01023", "CUST-2026-00108", 140m, Ledger.Receivable, ""), ("ACC-SINV-2026-01024", "CUST-2026-00109", 100m, "Debtors USD - GF", ""),
            ("ACC-SINV-2026-01027", "CUST-2026-00111", 100m, Ledger.Receivable, "Half and half"), ("ACC-SINV-2026-01028", "CUST-2026-00111", 100m, Ledger.Receivable,
                "Half and half"),
            ("ACC-SINV-2026-01113", "CUST-2026-00161", 100m, Ledger.Receivable, "Half and half"), ("ACC-SINV-2026-01114", "CUST-2026-00162", 100m, Ledger.Receivable,
                "Half and half"),
        })
        {
            if (world.Erp.Find("Sales Invoice", name) is not null)
            {
                continue;
            }

            Settle(world, customer);
            if (world.Erp.Find("Account", receivable) is null)
            {
                world.Erp.Insert("Account", new JsonObject { ["account_name"] = receivable, ["account_type"] = "Receivable", ["company"] = Ledger.Company }, receivable);
            }

            var bill = new JsonObject { ["customer"] = customer, ["posting_date"] = "2026-11-01", ["due_date"] = "2026-11-30", ["grand_total"] = total, ["debit_to"] = receivable };
            if (terms.Length > 0)
            {
                bill["payment_terms_template"] = terms;
                bill["payment_schedule"] = new JsonArray([.. new[] { "Half", "Half2" }.Select(t => (JsonNode)new JsonObject
                {
                    ["payment_term"] = t,
                    ["due_date"] = "2026-11-30",
                    ["payment_amount"] = 50m,
                    ["outstanding"] = 50m,
                })]);
            }

            Ledger.SubmitInvoice(world.Erp, bill, name);
        }
    }
}
