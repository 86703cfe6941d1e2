using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Payments.Repair;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>Looks at each arrangement that stands.</summary>
public sealed class WatchArrangementsHandler(PortalDb db, OneByOne each, ArrangementWatch watch, DunningHours hours) : IWorkHandler
{
    public const string Run = "run";

    public static string Kind => "arrangement-watch";

    public static string? System => SystemName.ErpNext;

    public static bool IsMoney => true;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        if (!hours.AreOpen)
        {
            return;
        }

        foreach (var customer in await db.Arrangements.Where(a => a.State == ArrangementState.Open).Select(a => a.CustomerId).ToListAsync(cancel))
        {
            await each.TryAsync(customer, () => watch.LookAsync(customer, cancel), cancel);
        }
    }
}
