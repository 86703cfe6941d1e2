using System.Globalization;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Integrations.Smtp;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Contacts;

/// <summary>A code that is over, or that a newer one has replaced, is not sent late.</summary>
public sealed class ContactCodeSource(PortalDb db, TimeProvider clock) : IMessageSource
{
    public async Task<IReadOnlyList<EmailAttachment>?> ReadAsync(Message message, CancellationToken cancel)
    {
        var (id, number, sentAfter) = (Guid.Parse(message.About[..32]), int.Parse(message.About[33..], CultureInfo.InvariantCulture), clock.GetUtcNow() - ContactChanges.CodeLife);
        return await db.ContactChanges.AnyAsync(
            c => c.Id == id && c.SendNumber == number && c.SentAt > sentAfter && (c.State == ContactChangeState.ProvingKnown || c.State == ContactChangeState.ProvingNew),
                cancel) ? [] : null;
    }
}
