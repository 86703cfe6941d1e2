using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>Makes and ends arrangements. One stands for a customer; it covers what one payment could take on the day it is made.</summary>
public sealed class Arrangements(PortalDb db, DunningReader reader, PartDebits debits, ArrangementNews news, IOptions<DunningOptions> options) : IBillReserve
{
    /// <summary>After one that was not kept, the next is for a person to agree on.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromDays(180);

    public async Task<IReadOnlyCollection<string>> OfAsync(string customerId, CancellationToken cancel) => await db.Arrangements
        .Where(a => a.CustomerId == customerId && a.State == ArrangementState.Open).SelectMany(a => a.Bills, (_, b) => b.InvoiceName).ToListAsync(cancel);

    /// <summary>In how many parts the customer may pay by themselves; 0 when they may not.</summary>
    public async Task<int> MostAsync(DunningState state, CancellationToken cancel)
    {
        var since = news.Now - Trust;
        return !options.Value.IsOn || state.Arrangement is not null || state.Peace is Peace.Closed or Peace.Suspended or Peace.Disputed or Peace.UnderWay
            || (await db.Arrangements.Where(a => a.CustomerId == state.CustomerId && a.State == ArrangementState.Broken).Select(a => a.EndedAt).ToListAsync(cancel))
                .Exists(e => e > since)
            ? 0 : ArrangementPlan.Most(state.Owed.AtOnce, options.Value);
    }

    /// <summary>Null when it stands; else what speaks against it.</summary>
    /// <param name="by">Of our team; null for the customer.</param>
    /// <exception cref="IntegrationException">ERPNext did not say what is owed.</exception>
    public async Task<Phrase?> MakeAsync(string customerId, IReadOnlyList<PlannedPart> parts, string? by, CancellationToken cancel)
    {
        var state = await reader.ReadAsync(customerId, cancel);
        var bills = state.Owed.Together(b => b.Payable);
        if ((by is null && await MostAsync(state, cancel) == 0) || bills.Count == 0)
        {
            return TimeText.NotNow;
        }

        if (ArrangementPlan.WhyNot(parts, state.Owed.AtOnce, Times.Day(news.Now), by is not null, options.Value) is { } why)
        {
            return why;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Payment, cancel);
        db.ChangeTracker.Clear();
        if (await db.Arrangements.AnyAsync(a => a.CustomerId == customerId && a.State == ArrangementState.Open, cancel) || await reader.IsUnderWayAsync(customerId, cancel))
        {
            return TimeText.NotNow;
        }

        var isAutomatic = await debits.PlanAsync(customerId, [.. bills.Select(b => b.Invoice.Name)], parts.Select(p => (p.DueOn, p.Amount)), cancel);
        var id = Guid.CreateVersion7(news.Now);
        var made = new Arrangement
        {
            Id = id,
            CustomerId = customerId,
            AmountCents = state.Owed.AtOnce.Cents,
            IsAutomatic = isAutomatic,
            By = by,
            MadeAt = news.Now,
            Parts = [.. parts.Select((p, i) => Part(id, customerId, i + 1, p))],
            Bills = [.. bills.Select(b => Bill(id, customerId, b))],
        };
        db.Arrangements.Add(made);
        await news.MadeAsync(made, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        news.Wake();
        return null;
    }

    /// <summary>Our team ends it; what is owed is owed as before.</summary>
    public async Task<bool> EndAsync(string customerId, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Payment, cancel);
        db.ChangeTracker.Clear();
        if (await db.Arrangements.SingleOrDefaultAsync(a => a.CustomerId == customerId && a.State == ArrangementState.Open, cancel) is not { } open)
        {
            return false;
        }

        await EndAsync(open, ArrangementState.Ended, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>In the caller's unit of work, under the gate.</summary>
    public async Task EndAsync(Arrangement open, ArrangementState to, CancellationToken cancel)
    {
        (open.State, open.EndedAt) = (to, news.Now);
        await debits.DropAsync(open.CustomerId, cancel);
    }

    private static ArrangementPart Part(Guid id, string customerId, int number, PlannedPart part) =>
        new() { ArrangementId = id, CustomerId = customerId, Number = number, DueOn = part.DueOn, AmountCents = part.Amount.Cents };

    private static ArrangementBill Bill(Guid id, string customerId, OwedBill bill) =>
        new() { ArrangementId = id, CustomerId = customerId, InvoiceName = bill.Invoice.Name, AmountCents = bill.Payable.Cents };
}
