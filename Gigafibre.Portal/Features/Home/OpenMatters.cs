using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Features.Support;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Home;

/// <summary>What is going on for a customer besides money: changes at a modem, questions to our team.</summary>
public sealed class OpenMatters(PortalDb db, TimeProvider clock)
{
    /// <summary>A ticket is news for a week; after that ERPNext is where it is followed.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(7);

    public async Task<LineChange?> FindChangeAsync(string customerId, CancellationToken cancel) =>
        await db.LineChanges.AsNoTracking().Where(c => c.CustomerId == customerId && c.IsOpen).OrderByDescending(c => c.AskedAt).FirstOrDefaultAsync(cancel);

    /// <summary>What the holder decided about a service and is not done yet; the return that was part of a pause is no news.</summary>
    public async Task<IReadOnlyList<ServiceRequest>> ListRequestsAsync(string customerId, CancellationToken cancel) => await db.ServiceRequests.AsNoTracking()
        .Where(r => r.CustomerId == customerId && !r.IsBack && (r.State == RequestState.Given || r.State == RequestState.Scheduled))
        .OrderBy(r => r.EffectiveOn).ToListAsync(cancel);

    /// <inheritdoc cref="HomeReader.ReadAsync"/>
    public async Task<IReadOnlyList<Ticket>> ListTicketsAsync(string customerId, Guid? person, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - News;
        return await db.Tickets.AsNoTracking().Where(t => t.CustomerId == customerId && t.CreatedAt > since && (person == null || t.PersonId == person)).OrderByDescending(t =>
            t.CreatedAt).ToListAsync(cancel);
    }
}
