using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>Makes and ends arrangements. One stands for a customer; it covers what one payment could take on the day it is made, instalments that are due later excepted.</summary>
public sealed class Arrangements(
    PortalDb db, DunningReader reader, OwedReader owed, ErpNextBilling erp, PartDebits debits, ArrangementNews news, IOptions<DunningOptions> options) : IBillReserve
{
    /// <summary>After one that was not kept, the next is for a person to agree on.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromDays(180);

    public async Task<IReadOnlyCollection<string>> OfAsync(string customerId, CancellationToken cancel) => await db.Arrangements
        .Where(a => a.CustomerId == customerId && a.State == ArrangementState.Open).SelectMany(a => a.Bills, (_, b) => b.InvoiceName).ToListAsync(cancel);

    public async Task<PaymentWish.UpTo?> PartAsync(string customerId, DateOnly dueOn, CancellationToken cancel)
    {
        var now = await owed.ReadToChargeAsync(customerId, cancel);
        return await FindAsync(customerId, now, cancel) is { } open ? Wish(open, open.Missing(now, dueOn)) : null;
    }

    /// <summary>What is missing of the next part, whatever its day; null when nothing is, or money is on its way.</summary>
    public async Task<PaymentWish.UpTo?> NextAsync(string customerId, CancellationToken cancel)
    {
        var now = await owed.ReadToChargeAsync(customerId, cancel);
        return await FindAsync(customerId, now, cancel) is { } open && !open.IsGoing(now) && open.NextPart(open.Paid(now)) is var (_, missing) ? Wish(open, missing) : null;
    }

    /// <summary>What an arrangement of today would be about: what is owed, instalments that are due later excepted.</summary>
    public Money AmountOf(DunningState state) => new(Bills(state).Sum(b => b.DueNow(news.Today).Cents));

    /// <summary>In how many parts the customer may pay by themselves; 0 when they may not.</summary>
    public async Task<int> MostAsync(DunningState state, CancellationToken cancel)
    {
        var since = news.Now - Trust;
        return !options.Value.IsOn || state.All.Overlaps([Peace.Closed, Peace.Suspended, Peace.Disputed, Peace.UnderWay, Peace.Arrangement])
            || (await db.Arrangements.Where(a => a.CustomerId == state.CustomerId && a.State == ArrangementState.Broken).Select(a => a.EndedAt).ToListAsync(cancel))
                .Exists(e => e > since)
            ? 0 : ArrangementPlan.Most(AmountOf(state), options.Value);
    }

    /// <summary>Null when it stands; else what speaks against it.</summary>
    /// <param name="by">Of our team; null for the customer. What our team agrees on is paid by hand: nobody but the customer names days to be charged on.</param>
    /// <exception cref="IntegrationException">ERPNext did not say what is owed.</exception>
    public async Task<Phrase?> MakeAsync(string customerId, IReadOnlyList<PlannedPart> parts, string? by, CancellationToken cancel)
    {
        var state = await reader.ReadAsync(customerId, cancel);
        var (bills, amount) = (Bills(state), AmountOf(state));
        if ((by is null && await MostAsync(state, cancel) == 0) || bills.Count == 0)
        {
            return TimeText.NotNow;
        }

        if (ArrangementPlan.WhyNot(parts, amount, news.Today, by is not null, options.Value) is { } why)
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

        var isAutomatic = await debits.PlanAsync(
            customerId, [.. bills.Select(b => b.Invoice.Name)], by is null ? [.. parts.Select(p => (p.DueOn, p.Amount))] : [], cancel);
        var made = New(customerId, parts, bills, isAutomatic, by);
        db.Arrangements.Add(made);
        await news.MadeAsync(made, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        news.Wake();
        return null;
    }

    /// <summary>Our team ends it; what is owed is owed as before, and the customer is told.</summary>
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
        await news.EndedAsync(open, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        news.Wake();
        return true;
    }

    /// <summary>In the caller's unit of work, under the gate.</summary>
    public async Task EndAsync(Arrangement open, ArrangementState to, CancellationToken cancel)
    {
        (open.State, open.EndedAt) = (to, news.Now);
        await debits.DropAsync(open.CustomerId, cancel);
    }

    /// <summary>The one that stands, with the bills that stand in the place of those that were amended: a bill that is not open any more was paid, or is another by now.</summary>
    public async Task<Arrangement?> FindAsync(string customerId, Owed now, CancellationToken cancel)
    {
        var isNew = false;
        var standing = db.Arrangements.Where(a => a.CustomerId == customerId && a.State == ArrangementState.Open).Select(a => a.Id);
        foreach (var name in (await OfAsync(customerId, cancel)).Where(n => now.Find(n) is null))
        {
            if (await erp.FindReplacementAsync(name, cancel) is { } bill)
            {
                isNew |= await db.Set<ArrangementBill>().Where(b => b.InvoiceName == name && standing.Contains(b.ArrangementId))
                    .ExecuteUpdateAsync(s => s.SetProperty(b => b.InvoiceName, bill.Name), cancel) > 0;
            }
        }

        var open = await db.Arrangements.AsNoTracking().Include(a => a.Parts).Include(a => a.Bills)
            .SingleOrDefaultAsync(a => a.CustomerId == customerId && a.State == ArrangementState.Open, cancel);
        return isNew && open is not null && open.Bills.Exists(b => now.Find(b.InvoiceName) is null)
            ? throw new IntegrationException(SystemName.ErpNext, "a bill was amended while it was read", isTransient: true) : open;
    }

    private IReadOnlyList<OwedBill> Bills(DunningState state) => state.Owed.Together(b => b.DueNow(news.Today));

    private static PaymentWish.UpTo? Wish(Arrangement open, Money missing) =>
        missing >= PaymentPlan.Least ? new PaymentWish.UpTo(missing, [.. open.Bills.Select(b => b.InvoiceName)]) : null;

    private Arrangement New(string customerId, IReadOnlyList<PlannedPart> parts, IReadOnlyList<OwedBill> bills, bool isAutomatic, string? by)
    {
        var id = Guid.CreateVersion7(news.Now);
        return new Arrangement
        {
            Id = id,
            CustomerId = customerId,
            AmountCents = parts.Sum(p => p.Amount.Cents),
            IsAutomatic = isAutomatic,
            By = by,
            MadeAt = news.Now,
            Parts = [.. parts.Select((p, i) => new ArrangementPart { ArrangementId = id, CustomerId = customerId, Number = i + 1, DueOn = p.DueOn, AmountCents = p.Amount.Cents })],
            Bills = [.. bills.Select(b => Bill(id, customerId, b))],
        };
    }

    private ArrangementBill Bill(Guid id, string customerId, OwedBill bill)
    {
        var now = bill.DueNow(news.Today);
        return new ArrangementBill
        {
            ArrangementId = id,
            CustomerId = customerId,
            InvoiceName = bill.Invoice.Name,
            AmountCents = now.Cents,
            LaterCents = bill.Payable.Cents - now.Cents,
        };
    }
}
