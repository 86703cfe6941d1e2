using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Integrations.Smtp;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>The confirmation goes along with the mail that says so.</summary>
public sealed class RequestSource(PortalDb db, RequestPdf pdf) : IMessageSource
{
    public async Task<IReadOnlyList<EmailAttachment>?> ReadAsync(Message message, CancellationToken cancel)
    {
        var id = Guid.Parse(message.About);
        return await db.ServiceRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel) is { } request
            ? [new EmailAttachment(RequestPdf.NameOf(request), "application/pdf", pdf.Write(request))] : null;
    }
}
