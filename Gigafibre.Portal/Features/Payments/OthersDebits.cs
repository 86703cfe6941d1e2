using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Stripe;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>
/// Which bills other software is collecting: by the Payment Requests in ERPNext, and on the same Stripe account, as heard by webhook and by the reconciler's list. A payment
/// that names no bill under the configured
/// keys is none of ours to hold.
/// </summary>
public sealed class OthersDebits(PortalDb db, ErpNextBilling erp, IOptions<PaymentOptions> options, TimeProvider clock)
{
    private static readonly char[] Between = [',', ';', ' ', '\n'];

    public bool IsWatched => options.Value.OthersInvoiceKeys.Length > 0;

    public async Task NoteAsync(StripeIntent intent, CancellationToken cancel)
    {
        var names = options.Value.OthersInvoiceKeys.SelectMany(k => Names(intent.Metadata?.GetValueOrDefault(k) ?? "")).Distinct();
        foreach (var name in names)
        {
            if (await db.OthersDebits.SingleOrDefaultAsync(d => d.IntentId == intent.Id && d.InvoiceName == name, cancel) is not { } row)
            {
                row = new OthersDebit { IntentId = intent.Id, InvoiceName = name, Status = "" };
                db.OthersDebits.Add(row);
            }

            if (row.Status != intent.Status)
            {
                (row.Status, row.AmountCents, row.ChangedAt) = (intent.Status, intent.Amount.Cents, clock.GetUtcNow());
            }
        }

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<OthersDebit>())
        {
            // Heard twice at once.
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>One bill, or several with something between them; a bill's own name may hold the same.</summary>
    private static IEnumerable<string> Names(string said) => said.Length == 0 ? [] : [said.Trim(), .. said.Split(Between, StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Of these bills, those that are being collected. What went through days ago and is still not booked holds no longer: a person hears of the bill as
    /// overdue.</summary>
    public async Task<IReadOnlySet<string>> OfAsync(IReadOnlyCollection<string> bills, CancellationToken cancel)
    {
        var since = clock.GetUtcNow().AddDays(-options.Value.OthersDays);
        var requested = await erp.ListCollectedAsync(bills, since, cancel);
        if (!IsWatched || bills.Count == 0)
        {
            return requested;
        }

        return (await db.OthersDebits.AsNoTracking().Where(d => bills.Contains(d.InvoiceName) && OthersDebit.Holds.Contains(d.Status) && d.ChangedAt > since)
            .Select(d => d.InvoiceName).ToListAsync(cancel)).Concat(requested).ToHashSet(StringComparer.Ordinal);
    }
}
