using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Invoices;

public static class StatementPdf
{
    private static readonly PdfColumn[] Columns = [new(0.20), new(0.35), new(0.15, IsMoney: true), new(0.15, IsMoney: true), new(0.15, IsMoney: true)];

    /// <param name="document">What a voucher is called to the customer.</param>
    public static byte[] Write(Statement statement, string customer, BillingOptions provider, Language language, Func<LedgerRow, string> document)
    {
        string Say(Phrase phrase, params ReadOnlySpan<object?> values) => phrase.In(language, values);
        string Of(Money amount) => amount == Money.Zero ? "" : Amounts.Write(amount, language);
        string Day(DateOnly day) => Times.Date(day, language);
        var period = Say(BillText.Period, Day(statement.From), Day(statement.To));
        using var pdf = new PdfFile($"{Say(BillText.StatementTitle)}, {period}", provider.LegalName);
        pdf.Heading(Say(BillText.StatementTitle));
        pdf.Line(period);
        pdf.Gap();
        pdf.Line(provider.LegalName, isStrong: true);
        pdf.Line(provider.Address);
        pdf.Gap();
        pdf.Line(customer, isStrong: true);
        pdf.Gap();
        pdf.Row(Columns, [Say(BillText.Date), Say(BillText.What), Say(BillText.Charged), Say(BillText.Received), Say(BillText.Balance)], isStrong: true);
        pdf.Rule();
        pdf.Row(Columns, [Day(statement.From), Say(BillText.Opening), "", "", Amounts.Write(statement.Opening, language)]);
        foreach (var (entry, balance) in statement.Rows)
        {
            pdf.Row(Columns, [Day(entry.On), $"{Say(BillText.Voucher(entry))} {document(entry)}", Of(entry.Debit), Of(entry.Credit), Amounts.Write(balance, language)]);
        }

        pdf.Rule();
        pdf.Row(Columns, [Day(statement.To), Say(BillText.Closing), "", "", Amounts.Write(statement.Closing, language)], isStrong: true);
        return pdf.ToArray();
    }
}
