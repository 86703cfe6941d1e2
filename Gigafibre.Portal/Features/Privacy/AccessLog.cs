using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Ops;
using Gigafibre.Portal.Features.People;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Privacy;

/// <summary>Who of our team opened a customer's file, as the customer reads it: what a program of ours asked, and each page of one look, are left out.</summary>
public sealed class AccessLog(PortalDb db)
{
    public async Task<IReadOnlyList<AuditEntry>> ListAsync(string customerId, int most, CancellationToken cancel) => await db.AuditEntries.AsNoTracking()
        .Where(a => a.CustomerId == customerId && !a.Actor.StartsWith(OpsActor.Prefix) && !a.Actor.StartsWith(PersonFilter.Prefix) && a.Action != "customer.page")
            .OrderByDescending(a => a.At).Take(most).ToListAsync(cancel);
}
