using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Passkeys;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Contacts;

/// <summary>What follows when a contact has changed: those on file before are told and can undo it, the new one is greeted, other sessions end. Each in one step.</summary>
public sealed class ContactNews(PortalDb db, MessageOutbox outbox, SessionService sessions, OidcLogins logins, KnownBrowsers browsers, PasskeyList passkeys,
    AuthorizedPeople people, FindingList findings, SecurityEvents security, Secrets secrets, IOptions<PortalOptions> site, TimeProvider clock)
{
    /// <summary>Under which the new contact stands in our index until ERPNext has told of it.</summary>
    public static string NameOf(ContactChange change) => $"change:{change.Id:N}";

    /// <param name="before">What stood on each customer's file.</param>
    /// <param name="isPartly">It stands on one of their Contacts and not on another.</param>
    public async Task DoneAsync(ContactChange change, IReadOnlyList<(string CustomerId, ContactsOnFile OnFile)> before, bool isPartly, CancellationToken cancel)
    {
        var (now, token, language) = (clock.GetUtcNow(), Secrets.NewToken(), SiteLanguage.Parse(change.Language));
        var (undoHash, phone) = (Secrets.HashToken(token), site.Value.SupportPhone);
        var (old, added) = (change.OldSealed is { } o ? ContactPoint.Parse(secrets.Open(o)) : null, ContactPoint.Parse(secrets.Open(change.NewSealed))!);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.ContactChanges.Where(c => c.Id == change.Id && c.State == ContactChangeState.Writing).ExecuteUpdateAsync(
            s => s.SetProperty(c => c.State, ContactChangeState.Done).SetProperty(c => c.DoneAt, now).SetProperty(c => c.UndoHash, undoHash), cancel) == 0)
        {
            return;
        }

        var undo = new Uri(site.Value.PublicUrl, Links.UndoContact(token)).AbsoluteUri;
        var limited = new Dictionary<string, IReadOnlySet<string>>();
        foreach (var id in before.Select(b => b.CustomerId).Append(change.CustomerId).Distinct())
        {
            limited[id] = await people.LimitedAsync(id, cancel);
        }

        // Who is on file and not the customer's own must not undo what the holder does.
        var former = before.SelectMany(b => b.OnFile.All.Select(c => (b.CustomerId, Contact: c))).Append((change.CustomerId, Contact: old!))
            .Where(c => c.Contact is { } contact && contact != added && !limited[c.CustomerId].Contains(secrets.Hash(ContactPoint.HashPurpose, contact.Value)))
            .DistinctBy(c => c.Contact);
        foreach (var (customer, contact) in former)
        {
            var told = MessageDraft.Of(ContactMessages.Changed, customer, change.Id.ToString("N"), change.MaskedNew, Message.Secret, phone) with { Secret = undo };
            outbox.Add(told, contact, contact.ChannelFor(MessageChannel.Sms), language);
        }

        if (isPartly)
        {
            await findings.AddAsync(FindingKind.ContactDisputed, change.CustomerId, ContactText.PartlyWritten.With(change.MaskedNew), cancel);
        }

        outbox.Add(MessageDraft.Of(ContactMessages.Welcome, change.CustomerId, change.Id.ToString("N"), phone), added, added.ChannelFor(MessageChannel.Sms), language);

        // The session that did it stays, also when the contact that opened it is the one that went; the index learns of the new one in a moment.
        var oldHash = old is null ? "" : secrets.Hash(ContactPoint.HashPurpose, old.Value);
        if (await db.Sessions.Where(s => s.Id == change.SessionId && s.ContactHash == oldHash).ExecuteUpdateAsync(s => s.SetProperty(x => x.ContactHash, change.NewHash),
            cancel) == 1)
        {
            db.ContactRecords.AddRange(change.CustomerIds.Select(id => new ContactRecord { ContactName = NameOf(change), Hash = change.NewHash, CustomerId = id }));
        }

        // Whoever was let in by this contact for one thing is a holder now: the holder has said so.
        await db.AuthorizedPersons.Where(p => change.CustomerIds.Contains(p.CustomerId) && p.ContactHash == change.NewHash).ExecuteDeleteAsync(cancel);
        await passkeys.FollowAsync(change.CustomerIds, oldHash, change.NewHash, change.SessionId, cancel);
        await EndSessionsAsync(change, change.SessionId, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        security.Say(SecurityEvent.ContactChanged, null, change.Id.ToString());
    }

    /// <summary>Somebody says that it was not them: every session ends and a person is told, whatever ERPNext does. In the caller's transaction.</summary>
    public async Task ShutAsync(ContactChange change, CancellationToken cancel)
    {
        await EndSessionsAsync(change, null, cancel);
        foreach (var id in change.CustomerIds)
        {
            await browsers.ForgetAllAsync(id, cancel);
        }

        await passkeys.RemoveAllAsync(change.CustomerIds, cancel);

        // Whoever took the account over may have invited somebody just before.
        var since = change.AskedAt - ContactChanges.UndoFor;
        await people.EndAsync(db.AuthorizedPersons.Where(p => change.CustomerIds.Contains(p.CustomerId) && p.InvitedAt > since), cancel);
        await db.ContactRecords.Where(r => r.ContactName == NameOf(change)).ExecuteDeleteAsync(cancel);
        await findings.AddAsync(FindingKind.ContactDisputed, change.CustomerId, ContactText.WasUndone.With(change.MaskedNew), cancel);
        security.Say(SecurityEvent.ContactUndone, null, change.Id.ToString());
    }

    /// <summary>It is as it was: all whom the change was told to, and the contact that went, read so; what was opened meanwhile ends.</summary>
    public async Task UndoneAsync(ContactChange change, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.ContactChanges.Where(c => c.Id == change.Id && c.State == ContactChangeState.Undoing)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.State, ContactChangeState.Undone), cancel) == 0)
        {
            return;
        }

        var (about, kind, language) = (change.Id.ToString("N"), ContactMessages.Changed.Name, SiteLanguage.Parse(change.Language));
        var told = await db.Messages.AsNoTracking().Where(m => m.Kind == kind && m.About == about).Select(m => m.CustomerId).Distinct().ToListAsync(cancel);
        var restored = MessageDraft.Of(ContactMessages.Restored, change.CustomerId, about, change.MaskedNew, site.Value.SupportPhone);
        foreach (var contact in new[] { change.ProofSealed, change.OldSealed, change.NewSealed }.Where(s => s is { Length: > 0 }).OfType<string>().Select(s =>
            ContactPoint.Parse(secrets.Open(s))).OfType<ContactPoint>().Distinct())
        {
            outbox.Add(restored, contact, contact.ChannelFor(MessageChannel.Sms), language);
        }

        foreach (var customer in told.Where(c => c != change.CustomerId))
        {
            await outbox.TellAsync(restored with { CustomerId = customer, About = $"{about}:{customer}" }, cancel);
        }

        await EndSessionsAsync(change, null, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>ERPNext has it otherwise, or does not take it.</summary>
    public async Task RefusedAsync(ContactChange change, bool isUndo, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.ContactChanges.Where(c => c.Id == change.Id && c.State == change.State).ExecuteUpdateAsync(s => s.SetProperty(c => c.State, ContactChangeState.Refused),
            cancel) == 1)
        {
            await findings.AddAsync(FindingKind.ContactDisputed, change.CustomerId, isUndo ? ContactText.NotUndone.With(change.MaskedNew) : ContactText.NotWritten, cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    private async Task EndSessionsAsync(ContactChange change, Guid? but, CancellationToken cancel)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        foreach (var id in change.CustomerIds)
        {
            foreach (var login in await sessions.EndEverywhereAsync(id, cancel, but))
            {
                await logins.EndAsync(login, cancel);
            }

            // A code that is on its way opens nothing more either.
            var within = $"\n{id}\n";
            await db.Challenges.Where(c => c.ConsumedAt == null && (c.CustomerId == id || (c.Accounts != null && ("\n" + c.Accounts + "\n").Contains(within))))
                .ExecuteUpdateAsync(s => s.SetProperty(c => c.ConsumedAt, now), cancel);
        }
    }
}
