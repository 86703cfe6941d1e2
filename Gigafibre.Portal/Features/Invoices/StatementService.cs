using System.Globalization;
using System.Text;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Invoices;

/// <summary>One line of a statement and what was owed after it.</summary>
public sealed record StatementRow(LedgerRow Entry, Money Balance);

/// <summary>The account from one day to another, both included.</summary>
public sealed record Statement(DateOnly From, DateOnly To, Money Opening, IReadOnlyList<StatementRow> Rows)
{
    public Money Closing => Rows.Count == 0 ? Opening : Rows[^1].Balance;
}

/// <summary>The customer's account as ERPNext's general ledger has it.</summary>
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

    /// <summary>For spreadsheets: a header in the reader's language, dates and amounts as every program reads them.</summary>
    public static byte[] ToCsv(Statement statement, Language language)
    {
        var text = new StringBuilder();
        text.AppendLine(string.Join(',', BillText.CsvColumns.Select(c => c.In(language))));
        text.AppendLine(CultureInfo.InvariantCulture, $"{statement.From:yyyy-MM-dd},{BillText.Opening.In(language)},,,,{statement.Opening}");
        foreach (var (entry, balance) in statement.Rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{entry.On:yyyy-MM-dd},{BillText.Voucher(entry).In(language)},{entry.VoucherName},{entry.Debit},{entry.Credit},{balance}");
        }

        // The mark tells spreadsheets that accents are UTF-8.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}
