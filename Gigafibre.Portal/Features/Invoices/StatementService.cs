using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Invoices;

public sealed record StatementRow(LedgerRow Entry, Money Balance);

public sealed record Statement(DateOnly From, DateOnly To, Money Opening, IReadOnlyList<StatementRow> Rows)
{
    public Money Closing => Rows.Count == 0 ? Opening : Rows[^1].Balance;
}

public sealed class StatementService(ErpNextBilling erp)
{
    /// <summary>Longer periods are asked for in pieces.</summary>
    public const int MostDays = 366 * 3;

    public async Task<Statement> GetAsync(string customerId, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var opening = erp.GetBalanceBeforeAsync(customerId, from, cancel);
        var entries = await erp.ListLedgerAsync(customerId, from, to, cancel);
        var balance = await opening;
        var rows = new List<StatementRow>();
        foreach (var entry in entries)
        {
            balance = balance + entry.Debit - entry.Credit;
            rows.Add(new StatementRow(entry, balance));
        }

        return new Statement(from, to, await opening, rows);
    }

    /// <summary>What ERPNext calls this customer, with the account's number where that is another; the number alone while it cannot be asked.</summary>
    public async Task<string> NameOfAsync(string customerId, CancellationToken cancel)
    {
        try
        {
            return await erp.FindCustomerAsync(customerId, cancel) is { Name: var name } && name != customerId ? $"{name} ({customerId})" : customerId;
        }
        catch (IntegrationException)
        {
            return customerId;
        }
    }

    /// <param name="document">What a voucher is called to the customer.</param>
    public static async Task<byte[]> ToCsvAsync(Statement statement, Language language, Func<LedgerRow, string> document)
    {
        using var file = new MemoryStream();
        await using (var csv = new CsvFile(file, language))
        {
            await csv.WriteAsync([.. BillText.CsvColumns.Select(c => c.In(language))]);
            await csv.WriteAsync(statement.From, BillText.Opening.In(language), null, null, null, statement.Opening);
            foreach (var (entry, balance) in statement.Rows)
            {
                await csv.WriteAsync(entry.On, BillText.Voucher(entry).In(language), document(entry), entry.Debit, entry.Credit, balance);
            }
        }

        return file.ToArray();
    }
}
