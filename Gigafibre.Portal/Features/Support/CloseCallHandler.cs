using System.Net;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Support;

/// <summary>Closes the ticket of a call that was made, and says so in it.</summary>
public sealed class CloseCallHandler(PortalDb db, ErpNextTickets erp) : IWorkHandler
{
    public static string Kind => "close-call";

    public static string? System => SystemName.ErpNext;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var id = Guid.Parse(job.Key);
        if (await db.CallBacks.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { State: CallState.Done } call)
        {
            return;
        }

        if (!await erp.ExistsAsync(call.Number, cancel))
        {
            throw new IntegrationException(SystemName.ErpNext, "the ticket of this call does not stand yet", isTransient: true);
        }

        await erp.CloseAsync(call.Number, $"<p>Client rappelé par {WebUtility.HtmlEncode(call.By)}, {Times.DateAndClock(call.ChangedAt, Language.French)}.</p>", cancel);
    }
}
