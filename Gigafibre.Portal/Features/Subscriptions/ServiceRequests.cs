using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>Takes what customers decide, and moves it on. The row, its confirmation and its ticket are written together; a repeat finds the first.</summary>
public sealed class ServiceRequests(PortalDb db, RequestMessages messages, WorkQueue work, TimeProvider clock)
{
    public const string TextVersion = "1";

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<IReadOnlyList<ServiceRequest>> ListAsync(string customerId, CancellationToken cancel) =>
        [.. (await db.ServiceRequests.AsNoTracking().Where(r => r.CustomerId == customerId).ToListAsync(cancel)).OrderByDescending(r => r.GivenAt)];

    /// <summary>One of this customer's own; null for anybody else's.</summary>
    public Task<ServiceRequest?> FindAsync(string customerId, string number, CancellationToken cancel) =>
        db.ServiceRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Number == number && r.CustomerId == customerId, cancel);

    /// <summary>For our team: anybody's.</summary>
    public Task<ServiceRequest?> FindAsync(string number, CancellationToken cancel) => db.ServiceRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Number == number, cancel);

    /// <summary>
    /// The request, or the same one when the button was pressed twice; null when something else is asked for this service already. An end takes whatever was asked before back.
    /// </summary>
    public Task<ServiceRequest?> GiveAsync(string customerId, MyService service, RequestQuote quote, Language language, CancellationToken cancel) =>
        GiveAsync(customerId, service.Subscription.Name, service.Address, quote, language, cancel);

    /// <param name="name">The subscription, or the quotation.</param>
    public async Task<ServiceRequest?> GiveAsync(string customerId, string name, string? place, RequestQuote quote, Language language, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Requests, cancel);
        db.ChangeTracker.Clear();
        if (await db.ServiceRequests.SingleOrDefaultAsync(r => r.Subscription == name && (r.State == RequestState.Given || r.State == RequestState.Scheduled), cancel) is { } open)
        {
            var isTheirs = open.CustomerId == customerId;
            if (isTheirs && IsSame(open, quote))
            {
                return open;
            }

            // An end takes back whatever was asked before, and a service that changed hands what somebody else asked.
            if (isTheirs && quote.Kind != RequestKind.Cancel && !(open.IsBack && quote.Kind == RequestKind.Resume))
            {
                return null;
            }

            await MoveAsync(open, RequestState.Withdrawn, null, null, isTold: false, cancel);

            // One open request a service: the old one is over before the new one is there.
            await db.SaveChangesAsync(cancel);
        }

        var request = New(customerId, name, place, quote, language);
        db.ServiceRequests.Add(request);
        await messages.GivenAsync(request, cancel);
        work.Add<OpenRequestHandler>(request.Id.ToString(), "");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
        return request;
    }

    /// <summary>The customer withdraws it, as long as it may be. False when it is too late, or not theirs.</summary>
    public Task<bool> WithdrawAsync(string customerId, string number, CancellationToken cancel) =>
        MoveAsync(number, r => r.CustomerId == customerId && r.MayWithdraw(Times.Day(Now)), RequestState.Withdrawn, null, null, cancel);

    /// <summary>Our team moves it on. False when it may not go there any more.</summary>
    public Task<bool> MoveAsync(string number, RequestState to, string? by, string? reason, CancellationToken cancel) => MoveAsync(number, _ => true, to, by, reason, cancel);

    private async Task<bool> MoveAsync(string number, Func<ServiceRequest, bool> may, RequestState to, string? by, string? reason, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Requests, cancel);
        db.ChangeTracker.Clear();
        if (await db.ServiceRequests.SingleOrDefaultAsync(r => r.Number == number, cancel) is not { } request || !may(request) || !RequestStates.MayFollow(request, to))
        {
            return false;
        }

        await MoveAsync(request, to, by, reason, isTold: true, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
        return true;
    }

    private async Task MoveAsync(ServiceRequest request, RequestState to, string? by, string? reason, bool isTold, CancellationToken cancel)
    {
        (request.State, request.ChangedAt, request.By, request.Reason) = (to, Now, by, reason);
        await (isTold ? messages.MovedAsync(request, cancel) : Task.CompletedTask);
        if (!request.IsOpen)
        {
            work.Add<CloseRequestHandler>(request.Id.ToString(), "");
        }
    }

    private static bool IsSame(ServiceRequest open, RequestQuote quote) =>
        open.Kind == quote.Kind && open.EffectiveOn == quote.EffectiveOn && open.Until == quote.Until && open.After == quote.After
        && open.IsByModem == quote.IsByModem;

    private ServiceRequest New(string customerId, string name, string? place, RequestQuote quote, Language language) => new()
    {
        Id = Guid.CreateVersion7(Now),
        Number = SpokenCode.New("GF-D-", 8),
        CustomerId = customerId,
        Subscription = name,
        Place = place,
        Kind = quote.Kind,
        EffectiveOn = quote.EffectiveOn,
        Until = quote.Until,
        BeforePlan = quote.BeforePlan,
        BeforeCents = quote.Before?.Cents,
        After = quote.After,
        AfterCents = quote.Cost?.Cents,
        FeeCents = quote.Fee?.Cents,
        Details = quote.Details,
        IsByModem = quote.IsByModem,
        TextVersion = TextVersion,
        Language = language.Code,
        GivenAt = Now,
        ChangedAt = Now,
    };
}
