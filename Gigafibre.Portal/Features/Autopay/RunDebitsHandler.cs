using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>Sends what is due today to be charged, each on its own; on days and in hours in which banks work. Any number of nodes may run it.</summary>
public sealed class RunDebitsHandler(PortalDb db, WorkQueue work, AutopayHolds holds, ChargeHours hours, FindingList findings, TimeProvider clock) : IWorkHandler
{
    public const string Run = "run";

    /// <summary>Announced, and so many days late: something keeps it that a person should know of.</summary>
    private const int LateDays = 3;

    /// <summary>Announced anew so often: nobody is reached, or something is in the way each time.</summary>
    private const int MostNotices = 2;

    public static string Kind => "autopay-run";

    public static bool IsMoney => true;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var today = Times.Today(clock);
        await SayLateAsync(today, cancel);
        if (!hours.AreOpen || await holds.IsAsync(AutopayHold.All, cancel))
        {
            return;
        }

        var due = await db.AutopayDebits.AsNoTracking().Where(d => d.State == DebitState.Announced && d.ChargeOn <= today).OrderBy(d => d.ChargeOn)
            .Select(d => new { d.Id, d.CustomerId }).ToListAsync(cancel);
        await work.OweAllAsync<ChargeDebitHandler>(due.Select(d => (d.Id.ToString(), (string?)PaymentEngine.Lane(d.CustomerId))), cancel);
        await db.SaveChangesAsync(cancel);
        work.Wake();
    }

    private async Task SayLateAsync(DateOnly today, CancellationToken cancel)
    {
        var before = today.AddDays(-LateDays);
        var late = await db.AutopayDebits.AsNoTracking().Where(d => d.State == DebitState.Announced && (d.ChargeOn < before || d.Notice >= MostNotices)).ToListAsync(cancel);
        await findings.CloseAllButAsync(FindingKind.AutopayLate, [.. late.Select(d => d.Id.ToString())], cancel);
        foreach (var debit in late)
        {
            await findings.AddAsync(FindingKind.AutopayLate, debit.Id.ToString(), FindingText.OfCustomer.With(debit.Amount, debit.CustomerId), cancel);
        }
    }
}
