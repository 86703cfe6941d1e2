using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Smtp;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments.Receipts;

public sealed class SendReceiptHandler(PortalDb db, ReceiptReader receipts, SmtpMailer mailer, Secrets secrets, IOptions<BillingOptions> provider) : IWorkHandler
{
    public static string Kind => "send-receipt";

    public static bool IsPassing => true;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var id = Guid.Parse(job.Key.Split(':')[0]);
        var attempt = await db.PaymentAttempts.AsNoTracking().Include(a => a.Invoices).SingleAsync(a => a.Id == id, cancel);
        var (language, to) = secrets.Open(job.Payload).Split('\n') is [var l, var c] && EmailAddress.TryParse(c, out var email)
            ? (SiteLanguage.Parse(l), email) : throw new ParkedException(WorkText.Unreadable);

        // Taken back by the bank since it was asked for: there is nothing to prove any more.
        if (await receipts.FindAsync(attempt, isCustomer: true, mustBeWhole: true, cancel) is not { } receipt)
        {
            return;
        }

        try
        {
            await mailer.SendAsync(to, PayText.ReceiptSubject.In(language, attempt.Reference),
                PayText.ReceiptMail.In(language, Amounts.Write(new Money(attempt.AmountCents), language), Times.Date(Times.Day(attempt.PaidAt!.Value), language),
                    attempt.Reference),
                [new EmailAttachment(ReceiptPdf.NameOf(attempt), "application/pdf", ReceiptPdf.Write(receipt, provider.Value, language))], cancel);
        }
        catch (IntegrationException e) when (e.MayHaveHappened)
        {
            throw new ParkedException(OddText.MayHaveArrived.With(WorkText.Reason(e)));
        }
    }
}
