using Gigafibre.Portal.Data;
using Gigafibre.Portal.Web;

namespace Gigafibre.Portal.Features.Audit;

/// <summary>Writes down who looks at what or does what, before it happens.</summary>
public sealed class AuditTrail(PortalDb db, TimeProvider clock)
{
    public async Task RecordAsync(
        string actor, string action, string subject, VisitorAddress from, CancellationToken cancel, string? reason = null, string? before = null, string? after = null)
    {
        var now = clock.GetUtcNow();
        db.AuditEntries.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            Actor = actor,
            Action = action,
            Subject = subject,
            AddressKey = from.Key,
            Reason = reason,
            Before = before,
            After = after,
        });
        await db.SaveChangesAsync(cancel);
    }
}
