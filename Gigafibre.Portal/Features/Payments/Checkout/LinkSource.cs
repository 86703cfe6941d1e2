using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Integrations.Smtp;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments.Checkout;

/// <summary>A link that was revoked before it left is not sent.</summary>
public sealed class LinkSource(PortalDb db) : IMessageSource
{
    public async Task<IReadOnlyList<EmailAttachment>?> ReadAsync(Message message, CancellationToken cancel)
    {
        var id = Guid.Parse(message.About);
        return await db.PaymentLinks.AnyAsync(l => l.Id == id && l.RevokedAt == null, cancel) ? [] : null;
    }
}
