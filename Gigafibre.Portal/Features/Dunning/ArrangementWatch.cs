using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>Looks at one customer's arrangement: what was paid of it is asked of ERPNext; its next part is told before its day; kept or not, it ends by itself.</summary>
public sealed class ArrangementWatch(
    PortalDb db, OwedReader owed, PartDebits debits, Arrangements arrangements, DunningMessages messages, WorkQueue work, TimeProvider clock)
{
    /// <summary>A part that was paid on its day may take so many banking days to be seen; so long a refusal gives to pay another way.</summary>
    private const int PatienceDays = 2;

    private const int ToldDays = 2;

    public async Task LookAsync(string customerId, CancellationToken cancel)
    {
        var since = clock.GetUtcNow();
        var (now, today) = (await owed.ReadToChargeAsync(customerId, cancel), Times.Today(clock));
        if (await arrangements.FindAsync(customerId, now, cancel) is null)
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Payment, cancel);
        db.ChangeTracker.Clear();

        // Nothing is decided while a payment moves, a bank has the last word, or our team has not reopened what it took back.
        if (await db.Arrangements.Include(a => a.Parts).Include(a => a.Bills).SingleOrDefaultAsync(a => a.CustomerId == customerId && a.State == ArrangementState.Open, cancel)
            is not { } open || await IsMovingAsync(open, since, cancel))
        {
            return;
        }

        if (!open.IsGoing(now))
        {
            await JudgeAsync(open, now, today, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
    }

    private async Task JudgeAsync(Arrangement open, Owed now, DateOnly today, CancellationToken cancel)
    {
        if (open.NextPart(open.Paid(now)) is not var (part, missing))
        {
            await arrangements.EndAsync(open, ArrangementState.Kept, cancel);
            await messages.TellOverAsync(open, null, Money.Zero, cancel);
            return;
        }

        var charge = (await debits.LastAsync(open.CustomerId, cancel)).GetValueOrDefault(part.DueOn);
        if (charge is { State: DebitState.Announced or DebitState.Sent })
        {
            return;
        }

        var refused = charge is { State: DebitState.Failed } ? Times.Day(charge.ChangedAt) : (DateOnly?)null;
        var reopened = await ReopenedAsync(open, cancel);
        var from = new[] { part.DueOn, refused ?? part.DueOn, reopened ?? part.DueOn }.Max();
        var until = BankDays.Add(from, PatienceDays);
        if (until < today)
        {
            await arrangements.EndAsync(open, ArrangementState.Broken, cancel);
            await messages.TellOverAsync(open, part, missing, cancel);
        }
        else if (refused is not null || reopened >= part.DueOn)
        {
            var isTakenBack = refused is null || reopened > refused;
            await messages.TellMissedAsync(open, part, missing, isTakenBack ? DunningText.TakenBack : DeclineText.Reason(charge!.FailureCode ?? ""), (from, until), cancel);
        }
        else if (part.ToldOn is null && part.DueOn.AddDays(-ToldDays) <= today)
        {
            part.ToldOn = today;
            await messages.TellPartAsync(open, part, missing, cancel);
        }
    }

    private Task<bool> IsMovingAsync(Arrangement open, DateTimeOffset since, CancellationToken cancel) => db.PaymentAttempts.AnyAsync(
        a => a.CustomerId == open.CustomerId && (a.ChangedAt >= since || a.State == PaymentState.Paid || (a.State == PaymentState.Processing && a.GivenUpAt == null)
            || (a.CreatedAt >= open.MadeAt && a.DisputeNote != null)),
        cancel);

    /// <summary>The day on which our team had the books say that a payment was taken back: from then on its bills can be paid again.</summary>
    private async Task<DateOnly?> ReopenedAsync(Arrangement open, CancellationToken cancel)
    {
        var bills = open.Bills.Select(b => b.InvoiceName).ToList();
        var attempts = db.PaymentAttempts.Where(a => a.CustomerId == open.CustomerId && a.CreatedAt >= open.MadeAt && a.Dispute == DisputeStates.Lost
            && a.Invoices.Any(i => bills.Contains(i.InvoiceName))).Select(a => a.Id);
        return (await db.PaymentDisputes.Where(d => attempts.Contains(d.AttemptId) && d.Status == DisputeStates.Lost && d.SeenAt != null).Select(d => d.SeenAt!.Value)
            .ToListAsync(cancel)).Select(s => (DateOnly?)Times.Day(s)).Max();
    }
}
