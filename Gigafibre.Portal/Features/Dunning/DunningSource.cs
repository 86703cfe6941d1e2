using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Integrations.Smtp;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>
/// In the second before a reminder leaves, ERPNext is asked once more: whoever paid, or took time, is not reminded, and nobody is told an amount that is no longer so.
/// </summary>
public sealed class DunningSource(PortalDb db, DunningReader reader, DunningHours hours, TimeProvider clock) : IMessageSource
{
    public async Task<IReadOnlyList<EmailAttachment>?> ReadAsync(Message message, CancellationToken cancel)
    {
        var id = Guid.Parse(message.About);
        if (await db.DunningSteps.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } step)
        {
            return null;
        }

        var state = await reader.ReadAsync(message.CustomerId, cancel);
        if (state.Peace is null && state.Bill?.Invoice.Name == step.InvoiceName && state.Due == step.DueOn && state.Amount == step.Amount && step.ToldOn == Times.Today(clock)
            && hours.AreOpen)
        {
            return [];
        }

        // Nobody heard of it: the ladder says what is so, when it is so.
        if (!await db.Messages.AnyAsync(m => m.About == message.About && m.Id != message.Id && (m.SentAt != null || m.Delivery == Delivery.Sending), cancel))
        {
            await db.DunningSteps.Where(s => s.Id == id).ExecuteDeleteAsync(cancel);
        }

        return null;
    }
}
