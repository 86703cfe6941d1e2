using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Contacts;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Passkeys;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.People;

public enum InviteAnswer
{
    Done,

    /// <summary>Signed in too long ago, or by a key that is too young.</summary>
    NotFresh,

    /// <summary>They came by another door than a telephone of this file.</summary>
    NotByTelephone,

    /// <summary>A contact of the account has just changed: whoever did that lets nobody in for a while.</summary>
    Cooling,

    /// <summary>Who has it on file may do everything already.</summary>
    OnFile,

    Already,

    /// <summary>As many as an account may have.</summary>
    Full,

    /// <summary>More in a day than anybody needs, for them or for all.</summary>
    TooMany,

    /// <summary>They were invited often enough, said no to this account, or want no texts of ours.</summary>
    NotTheirs,
}

/// <summary>A customer lets somebody in. Who they are is proved by a code to the contact that is named here, as at every sign-in; nothing comes of it before they accept.</summary>
public sealed class PersonInvitations(
    PortalDb db, OwnContacts own, AuthorizedPeople people, StepUp stepUp, PersonMessages messages, WorkQueue work, Secrets secrets,
    IOptions<PeopleOptions> options, TimeProvider clock)
{
    public const int Most = 8;
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(48);

    /// <summary>After a contact of the account changed.</summary>
    public static readonly TimeSpan Cooling = TimeSpan.FromHours(72);

    /// <summary>One telephone is let into no more accounts than this: nobody has so many neighbours.</summary>
    private const int MostPerContact = 5;
    private const int MostPerContactPerDay = 2;

    /// <summary>Who said no to an account, or left it, is left alone by it for so long.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromDays(30);

    /// <summary>What keeps this visitor from inviting anybody now; <see cref="InviteAnswer.Done"/> for nothing.</summary>
    public async Task<InviteAnswer> WhyNotAsync(Visitor visitor, CancellationToken cancel) => (await stepUp.LookAsync(visitor, cancel)).State switch
    {
        ProofState.Weak => InviteAnswer.NotByTelephone,
        ProofState.Old => InviteAnswer.NotFresh,
        _ => await IsCoolingAsync(visitor.CustomerId, cancel) ? InviteAnswer.Cooling : InviteAnswer.Done,
    };

    /// <summary>Throws <see cref="IntegrationException"/> when ERPNext does not say whether the contact is on file.</summary>
    public async Task<InviteAnswer> InviteAsync(Visitor visitor, InvitationForm form, Language language, CancellationToken cancel)
    {
        if (await WhyNotAsync(visitor, cancel) is not InviteAnswer.Done and var why)
        {
            return why;
        }

        var (contact, customer) = (form.Point!, visitor.CustomerId);
        // Whoever was let in before may be on file by a clerk; that gives them nothing.
        var points = await Deadline.AskAsync(SystemName.ErpNext, TimeSpan.FromSeconds(5), c => own.ReadAsync(customer, c), cancel);
        if (points.Phones.Select(ContactPoint.Of).Concat(points.Emails.Select(ContactPoint.Of)).Contains(contact))
        {
            return InviteAnswer.OnFile;
        }

        var (now, hash) = (clock.GetUtcNow(), secrets.Hash(ContactPoint.HashPurpose, contact.Value));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.People, cancel);
        if (await MayInviteAsync(customer, hash, now, cancel) is not InviteAnswer.Done and var not)
        {
            return not;
        }

        // An invitation to the same contact that ran out makes room for this one.
        await people.EndAsync(db.AuthorizedPersons.Where(p => p.CustomerId == customer && p.ContactHash == hash), cancel);
        var person = new AuthorizedPerson
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = customer,
            ContactHash = hash,
            MaskedContact = contact.Masked,
            ContactSealed = secrets.Seal(contact.Value),
            Language = language.Code,
            Name = form.Name!.Trim(),
            Role = form.Role!.Value,
            InvitedAt = now,
            InvitedUntil = now + Lasts,
            EndsOn = form.EndsOn,
        };
        db.AuthorizedPersons.Add(person);
        await messages.InvitedAsync(person, contact, language, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
        return InviteAnswer.Done;
    }

    private async Task<InviteAnswer> MayInviteAsync(string customer, string hash, DateTimeOffset now, CancellationToken cancel)
    {
        var (since, rested) = (now - TimeSpan.FromDays(1), now - Rest);
        var today = db.AuthorizedPersons.Where(p => p.InvitedAt > since);
        if (await today.CountAsync(p => p.CustomerId == customer, cancel) >= options.Value.InvitationsPerCustomerPerDay
            || await today.CountAsync(cancel) >= options.Value.InvitationsPerDay)
        {
            return InviteAnswer.TooMany;
        }

        if (await today.CountAsync(p => p.ContactHash == hash, cancel) >= MostPerContactPerDay
            || await db.AuthorizedPersons.AnyAsync(p => p.CustomerId == customer && p.ContactHash == hash && p.SaidNoAt > rested, cancel)
            || await db.ContactTroubles.AnyAsync(t => t.ContactHash == hash && t.EndedAt == null, cancel))
        {
            return InviteAnswer.NotTheirs;
        }

        var standing = await db.AuthorizedPersons.AsNoTracking().Where(p => (p.CustomerId == customer || p.ContactHash == hash) && p.EndedAt == null).ToListAsync(cancel);
        var open = standing.Where(p => p.IsOpen(now)).ToList();
        return open.Exists(p => p.CustomerId == customer && p.ContactHash == hash) ? InviteAnswer.Already
            : open.Count(p => p.CustomerId == customer) >= Most ? InviteAnswer.Full
            : open.Count(p => p.ContactHash == hash) >= MostPerContact ? InviteAnswer.NotTheirs
            : InviteAnswer.Done;
    }

    private async Task<bool> IsCoolingAsync(string customer, CancellationToken cancel)
    {
        var (since, marked) = (clock.GetUtcNow() - Cooling, $"\n{customer}\n");
        return await db.ContactChanges.AnyAsync(c => c.Customers.Contains(marked)
            && (c.State == ContactChangeState.Writing || (c.State == ContactChangeState.Done && c.DoneAt > since)), cancel);
    }
}
