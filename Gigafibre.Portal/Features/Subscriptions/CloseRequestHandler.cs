using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>Closes the ticket of a request that is settled: done, refused, or taken back by the customer; it says so in it.</summary>
public sealed class CloseRequestHandler(PortalDb db, ErpNextTickets erp) : IWorkHandler
{
    public static string Kind => "close-request";

    public static string? System => SystemName.ErpNext;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var id = Guid.Parse(job.Key);
        if (await db.ServiceRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel) is not { IsOpen: false } request)
        {
            return;
        }

        if (request.OpenedAt is null)
        {
            // Its ticket is being opened; it is closed after that.
            throw new IntegrationException(SystemName.ErpNext, "the ticket of this request does not stand yet", isTransient: true);
        }

        await erp.CloseAsync(request.IssueName, $"<p>{Of(request.State)} le {Times.DateAndClock(request.ChangedAt, Language.French)}.</p>", cancel);
    }

    private static string Of(RequestState state) => state switch
    {
        RequestState.Done => "Demande faite",
        RequestState.Refused => "Demande refusée",
        _ => "Reprise par le client",
    };
}
