using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Contacts;

/// <summary>
/// Writes a proved change to ERPNext, or takes it back. It reads first: what stands there already was an earlier try of ours. It reads again before anybody is told, and
/// what ERPNext has otherwise, or does not take, is a person's.
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
        var contacts = await erp.ListAsync(change.CustomerId, cancel);
        var before = ContactChanges.OnFile(contacts);
        if (!await IsWrittenAsync(contacts, from, to, cancel))
        {
            await news.RefusedAsync(change, isUndo, cancel);
        }
        else if (isUndo)
        {
            await news.UndoneAsync(change, cancel);
        }
        else
        {
            await news.DoneAsync(change, before, cancel);
        }

        await index.CatchUpAsync(cancel);
        work.Wake();
    }

    /// <summary>False for what is for a person. Throws what passes by itself.</summary>
    private async Task<bool> IsWrittenAsync(IReadOnlyList<EditableContact> contacts, string? from, string? to, CancellationToken cancel)
    {
        bool Holds(string value) => contacts.Any(c => c.Holds(value));
        if (from is not null && to is not null && !Holds(from) && !Holds(to))
        {
            // Neither as it was nor as it is to be: somebody else has been there.
            return false;
        }

        try
        {
            foreach (var contact in from is null ? contacts.Take(Holds(to!) ? 0 : 1) : contacts.Where(c => c.Holds(from)))
            {
                await erp.ReplaceAsync(contact, from, to is not null && contact.Holds(to) ? null : to, cancel);
            }
        }
        catch (IntegrationException e) when (e is { IsTransient: false, MayHaveHappened: false })
        {
            return false;
        }

        // A customer without any Contact has nothing to put it on.
        return to is null || contacts.Count > 0;
    }
}
