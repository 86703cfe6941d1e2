using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Payments.Repair;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>Looks at each arrangement that stands: what was paid of it is asked of ERPNext; its next part is told before its day; kept or not, it ends by itself.</summary>
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

/// <summary>One customer's arrangement.</summary>
public sealed class ArrangementWatch(PortalDb db, OwedReader owed, PartDebits debits, Arrangements arrangements, DunningMessages messages, WorkQueue work, TimeProvider clock)
{
    /// <summary>A part that was paid on its day may take so many to be seen.</summary>
    private const int PatienceDays = 2;

    private const int ToldDays = 2;

    public async Task LookAsync(string customerId, CancellationToken cancel)
    {
        var (now, today) = (await owed.ReadToChargeAsync(customerId, cancel), Times.Today(clock));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Payment, cancel);
        db.ChangeTracker.Clear();
        if (await db.Arrangements.Include(a => a.Parts).Include(a => a.Bills).SingleOrDefaultAsync(a => a.CustomerId == customerId && a.State == ArrangementState.Open, cancel)
            is not { } open)
        {
            return;
        }

        var isGoing = open.Bills.Exists(b => now.Find(b.InvoiceName) is { IsHeld: true });
        if (open.NextPart(open.Paid(name => now.Find(name)?.Payable ?? Money.Zero)) is not var (part, missing))
        {
            // What is on its way may come back.
            if (!isGoing)
            {
                await arrangements.EndAsync(open, ArrangementState.Kept, cancel);
                await messages.TellOverAsync(open, null, Money.Zero, cancel);
            }
        }
        else if ((await debits.GoingAsync(customerId, cancel)).Contains(part.DueOn) || isGoing)
        {
            return;
        }
        else if (BankDays.Add(part.DueOn, PatienceDays) < today)
        {
            await arrangements.EndAsync(open, ArrangementState.Broken, cancel);
            await messages.TellOverAsync(open, part, missing, cancel);
        }
        else if (part.ToldOn is null && part.DueOn.AddDays(-ToldDays) <= today)
        {
            part.ToldOn = today;
            await messages.TellPartAsync(open, part, missing, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
    }
}
