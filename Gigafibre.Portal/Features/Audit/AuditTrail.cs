using Gigafibre.Portal.Data;
using Gigafibre.Portal.Web;

namespace Gigafibre.Portal.Features.Audit;

/// <summary>Writes down who looked at what, before they see it.</summary>
public sealed class AuditTrail(PortalDb db, TimeProvider clock)
{
    public async Task RecordAsync(string actor, string action, string subject, VisitorAddress from, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        db.AuditEntries.Add(new AuditEntry { Id = Guid.CreateVersion7(now), At = now, Actor = actor, Action = action, Subject = subject, AddressKey = from.Key });
        await db.SaveChangesAsync(cancel);
    }
}
