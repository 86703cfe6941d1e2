using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.People;

/// <summary>Whom a customer lets in: who they are, and how it ends. A session of theirs is over with their access, at its next request.</summary>
public sealed class PeopleList(PortalDb db, AuthorizedPeople people, PersonMessages messages, WorkQueue work, TimeProvider clock)
{
    private const int MostEnded = 10;
    private const int MostDeeds = 30;

    /// <summary>Those who may come in first; of the others, the last ones.</summary>
    public async Task<(IReadOnlyList<AuthorizedPerson> Open, IReadOnlyList<AuthorizedPerson> Ended)> ListAsync(string customerId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var all = (await db.AuthorizedPersons.AsNoTracking().Where(p => p.CustomerId == customerId).ToListAsync(cancel)).OrderByDescending(p => p.InvitedAt).ToLookup(p =>
            p.IsOpen(now));
        return ([.. all[true]], [.. all[false].Take(MostEnded)]);
    }

    /// <summary>What they did, the latest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> DeedsAsync(string customerId, CancellationToken cancel) => await db.AuditEntries.AsNoTracking()
        .Where(a => a.CustomerId == customerId && a.Actor.StartsWith(PersonFilter.Prefix) && a.Action != PersonFilter.Tried).OrderByDescending(a => a.At).Take(MostDeeds)
            .ToListAsync(cancel);

    /// <summary>By the holder, or by our team for them. False when it is none of theirs, or over.</summary>
    public async Task<bool> EndAsync(string customerId, Guid id, CancellationToken cancel) =>
        await people.EndAsync(db.AuthorizedPersons.Where(p => p.Id == id && p.CustomerId == customerId), cancel) == 1;

    /// <summary>
    /// What was said of somebody who is let in no longer counts no more: if ERPNext has their contact on file, they are a holder. For our team, who know who they are.
    /// </summary>
    public async Task<bool> ForgetAsync(string customerId, Guid id, CancellationToken cancel)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var rows = await db.AuthorizedPersons.AsNoTracking().Where(p => p.CustomerId == customerId).ToListAsync(cancel);
        if (rows.Find(p => p.Id == id) is not { } person || person.IsOpen(now.Value))
        {
            return false;
        }

        // What they have open they have as the person that they were.
        List<Guid> over = [.. rows.Where(p => p.ContactHash == person.ContactHash && !p.IsOpen(now.Value)).Select(p => p.Id)];
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Sessions.Where(s => s.CustomerId == customerId && s.ContactHash == person.ContactHash && s.RevokedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, now), cancel);
        await db.AuthorizedPersons.Where(p => over.Contains(p.Id)).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>The person says yes, and the holder is told. False when the invitation is void by now.</summary>
    public async Task<bool> AcceptAsync(Guid id, CancellationToken cancel)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var open = db.AuthorizedPersons.Where(p => p.Id == id && p.EndedAt == null);
        return await open.AnyAsync(p => p.AcceptedAt != null, cancel) || await AnswerAsync(
            id, PersonText.Accepted,
            () => open.Where(p => p.AcceptedAt == null && p.InvitedUntil > now).ExecuteUpdateAsync(s => s.SetProperty(p => p.AcceptedAt, now), cancel), cancel);
    }

    /// <summary>The person says no, or no longer; the holder is told.</summary>
    public Task LeaveAsync(Guid id, bool hadAccepted, CancellationToken cancel)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var one = db.AuthorizedPersons.Where(p => p.Id == id);
        return AnswerAsync(
            id, hadAccepted ? PersonText.Left : PersonText.Declined,
            async () => await people.EndAsync(one, cancel) is 1 ? await one.ExecuteUpdateAsync(s => s.SetProperty(p => p.SaidNoAt, now), cancel) : 0, cancel);
    }

    private async Task<bool> AnswerAsync(Guid id, Phrase what, Func<Task<int>> write, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await write() == 0)
        {
            return false;
        }

        await messages.AnsweredAsync(await db.AuthorizedPersons.AsNoTracking().SingleAsync(p => p.Id == id, cancel), what, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
        return true;
    }
}
