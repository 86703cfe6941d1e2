using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>What the staff look for among payments; a page that was opened and left is none of these but <see cref="Unfinished"/>.</summary>
public enum PaymentStanding
{
    Booked,
    ToBook,
    OnItsWay,
    Refused,
    Unfinished,
    Refunded,
    Disputed,
}

/// <param name="Method">As Stripe calls it: <c>card</c>, <c>acss_debit</c>, <c>klarna</c>.</param>
/// <param name="From">The first day, in Quebec's time, and the last.</param>
/// <param name="CustomerId">As ERPNext names them.</param>
/// <param name="Before">The last one of the page before.</param>
public sealed record PaymentFilter(PaymentStanding? Standing, string? Method, DateOnly? From, DateOnly? To, Money? Amount, string? CustomerId, Guid? Before = null);

/// <summary>All payments, the newest first.</summary>
public sealed class PaymentList(PortalDb db)
{
    public async Task<IQueryable<PaymentAttempt>> FindAsync(PaymentFilter filter, CancellationToken cancel)
    {
        var found = Of(filter.Standing);
        if (filter.Method is { } method)
        {
            found = found.Where(p => p.Method == method);
        }

        if (filter.From is { } from)
        {
            var start = Times.StartOf(from);
            found = found.Where(p => p.CreatedAt >= start);
        }

        if (filter.To is { } to)
        {
            var end = Times.StartOf(to.AddDays(1));
            found = found.Where(p => p.CreatedAt < end);
        }

        if (filter.Amount is { Cents: var cents })
        {
            found = found.Where(p => p.AmountCents == cents);
        }

        if (filter.CustomerId is { } customer)
        {
            found = found.Where(p => p.CustomerId == customer);
        }

        if (filter.Before is { } before && await db.PaymentAttempts.Where(p => p.Id == before).Select(p => (DateTimeOffset?)p.CreatedAt).SingleOrDefaultAsync(cancel) is { } at)
        {
            found = found.Where(p => p.CreatedAt < at || (p.CreatedAt == at && p.Id.CompareTo(before) < 0));
        }

        return found.OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id);
    }

    /// <summary>The customer that is asked for; null when no payment is theirs, because anything may have been typed.</summary>
    public async Task<string?> FindCustomerAsync(PaymentFilter filter, CancellationToken cancel) =>
        filter.CustomerId is { } id && await db.PaymentAttempts.AnyAsync(p => p.CustomerId == id, cancel) ? id : null;

    private IQueryable<PaymentAttempt> Of(PaymentStanding? standing)
    {
        var all = db.PaymentAttempts.AsNoTracking().Include(p => p.Invoices);
        return standing switch
        {
            PaymentStanding.Booked => all.Where(p => p.State == PaymentState.Recorded),
            PaymentStanding.ToBook => all.Where(p => p.State == PaymentState.Paid),
            PaymentStanding.OnItsWay => all.Where(p => p.State == PaymentState.Processing),
            PaymentStanding.Refused => all.Where(p => p.State == PaymentState.Failed),
            PaymentStanding.Unfinished => all.Where(p => p.State == PaymentState.New || p.State == PaymentState.Open || p.State == PaymentState.Expired),
            PaymentStanding.Refunded => all.Where(p => p.RefundedCents > 0 || p.RefundPendingCents > 0),
            PaymentStanding.Disputed => all.Where(p => p.Dispute != null),
            _ => all.Where(p => p.State != PaymentState.New && p.State != PaymentState.Open && p.State != PaymentState.Expired),
        };
    }
}
