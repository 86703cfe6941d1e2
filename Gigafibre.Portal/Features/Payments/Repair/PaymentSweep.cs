using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Integrations;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments.Repair;

/// <summary>Looks at every attempt that is not over, whatever its age: where it really stands, and whether its bills still want it.</summary>
public sealed class PaymentSweep(PortalDb db, OwedReader reader, PaymentSync sync, CheckoutClosing closing, Duties duties, TimeProvider clock)
{
    private static readonly TimeSpan BookedWithin = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancel)
    {
        // What we know ourselves first: whoever is away must not keep this from being said.
        await SayLateAsync(cancel);
        await duties.RunAsync("sweep", () => LookAsync(cancel), cancel);
    }

    /// <summary>Paid, and no Payment Entry within the hour, whatever the reason.</summary>
    private async Task SayLateAsync(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - BookedWithin;
        var late = await db.PaymentAttempts.AsNoTracking().Where(a => a.State == PaymentState.Paid && a.ChangedAt < before).ToListAsync(cancel);
        await duties.Findings.CloseAllButAsync(FindingKind.PaidNotBooked, [.. late.Select(a => a.Id.ToString())], cancel);
        foreach (var attempt in late)
        {
            await duties.Findings.AddAsync(FindingKind.PaidNotBooked, attempt.Id.ToString(), FindingText.OfCustomer.With(new Money(attempt.AmountCents), attempt.CustomerId),
                cancel);
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        var open = await db.PaymentAttempts.AsNoTracking()
            .Where(a => a.State == PaymentState.New || a.State == PaymentState.Open || a.State == PaymentState.Processing || a.State == PaymentState.Paid)
            .OrderBy(a => a.CreatedAt).Select(a => new { a.Id, a.State }).ToListAsync(cancel);
        foreach (var before in open)
        {
            await duties.Each.TryAsync(before.Id.ToString(), () => LookAtAsync(before.Id, before.State, cancel), cancel);
        }
    }

    private async Task LookAtAsync(Guid id, PaymentState before, CancellationToken cancel)
    {
        var attempt = await sync.SyncAsync(id, cancel);
        if (attempt.State == PaymentState.Paid && before != PaymentState.Paid)
        {
            await duties.Findings.AddAsync(FindingKind.MissedWebhook, id.ToString(), FindingText.SeenByComparison.With(PayText.WordForDesk(attempt.State)), cancel);
        }
        else if (attempt.State is PaymentState.New or PaymentState.Open && duties.Each.Reaches(SystemName.ErpNext) && !await IsStillOwedAsync(attempt, cancel))
        {
            // Paid by another road, covered by a credit, cancelled: nobody must pay it here too.
            await closing.CloseAsync(attempt, cancel);
        }
    }

    private async Task<bool> IsStillOwedAsync(PaymentAttempt attempt, CancellationToken cancel)
    {
        var owed = await reader.ReadAsync(attempt.CustomerId, cancel);
        return attempt.Invoices.TrueForAll(i => owed.Find(i.InvoiceName) is { } bill && bill.Payable >= new Money(i.AmountCents));
    }
}
