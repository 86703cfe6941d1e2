using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Payments.Repair;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>Looks for whoever is to be told something today. One list tells who may be; each of those is looked at again by itself.</summary>
public sealed class RemindHandler(PortalDb db, ErpNextBilling erp, DunningReminder reminder, OneByOne each, DunningDay day) : IWorkHandler
{
    public const string Run = "run";

    public static string Kind => "dunning-run";

    public static string? System => SystemName.ErpNext;

    public static bool IsMoney => true;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        if (!day.IsOpen)
        {
            return;
        }

        var (today, unpaid) = (day.Today, await erp.ListUnpaidOfAllAsync(cancel));
        var names = unpaid.Select(b => b.Name).ToHashSet(StringComparer.Ordinal);
        var since = today.AddYears(-1);
        var steps = (await db.DunningSteps.AsNoTracking().Where(s => s.ToldOn > since).ToListAsync(cancel)).Where(s => names.Contains(s.InvoiceName)).ToList();
        await day.VoidAsync(steps, cancel);
        var told = steps.ToLookup(s => (s.InvoiceName, s.DueOn));
        var automatic = await day.AutomaticAsync(cancel);
        var open = unpaid.Where(b => !automatic.Contains(b.Name)).ToList();
        var quiet = await day.InPeaceAsync([.. open.Select(b => b.CustomerId).Distinct(StringComparer.Ordinal)], cancel);
        var candidates = open.Where(b => !quiet.Contains(b.CustomerId)).Where(b => b.DueOn.Any(due => day.MayBeNext(due, [.. told[(b.Name, due)]])));
        foreach (var customer in candidates.Select(b => b.CustomerId).Distinct(StringComparer.Ordinal))
        {
            await each.TryAsync(customer, () => reminder.TellAsync(customer, cancel), cancel);
        }
    }
}
