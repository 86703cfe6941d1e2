using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Payments.Receipts;

public static class ReceiptPdf
{
    private static readonly PdfColumn[] Columns = [new(0.75), new(0.25, IsMoney: true)];

    public static byte[] Write(Receipt receipt, BillingOptions provider, Language language)
    {
        var attempt = receipt.Attempt;
        string Say(Phrase phrase, params ReadOnlySpan<object?> values) => phrase.In(language, values);
        using var pdf = new PdfFile($"{Say(PayText.ReceiptTitle)} {attempt.Reference}", provider.LegalName);
        pdf.Heading($"{Say(PayText.ReceiptTitle)} · {Say(PayText.PaidStamp)}");
        pdf.Gap();
        pdf.Line(provider.LegalName, isStrong: true);
        pdf.Line(provider.Address);
        pdf.Line(Say(PayText.TaxNumbers, provider.GstNumber, provider.QstNumber));
        if (receipt.MadeOutTo is { } to)
        {
            pdf.Gap();
            pdf.Line($"{Say(PayText.ReceivedFrom)} {to.CustomerName ?? attempt.CustomerId}", isStrong: true);
            foreach (var line in to.CustomerAddress)
            {
                pdf.Line(line);
            }
        }

        pdf.Gap();
        pdf.Row(Columns, [Say(BillText.Bill), Say(BillText.Amount)], isStrong: true);
        pdf.Rule();
        foreach (var (share, bill) in receipt.Bills)
        {
            var period = bill is { From: { } from, To: { } until } ? " · " + Say(BillText.Period, Times.Date(from, language), Times.Date(until, language)) : "";
            pdf.Row(Columns, [share.InvoiceName + period, Amounts.Write(new Money(share.AmountCents), language)]);
        }

        pdf.Rule();
        pdf.Row(Columns, [Say(PayText.TotalPaid), Amounts.Write(new Money(attempt.AmountCents), language)], isStrong: true);
        if (attempt.RefundedCents > 0)
        {
            pdf.Row(Columns, [Say(PayText.RefundedSince), Amounts.Write(new Money(-attempt.RefundedCents), language)]);
        }

        pdf.Gap();
        pdf.Line(Say(PayText.PaidOn, Times.DateAndClock(attempt.PaidAt!.Value, language), Say(PayText.How(attempt))));
        pdf.Line(Say(PayText.Reference, attempt.Reference));
        return pdf.ToArray();
    }

    public static string NameOf(PaymentAttempt attempt) => $"gigafibre-{attempt.Reference}.pdf";
}
