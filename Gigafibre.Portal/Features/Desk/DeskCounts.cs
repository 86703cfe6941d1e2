using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Payments.Repair;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Desk;

/// <summary>One kind of work that waits for a person.</summary>
/// <param name="IsUrgent">Money or an outside system is concerned.</param>
public sealed record DeskCount(Phrase Name, int Count, string Link, bool IsUrgent);

/// <summary>What waits for a person, as far as this person may see it: a count for each list, and the way to it.</summary>
public sealed class DeskCounts(PortalDb db, PaymentTroubles troubles, WorkItems work, WorkKinds kinds, LinesInTrouble lines, OpenTickets tickets)
{
    /// <summary>From here on a line is watched, in dB below its own usual.</summary>
    public const double FallingFrom = 2;

    public async Task<IReadOnlyList<DeskCount>> ReadAsync(StaffMember staff, CancellationToken cancel)
    {
        var counts = new List<DeskCount>();
        if (staff.May(StaffVerb.SeePayment))
        {
            counts.Add(new(DeskHomeText.Money, (await troubles.ListAsync(cancel)).Count(t => t.Work is not null || t.AgainAt is null), Links.DeskPayments, IsUrgent: true));
            counts.Add(new(DeskHomeText.Refunds, await db.RefundOrders.CountAsync(o => o.NeedsSecond && o.ApprovedAt == null && o.RefusedAt == null, cancel),
                Links.DeskPayments + "#agree", IsUrgent: true));
            counts.Add(new(DeskHomeText.Findings, await db.Findings.CountAsync(f => f.ResolvedAt == null, cancel), Links.DeskPayments + "#found", IsUrgent: false));
        }

        // Of what ERPNext does not say there is no count: none is not the same as not known.
        if (staff.May(StaffVerb.SeeCustomer) && await tickets.CountAsync(cancel) is { } open)
        {
            counts.Add(new(CustomerFileText.OpenTickets, open, Links.DeskTickets, IsUrgent: false));
        }

        if (staff.May(StaffVerb.SeeModem))
        {
            counts.Add(new(LinesText.Title, await lines.CountAsync(cancel), Links.DeskTrouble, IsUrgent: true));
            counts.Add(new(DeskHomeText.Falling, await db.Modems.CountAsync(m => m.FallDb != null && m.FallDb >= FallingFrom, cancel), Links.DeskFalling, IsUrgent: false));
        }

        if (staff.May(StaffVerb.SeeWork))
        {
            counts.Add(new(DeskHomeText.Parked, (await work.CountParkedAsync(cancel)).Where(p => !kinds.Money.Contains(p.Key)).Sum(p => p.Value), Links.DeskWork, IsUrgent: true));
        }

        return counts;
    }
}
