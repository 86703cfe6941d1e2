using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>Records in ERPNext that a customer was told, once it is sure that they were. Its name is the step's, so that it is there once.</summary>
public sealed class MirrorHandler(PortalDb db, ErpNextDunning erp, IOptions<DunningOptions> options) : IWorkHandler
{
    /// <summary>By then a reminder has left, or was taken back.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromHours(6);

    public static string Kind => "mirror-reminder";

    public static string? System => SystemName.ErpNext;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var id = Guid.Parse(job.Key);
        var told = await db.Messages.Where(m => m.About == job.Key).Select(m => m.Delivery).ToListAsync(cancel);
        if (told.Exists(d => d is Delivery.Waiting or Delivery.Sending) && !told.Exists(IsTold))
        {
            throw new IntegrationException(SystemName.ErpNext, "gets no record of a reminder that has not left yet", isTransient: true);
        }

        if (!told.Exists(IsTold) || await db.DunningSteps.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } step
            || options.Value.Mirror.Of(step.Stage) is not { Length: > 0 } type)
        {
            return;
        }

        static bool IsTold(Delivery delivery) => delivery is Delivery.Sent or Delivery.Delivered;

        try
        {
            await erp.WriteAsync(new DunningNotice($"PORTAL-{step.Id:N}", type, step.InvoiceName, step.DueOn, step.ToldOn), cancel);
        }
        catch (IntegrationException e) when (e.Code == ErpNextDunning.AsksMore)
        {
            throw new ParkedException(DunningText.MirrorAsksMore.With(type));
        }
    }
}
