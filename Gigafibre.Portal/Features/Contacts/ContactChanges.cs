using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Passkeys;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Contacts;

public enum ContactAnswer
{
    Asked,
    Proved,
    Written,

    /// <summary>Neither a Canadian telephone nor an address, or another kind than what it replaces.</summary>
    NotAContact,
    AlreadyOnFile,

    /// <summary>No telephone on file to prove it with: people at the desk do.</summary>
    NoTelephone,

    /// <summary>The Contact it stands on, or would stand on, belongs to somebody else too.</summary>
    Shared,
    Cooling,
    Frozen,
    TooMany,
    TooSoon,
    WrongCode,
    Over,
}

/// <param name="Phones">On file now, the first choice first.</param>
public sealed record ContactsOnFile(IReadOnlyList<ContactPoint> Phones, IReadOnlyList<ContactPoint> Emails)
{
    public IEnumerable<ContactPoint> All => Phones.Concat(Emails);
}

/// <summary>
/// A customer changes a contact: a code to a telephone on file or a passkey, a code to the new contact, then ERPNext is written. An e-mail proves nothing here: whoever
/// reads a mailbox must not be able to move the telephone.
/// </summary>
public sealed class ContactChanges(
    PortalDb db, ErpNextContacts erp, StepUp stepUp, ContactNews news, MessageOutbox outbox, WorkQueue work, Secrets secrets, IOptions<ContactOptions> options,
    IOptions<PortalOptions> site, TimeProvider clock)
{
    public const int MostTries = 5;

    /// <summary>In place of a telephone: they signed in by a passkey just now.</summary>
    public const string ByPasskey = "passkey";

    private const int CodeLength = 6;
    /// <summary>So long whoever holds a former contact can undo a change, and so long no other one is made: a second one would leave the first nothing to undo.</summary>
    public static readonly TimeSpan UndoFor = TimeSpan.FromDays(7);

    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Resend = TimeSpan.FromSeconds(60);

    /// <summary>Throws <see cref="Integrations.IntegrationException"/>.</summary>
    public async Task<ContactsOnFile> ReadAsync(string customerId, CancellationToken cancel) => OnFile(await erp.ListAsync(customerId, cancel));

    /// <summary>What this session is in the middle of, or has just done; null for nothing.</summary>
    public Task<ContactChange?> FindAsync(Visitor visitor, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - TimeSpan.FromHours(1);
        return db.ContactChanges.AsNoTracking().Where(c => c.SessionId == visitor.SessionId && c.CustomerId == visitor.CustomerId
            && (c.AskedAt > since || c.State == ContactChangeState.Writing))
            .OrderByDescending(c => c.AskedAt).FirstOrDefaultAsync(cancel);
    }

    /// <param name="proof">Keyed hash of the telephone on file that gets the first code; <see cref="ByPasskey"/> for none.</param>
    /// <param name="replaces">Keyed hash of what is replaced; null adds.</param>
    public async Task<ContactAnswer> AskAsync(
        Visitor visitor, string? typed, string? proof, string? replaces, MessageChannel channel, Language language, string addressKey, CancellationToken cancel)
    {
        if (ContactPoint.Parse(typed) is not { } wanted)
        {
            return ContactAnswer.NotAContact;
        }

        var contacts = await erp.ListAsync(visitor.CustomerId, cancel);
        var onFile = OnFile(contacts);
        var old = replaces is null ? null : onFile.All.FirstOrDefault(c => Hash(c) == replaces);
        if ((replaces is not null && old is null) || (old is not null && old.Email is null != wanted.Email is null))
        {
            return ContactAnswer.NotAContact;
        }

        var by = onFile.Phones.FirstOrDefault(p => Hash(p) == proof);
        if (by is null && !(proof == ByPasskey && await stepUp.LookAsync(visitor, cancel) is { State: ProofState.Fresh, IsByPasskey: true }))
        {
            return ContactAnswer.NoTelephone;
        }

        if (onFile.All.Contains(wanted))
        {
            return ContactAnswer.AlreadyOnFile;
        }

        // Whoever changes a Contact changes it for all that it is linked to.
        List<string> touched = [.. Targets(contacts, old?.Value).SelectMany(c => c.CustomerIds).Distinct()];
        if (touched.Count == 0 || touched.Exists(id => !visitor.OwnAccounts.Contains(id)))
        {
            return ContactAnswer.Shared;
        }

        var (now, id) = (clock.GetUtcNow(), Guid.CreateVersion7(clock.GetUtcNow()));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.SignIn, cancel);
        if (await IsHeldAsync(touched, null, now, cancel) is { } held)
        {
            return held;
        }

        var change = new ContactChange
        {
            Id = id,
            CustomerId = visitor.CustomerId,
            Customers = $"\n{string.Join('\n', touched)}\n",
            SessionId = visitor.SessionId,
            State = by is null ? ContactChangeState.ProvingNew : ContactChangeState.ProvingKnown,
            ProofSealed = by is null ? "" : secrets.Seal(by.Value),
            MaskedProof = by?.Masked ?? "",
            OldSealed = old is null ? null : secrets.Seal(old.Value),
            MaskedOld = old?.Masked,
            NewSealed = secrets.Seal(wanted.Value),
            NewHash = Hash(wanted),
            MaskedNew = wanted.Masked,
            Channel = (by ?? wanted).ChannelFor(channel),
            CodeHash = "",
            Language = language.Code,
            AddressKey = addressKey,
            AskedAt = now,
        };
        if (!await AllowsAsync(change, now, cancel))
        {
            return ContactAnswer.TooMany;
        }

        db.ContactChanges.Add(change);
        return await SendAsync(change, by ?? wanted, now, transaction, ContactAnswer.Asked, cancel);
    }

    /// <summary>Another code, where the last one went; by a call when the telephone takes no texts.</summary>
    public Task<ContactAnswer> AskAgainAsync(Visitor visitor, MessageChannel channel, CancellationToken cancel) => StepAsync(
        visitor,
        async (change, now, transaction) =>
        {
            if (change.SentAt + Resend > now)
            {
                return ContactAnswer.TooSoon;
            }

            if (!await AllowsAsync(change, now, cancel))
            {
                return ContactAnswer.TooMany;
            }

            var to = ContactPoint.Parse(secrets.Open(change.State == ContactChangeState.ProvingKnown ? change.ProofSealed : change.NewSealed))!;
            change.Channel = to.ChannelFor(channel);
            return await SendAsync(change, to, now, transaction, ContactAnswer.Asked, cancel);
        },
        cancel);

    /// <summary>Tries a code. After the first one the second leaves, for the new contact; after the second, ERPNext is written.</summary>
    public Task<ContactAnswer> TryAsync(Visitor visitor, string code, CancellationToken cancel) => StepAsync(
        visitor,
        async (change, now, transaction) =>
        {
            change.Tries++;
            if (!secrets.Matches(Purpose(change), code, change.CodeHash))
            {
                await db.SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
                return change.Tries >= MostTries ? ContactAnswer.Over : ContactAnswer.WrongCode;
            }

            if (change.State == ContactChangeState.ProvingKnown)
            {
                if (!await AllowsAsync(change, now, cancel))
                {
                    return ContactAnswer.TooMany;
                }

                var to = ContactPoint.Parse(secrets.Open(change.NewSealed))!;
                (change.State, change.Channel, change.Tries) = (ContactChangeState.ProvingNew, to.ChannelFor(MessageChannel.Sms), 0);
                return await SendAsync(change, to, now, transaction, ContactAnswer.Proved, cancel);
            }

            // Another change may have been made, or disputed, since this one began.
            if (await IsHeldAsync(change.CustomerIds, change.Id, now, cancel) is { } held)
            {
                return held;
            }

            change.State = ContactChangeState.Writing;
            work.Add<WriteContactHandler>(change.Id.ToString(), "");
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            work.Wake();
            return ContactAnswer.Written;
        },
        cancel);

    /// <summary>The change that this token undoes, still in time; null for any other.</summary>
    public Task<ContactChange?> FindToUndoAsync(string? token, CancellationToken cancel)
    {
        var (hash, since) = (token is { Length: 64 } ? Secrets.HashToken(token) : "", clock.GetUtcNow() - UndoFor);
        return db.ContactChanges.AsNoTracking().SingleOrDefaultAsync(c => c.UndoHash == hash && c.DoneAt > since, cancel);
    }

    /// <summary>Takes a change back: the door is shut in this step, ERPNext is written after it. True when it was this call that did.</summary>
    public async Task<bool> UndoAsync(ContactChange change, CancellationToken cancel)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.ContactChanges.Where(c => c.Id == change.Id && c.State == ContactChangeState.Done)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.State, ContactChangeState.Undoing).SetProperty(c => c.DisputedAt, now), cancel) == 0)
        {
            return false;
        }

        await news.ShutAsync(change, cancel);
        work.Add<WriteContactHandler>($"{change.Id}:{WriteContactHandler.Undo}", "");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
        return true;
    }

    /// <summary>The Contacts that a change goes to: all with the old value on them, or the first.</summary>
    internal static IReadOnlyList<EditableContact> Targets(IReadOnlyList<EditableContact> contacts, string? old) =>
        old is null ? [.. contacts.Take(1)] : [.. contacts.Where(c => c.Holds(old))];

    internal static ContactsOnFile OnFile(IReadOnlyList<EditableContact> contacts) => new(
        [.. contacts.SelectMany(c => c.Phones).Select(r => ContactPoint.Parse(r.GetProperty("phone").GetString())).OfType<ContactPoint>().Where(c => c.Phone is not null)
            .Distinct()],
        [.. contacts.SelectMany(c => c.Emails).Select(r => ContactPoint.Parse(r.GetProperty("email_id").GetString())).OfType<ContactPoint>().Where(c => c.Email is not null)
            .Distinct()]);

    /// <summary>A code can still be typed for it.</summary>
    public static bool IsLive(ContactChange change, DateTimeOffset now) => change.IsOpen && change.Tries < MostTries && change.SentAt + CodeLife > now;

    public string Hash(ContactPoint contact) => secrets.Hash(ContactPoint.HashPurpose, contact.Value);

    private async Task<ContactAnswer> StepAsync(
        Visitor visitor, Func<ContactChange, DateTimeOffset, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction, Task<ContactAnswer>> step, CancellationToken cancel)
    {
        if (await FindAsync(visitor, cancel) is not { } known)
        {
            return ContactAnswer.Over;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.SignIn, cancel);
        var now = clock.GetUtcNow();
        var change = await db.ContactChanges.SingleAsync(c => c.Id == known.Id, cancel);
        return IsLive(change, now) ? await step(change, now, transaction) : ContactAnswer.Over;
    }

    private async Task<ContactAnswer> SendAsync(ContactChange change, ContactPoint to, DateTimeOffset now,
        Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, ContactAnswer answer, CancellationToken cancel)
    {
        var code = Secrets.NewCode(CodeLength);
        (change.SendNumber, change.SentAt) = (change.SendNumber + 1, now);
        change.CodeHash = secrets.Hash(Purpose(change), code);
        var draft = MessageDraft.Of(ContactMessages.Code, change.CustomerId, $"{change.Id:N}:{change.SendNumber}", Message.Secret,
            site.Value.SupportPhone) with
        { Secret = code };
        outbox.Add(draft, to, change.Channel, SiteLanguage.Parse(change.Language));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
        return answer;
    }

    private static string Purpose(ContactChange change) => $"contact-change:{change.Id}:{change.SendNumber}";

    /// <summary>While a change of any of these customers is being written, or can still be undone or was disputed, there is no other.</summary>
    private async Task<ContactAnswer?> IsHeldAsync(IReadOnlyList<string> customers, Guid? but, DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - UndoFor;
        foreach (var marked in customers.Select(c => $"\n{c}\n"))
        {
            var others = db.ContactChanges.Where(c => c.Id != but && c.Customers.Contains(marked));
            if (await others.AnyAsync(c => c.DisputedAt > since, cancel))
            {
                return ContactAnswer.Frozen;
            }

            if (await others.AnyAsync(c => c.State == ContactChangeState.Writing || (c.State == ContactChangeState.Done && c.DoneAt > since), cancel))
            {
                return ContactAnswer.Cooling;
            }
        }

        return null;
    }

    private async Task<bool> AllowsAsync(ContactChange change, DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - TimeSpan.FromDays(1);
        var today = db.ContactChanges.Where(c => c.AskedAt > since);
        return await today.Where(c => c.CustomerId == change.CustomerId).SumAsync(c => c.SendNumber, cancel) < options.Value.CodesPerCustomerPerDay
            && await today.Where(c => c.NewHash == change.NewHash).SumAsync(c => c.SendNumber, cancel) < options.Value.CodesPerContactPerDay
            && await today.SumAsync(c => c.SendNumber, cancel) < options.Value.CodesPerDay;
    }
}
