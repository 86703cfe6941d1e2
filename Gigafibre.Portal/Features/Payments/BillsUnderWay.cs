using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments;

public sealed class BillsUnderWay(PortalDb db, OwedReader reader, TimeProvider clock)
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    /// <summary>What this customer paid within the last day, or is paying by a debit that is on its way; null when nothing, or when something is overdue all the
    /// same.</summary>
    public async Task<PaymentAttempt?> LastPaidAsync(string customerId, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Lately;
        var last = await db.PaymentAttempts.AsNoTracking()
            .Where(a => a.CustomerId == customerId && (a.Dispute == null || a.Dispute == "won")
                && ((a.State == PaymentState.Processing && a.VerifyUrl == null)
                    || ((a.State == PaymentState.Paid || a.State == PaymentState.Recorded) && a.PaidAt > since && a.RefundedCents == 0)))
            .OrderByDescending(a => a.CreatedAt).FirstOrDefaultAsync(cancel);
        return last is null || await IsOverdueAsync(customerId, cancel) ? null : last;
    }

    /// <summary>False when ERPNext does not say.</summary>
    private async Task<bool> IsOverdueAsync(string customerId, CancellationToken cancel)
    {
        try
        {
            var owed = await Deadline.AskAsync(SystemName.ErpNext, Longest, c => reader.ReadAsync(customerId, c), cancel);
            return owed.Overdue(Times.Today(clock)) > Money.Zero;
        }
        catch (IntegrationException)
        {
            return false;
        }
    }
}
