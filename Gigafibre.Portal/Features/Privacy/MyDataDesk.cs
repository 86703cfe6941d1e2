using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Privacy;

/// <summary>A customer's request to be erased: a ticket, of which our team is told with its day.</summary>
public sealed class MyDataDesk(PortalDb db, TicketService tickets, TimeProvider clock)
{
    /// <summary>The request that waits for its answer; null for none.</summary>
    public Task<Ticket?> FindErasureAsync(string customerId, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - OpenTicketHandler.DataTerm;
        return db.Tickets.AsNoTracking().Where(t => t.CustomerId == customerId && t.Topic == TicketTopic.MyData && t.Key.StartsWith(Key) && t.CreatedAt > since)
            .OrderByDescending(t => t.CreatedAt).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The ticket; the same one while it waits. Null for more tickets in a day than anybody has to write.</summary>
    public async Task<Ticket?> AskForErasureAsync(string customerId, Language language, CancellationToken cancel) => await FindErasureAsync(customerId, cancel)
        ?? await tickets.OpenAsync(new Writer(customerId), TicketTopic.MyData, new Written(KeyOf(customerId), MyDataText.EraseWords.In(language), []), language, null, cancel);

    private const string Key = "erasure:";

    /// <summary>Pressed twice in a day, it is one request.</summary>
    private string KeyOf(string customerId) => $"{Key}{Times.Today(clock):yyyyMMdd}:{customerId}";
}
