using System.Security.Cryptography;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Support;

/// <summary>
/// Tickets that carry a whole diagnosis. The number is ours and is told at once; ERPNext gets it from the work loop, however long that takes.
/// </summary>
public sealed class TicketService(PortalDb db, WorkQueue work, TimeProvider clock)
{
    /// <summary>A second ticket for the same modem within this time would say the same thing.</summary>
    private static readonly TimeSpan Same = TimeSpan.FromHours(24);

    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public Task<Ticket?> FindRecentAsync(string customerId, MacAddress mac, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Same;
        return db.Tickets.AsNoTracking().Where(t => t.CustomerId == customerId && t.Mac == mac.Compact && t.CreatedAt > since)
            .OrderByDescending(t => t.CreatedAt).FirstOrDefaultAsync(cancel);
    }

    public async Task OpenAsync(string customerId, DiagnosisView diagnosis, Language language, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // One tapper at a time: the second tap of a nervous finger finds the first one's ticket.
        await db.EnterAsync(GateName.Tickets, cancel);
        if (await FindRecentAsync(customerId, diagnosis.Mac, cancel) is not null || await db.Tickets.AnyAsync(t => t.DiagnosisId == diagnosis.Id, cancel))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var ticket = new Ticket
        {
            Id = Guid.CreateVersion7(now),
            DiagnosisId = diagnosis.Id,
            CustomerId = customerId,
            Mac = diagnosis.Mac.Compact,
            Number = $"WEB-{RandomNumberGenerator.GetString(Letters, 7)}",
            Language = language.Code,
            CreatedAt = now,
        };
        db.Tickets.Add(ticket);
        work.Add<OpenTicketHandler>(ticket.Id.ToString(), "");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
    }
}
