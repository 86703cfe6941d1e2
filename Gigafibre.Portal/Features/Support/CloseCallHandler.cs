using System.Globalization;
using System.Net;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Support;

/// <summary>Closes the ticket of a call that was made, or that gave way to another, and says so in it.</summary>
public sealed class CloseCallHandler(PortalDb db, ErpNextTickets erp) : IWorkHandler
{
    public static string Kind => "close-call";

    public static string? System => SystemName.ErpNext;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var id = Guid.Parse(job.Key);
        if (await db.CallBacks.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { State: CallState.Done or CallState.Missed } call)
        {
            return;
        }

        if (!await erp.ExistsAsync(call.Number, cancel))
        {
            throw new IntegrationException(SystemName.ErpNext, "the ticket of this call does not stand yet", isTransient: true);
        }

        // Whoever wrote something to it besides has something to say: a person closes it.
        if (!await db.TicketReplies.AnyAsync(r => r.Issue == call.Number && !r.Closes, cancel))
        {
            var what = call.State == CallState.Done ? "Client rappelé par {0}, {1}." : "Sans réponse au téléphone ({0}, {1}); le client a choisi un autre moment.";
            var note = string.Format(CultureInfo.InvariantCulture, what, WebUtility.HtmlEncode(call.By), Times.DateAndClock(call.ChangedAt, Language.French));
            await erp.CloseAsync(call.Number, $"<p>{note}</p>", cancel);
        }
    }
}
