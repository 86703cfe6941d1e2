using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Integrations.Smtp;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments.Receipts;

/// <summary>The receipt as it stands when the mail leaves; none when the bank took the money back since it was asked for.</summary>
public sealed class ReceiptSource(PortalDb db, ReceiptReader receipts, IOptions<BillingOptions> provider) : IMessageSource
{
    public async Task<IReadOnlyList<EmailAttachment>?> ReadAsync(Message message, CancellationToken cancel)
    {
        var id = Guid.Parse(message.About.Split(':')[0]);
        var attempt = await db.PaymentAttempts.AsNoTracking().Include(a => a.Invoices).SingleAsync(a => a.Id == id, cancel);
        return await receipts.FindAsync(attempt, isCustomer: true, mustBeWhole: true, cancel) is { } receipt
            ? [new EmailAttachment(ReceiptPdf.NameOf(attempt), "application/pdf", ReceiptPdf.Write(receipt, provider.Value, SiteLanguage.Parse(message.Language)))] : null;
    }
}
