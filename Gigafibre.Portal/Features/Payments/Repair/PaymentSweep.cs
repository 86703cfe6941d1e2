using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments.Repair;

/// <summary>Looks at every attempt that is not over, whatever its age: where it really stands, and whether its bills still want it.</summary>
public sealed class PaymentSweep(PortalDb db, ErpNextBilling erp, PaymentSync sync, CheckoutClosing closing, FindingList findings, OneByOne each)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        var open = await db.PaymentAttempts.AsNoTracking()
            .Where(a => a.State == PaymentState.New || a.State == PaymentState.Open || a.State == PaymentState.Processing || a.State == PaymentState.Paid)
            .OrderBy(a => a.CreatedAt).Select(a => new { a.Id, a.State }).ToListAsync(cancel);
        foreach (var before in open)
        {
            await each.TryAsync(before.Id.ToString(), () => LookAtAsync(before.Id, before.State, cancel), cancel);
        }
    }

    private async Task LookAtAsync(Guid id, PaymentState before, CancellationToken cancel)
    {
        var attempt = await sync.SyncAsync(id, cancel);
        if (attempt.State == PaymentState.Paid && before != PaymentState.Paid)
        {
            await findings.AddAsync(FindingKind.MissedWebhook, id.ToString(), $"{before} → {attempt.State}", cancel);
        }
        else if (attempt.State is PaymentState.New or PaymentState.Open && each.Reaches(SystemName.ErpNext) && !await IsStillOwedAsync(attempt, cancel))
        {
            // Paid by another road: nobody must pay it here too.
            await closing.CloseAsync(attempt, cancel);
        }
    }

    private async Task<bool> IsStillOwedAsync(PaymentAttempt attempt, CancellationToken cancel)
    {
        foreach (var wanted in attempt.Invoices)
        {
            if (await erp.FindInvoiceAsync(wanted.InvoiceName, cancel) is not { } invoice || invoice.Head.Outstanding < new Money(wanted.AmountCents))
            {
                return false;
            }
        }

        return true;
    }
}
