using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Contacts;

/// <summary>
/// Writes a proved change to ERPNext, or takes it back. It reads first: what stands there already was an earlier try of ours. What ERPNext has otherwise, or does not take,
/// is a person's.
/// </summary>
public sealed class WriteContactHandler(PortalDb db, ErpNextContacts erp, ContactIndex index, ContactNews news, WorkQueue work, Secrets secrets) : IWorkHandler
{
    public const string Undo = "undo";

    public static string Kind => "write-contact";

    public static string? System => SystemName.ErpNext;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var (id, isUndo) = (Guid.Parse(job.Key[..36]), job.Key.EndsWith(Undo, StringComparison.Ordinal));
        var change = await db.ContactChanges.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (change is null || change.State != (isUndo ? ContactChangeState.Undoing : ContactChangeState.Writing))
        {
            return;
        }

        var (old, added) = (change.OldSealed is { } sealedOld ? secrets.Open(sealedOld) : null, secrets.Open(change.NewSealed));
        var (from, to) = isUndo ? (added, old) : (old, (string?)added);
        var before = await ReadAsync(change, cancel);
        var outcome = await WriteAsync(change, before.SelectMany(c => c.Contacts).DistinctBy(c => c.Name).ToList(), from, to, cancel);
        if (outcome == Outcome.Not)
        {
            await news.RefusedAsync(change, isUndo, cancel);
        }
        else if (isUndo)
        {
            await news.UndoneAsync(change, cancel);
        }
        else
        {
            await news.DoneAsync(change, [.. before.Select(c => (c.CustomerId, ContactChanges.OnFile(c.Contacts)))], isPartly: outcome == Outcome.Partly, cancel);
        }

        await index.CatchUpAsync(cancel);
        await db.ContactRecords.Where(r => r.ContactName == ContactNews.NameOf(change)).ExecuteDeleteAsync(cancel);
        work.Wake();
    }

    private async Task<List<(string CustomerId, IReadOnlyList<EditableContact> Contacts)>> ReadAsync(ContactChange change, CancellationToken cancel)
    {
        var read = new List<(string CustomerId, IReadOnlyList<EditableContact> Contacts)>();
        foreach (var id in change.CustomerIds)
        {
            read.Add((id, await erp.ListAsync(id, cancel)));
        }

        return read;
    }

    /// <summary>What does not pass by itself is looked at: whatever holds the new value now was written, and must be told. Throws what passes.</summary>
    private async Task<Outcome> WriteAsync(ContactChange change, List<EditableContact> contacts, string? from, string? to, CancellationToken cancel)
    {
        bool Holds(string value) => contacts.Exists(c => c.Holds(value));
        List<EditableContact> targets = from is null ? [.. contacts.Where(c => c.CustomerIds.Contains(change.CustomerId)).Take(Holds(to!) ? 0 : 1)] : [.. contacts.Where(c =>
            c.Holds(from))];
        var isOdd = targets.SelectMany(c => c.CustomerIds).Except(change.CustomerIds).Any() || (to is not null && targets.Count == 0 && !Holds(to));
        if (isOdd)
        {
            // Neither as it was nor as it is to be, or somebody else's too by now: a person's.
            return Outcome.Not;
        }

        try
        {
            foreach (var contact in targets)
            {
                await erp.ReplaceAsync(contact, from, to is not null && contact.Holds(to) ? null : to, cancel);
            }

            return Outcome.Written;
        }
        catch (IntegrationException e) when (e is { IsTransient: false, MayHaveHappened: false })
        {
            var now = await ReadAsync(change, cancel);
            return to is not null && now.Exists(c => c.Contacts.Any(k => k.Holds(to))) ? Outcome.Partly : Outcome.Not;
        }
    }

    private enum Outcome
    {
        Written,

        /// <summary>On one Contact and not on another: it counts, and a person finishes it.</summary>
        Partly,
        Not,
    }
}
