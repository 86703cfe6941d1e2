using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Contacts;

/// <summary>What follows when a contact has changed: those on file before are told and can undo it, the new one is greeted, other sessions end. Each in one step.</summary>
public sealed class ContactNews(PortalDb db, MessageOutbox outbox, SessionService sessions, OidcLogins logins, KnownBrowsers browsers, FindingList findings,
    SecurityEvents security,
    Secrets secrets, IOptions<PortalOptions> site, TimeProvider clock)
{
    public async Task DoneAsync(ContactChange change, ContactsOnFile before, CancellationToken cancel)
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

        var told = MessageDraft.Of(ContactMessages.Changed, change.CustomerId, change.Id.ToString("N"), change.MaskedNew, Message.Secret, phone)
            with
        { Secret = new Uri(site.Value.PublicUrl, Links.UndoContact(token)).AbsoluteUri };
        foreach (var contact in before.All.Append(old).OfType<ContactPoint>().Where(c => c != added).Distinct())
        {
            outbox.Add(told, contact, contact.ChannelFor(MessageChannel.Sms), language);
        }

        outbox.Add(MessageDraft.Of(ContactMessages.Welcome, change.CustomerId, change.Id.ToString("N"), phone), added, added.ChannelFor(MessageChannel.Sms), language);

        // The session that did it stays, also when the contact that opened it is the one that went; the index learns of the new one in a moment.
        var oldHash = old is null ? "" : secrets.Hash(ContactPoint.HashPurpose, old.Value);
        if (await db.Sessions.Where(s => s.Id == change.SessionId && s.ContactHash == oldHash).ExecuteUpdateAsync(s => s.SetProperty(x => x.ContactHash, change.NewHash),
            cancel) == 1)
        {
            db.ContactRecords.AddRange(change.CustomerIds.Select(id => new ContactRecord { ContactName = $"change:{change.Id:N}", Hash = change.NewHash, CustomerId = id }));
        }

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

        await findings.AddAsync(FindingKind.ContactDisputed, change.CustomerId, ContactText.WasUndone.With(change.MaskedNew), cancel);
        security.Say(SecurityEvent.ContactUndone, null, change.Id.ToString());
    }

    public Task<int> UndoneAsync(ContactChange change, CancellationToken cancel) => db.ContactChanges.Where(c => c.Id == change.Id && c.State == ContactChangeState.Undoing)
        .ExecuteUpdateAsync(s => s.SetProperty(c => c.State, ContactChangeState.Undone), cancel);

    /// <summary>ERPNext has it otherwise, or does not take it.</summary>
    public async Task RefusedAsync(ContactChange change, bool isUndo, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.ContactChanges.Where(c => c.Id == change.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.State, ContactChangeState.Refused), cancel);
        await findings.AddAsync(FindingKind.ContactDisputed, change.CustomerId, isUndo ? ContactText.NotUndone.With(change.MaskedNew) : ContactText.NotWritten, cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task EndSessionsAsync(ContactChange change, Guid? but, CancellationToken cancel)
    {
        foreach (var id in change.CustomerIds)
        {
            foreach (var login in await sessions.EndEverywhereAsync(id, cancel, but))
            {
                await logins.EndAsync(login, cancel);
            }
        }
    }
}
