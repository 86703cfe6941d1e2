using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.SignIn;

/// <param name="LoginId">The sign-in at the OpenID provider that it came from.</param>
/// <param name="Viewed">The customer that one of the staff was looking at; then the staff's own session goes on.</param>
public sealed record EndedSession(Guid? LoginId, string? Viewed);

public sealed class SessionService(PortalDb db, ModemIndex modems, ErpNextClient erp, ErpNextBilling billing, Secrets secrets, TimeProvider clock)
{
    /// <summary>How long a page waits for ERPNext before it goes by the index.</summary>
    private static readonly TimeSpan LongestAsk = TimeSpan.FromMilliseconds(1500);

    /// <summary>How old the last look may be: at the session's clock, and at a contact in ERPNext.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>The visitor behind a cookie; null when the session is over or the modem is no longer this customer's.</summary>
    public async Task<Visitor?> FindAsync(string token, CancellationToken cancel)
    {
        var (now, hash) = (clock.GetUtcNow(), Secrets.HashToken(token));
        var (seenAfter, madeAfter) = (now - Idle, now - Longest);
        var (records, contacts, persons) = (db.Modems, db.ContactRecords, db.AuthorizedPersons);
        var found = await (
            from s in db.Sessions.AsNoTracking()
            where s.TokenHash == hash && s.RevokedAt == null && s.SeenAt > seenAfter && s.CreatedAt > madeAfter && (s.EndsAt == null || s.EndsAt > now)
                && (s.Kind != SessionKind.Passkey || s.PasskeyId != null)
            join m in records on s.Mac equals m.Mac into modem
            from m in modem.DefaultIfEmpty()
            select new Held(s, m, contacts.Where(c => c.Hash == s.ContactHash).ToList(),
                persons.Where(p => p.ContactHash == s.ContactHash).ToList())).SingleOrDefaultAsync(cancel);
        if (found is null)
        {
            return null;
        }

        var session = found.Session;
        var (own, accounts) = AccountsOf(found, now);
        var person = AuthorizedPeople.Decide(found.Persons, session.CustomerId, now);
        if (!own.Contains(session.CustomerId) && person?.IsOpen(now) is not true)
        {
            // Let in no longer, or never: back to what is theirs, if anything is.
            if ((own is [var first, ..] ? first : accounts.FirstOrDefault(a => a != session.CustomerId)) is not { } back)
            {
                await RevokeAsync(session.Id, cancel);
                return null;
            }

            await TurnAsync(session.Id, accounts, back, cancel);
            return await FindAsync(token, cancel);
        }

        var (allowed, language, mac) = session.Kind == SessionKind.Modem ? await CheckModemAsync(found, cancel) : await CheckAccountAsync(found, person, cancel);
        if (!allowed || (person is not null && !await IsStillCustomerAsync(session, cancel, mustBeOpen: true)))
        {
            await RevokeAsync(session.Id, cancel);
            return null;
        }

        if (now - session.SeenAt > Fresh)
        {
            await db.Sessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), cancel);
        }

        // Whoever is let in reads their own language, not the account's.
        return new Visitor(session.Id, session.CustomerId, mac, person is null ? language : session.Language, accounts, session.IsByMail, session.ViewedBy, session.EndsAt,
            person is { } p ? new VisitingPerson(p.Id, p.Name, p.Role, p.AcceptedAt is not null, p.EndsOn) : null)
        {
            OwnAccounts = own,
            // Whoever is at a modem is there for its line.
            Invitations = [.. found.Persons.Where(i => session.Kind != SessionKind.Modem && i.AcceptedAt is null && i.IsOpen(now) && !accounts.Contains(i.CustomerId))
                .Select(i => new Invitation(i.Id, i.CustomerId, i.Name, i.Role, i.EndsOn))],
        };
    }

    /// <summary>
    /// Which accounts are the visitor's own, and which they may turn to: those that the sign-in found, and those that they said yes to since. One that they were invited into and
    /// are not in is neither, unless ERPNext has them on file.
    /// </summary>
    private static (IReadOnlyList<string> Own, IReadOnlyList<string> All) AccountsOf(Held held, DateTimeOffset now)
    {
        var (found, isAtModem) = (held.Session.Accounts?.Split('\n') ?? [held.Session.CustomerId], held.Session.Kind == SessionKind.Modem);
        var joined = held.Persons.Where(p => !isAtModem && p.AcceptedAt is not null && p.IsOpen(now)).Select(p => p.CustomerId);
        var own = found.Where(a => AuthorizedPeople.Decide(held.Persons, a, now) is null && (held.IsOnFileOf(a) || held.Persons.All(p => p.CustomerId != a))).ToList();
        return (own, [.. found.Union(joined).Where(a => own.Contains(a) || AuthorizedPeople.Decide(held.Persons, a, now)?.IsOpen(now) is true || a == held.Session.CustomerId)]);
    }

    private async Task<(bool Allowed, string? Language, MacAddress? Mac)> CheckModemAsync(Held held, CancellationToken cancel)
    {
        var mac = MacAddress.Parse(held.Session.Mac!);
        var modem = await modems.FindFreshAsync(mac, cancel, held.Modem);
        return (modem?.CustomerId == held.Session.CustomerId && modem.Standing != Standing.Closed, modem?.Language, mac);
    }

    /// <summary>
    /// Opened by a contact or at the OpenID provider: the contact must still be on this customer's file, the customer still be there. A closed
    /// account may still see and pay its bills. Of whoever is let in, the holder has decided.
    /// </summary>
    private async Task<(bool Allowed, string? Language, MacAddress? Mac)> CheckAccountAsync(Held held, AuthorizedPerson? person, CancellationToken cancel)
    {
        var session = held.Session;
        var isByContact = session.Kind is SessionKind.Contact or SessionKind.Passkey;
        if (person is null && !(isByContact ? held.IsOnFileOf(session.CustomerId) && await IsStillOnFileAsync(session, cancel) : await IsStillCustomerAsync(session, cancel)))
        {
            return (false, null, null);
        }

        if (session.Mac is null)
        {
            return (true, session.Language, null);
        }

        // A modem that changed hands is let go; the account stays.
        var (still, language, mac) = await CheckModemAsync(held, cancel);
        return (true, language ?? session.Language, still ? mac : null);
    }

    private async Task<bool> IsStillOnFileAsync(Session session, CancellationToken cancel)
    {
        if (clock.GetUtcNow() - session.SeenAt <= Fresh)
        {
            return true;
        }

        try
        {
            var points = await Deadline.AskAsync(SystemName.ErpNext, LongestAsk, c => erp.GetContactPointsAsync(session.CustomerId, c), cancel);
            return points.Phones.Select(p => p.E164).Concat(points.Emails.Select(e => e.Value)).Any(v => secrets.Hash(ContactPoint.HashPurpose, v) == session.ContactHash);
        }
        catch (IntegrationException)
        {
            return true;
        }
    }

    private async Task<bool> IsStillCustomerAsync(Session session, CancellationToken cancel, bool mustBeOpen = false)
    {
        if (clock.GetUtcNow() - session.SeenAt <= Fresh)
        {
            return true;
        }

        try
        {
            return await Deadline.AskAsync(SystemName.ErpNext, LongestAsk, c => billing.FindCustomerAsync(session.CustomerId, c), cancel) is { } customer
                && !(mustBeOpen && customer.IsDisabled);
        }
        catch (IntegrationException)
        {
            return true;
        }
    }

    public async Task<bool> TurnToAsync(Visitor visitor, string customerId, CancellationToken cancel)
    {
        if (!visitor.Accounts.Contains(customerId))
        {
            return false;
        }

        await TurnAsync(visitor.SessionId, visitor.Accounts, customerId, cancel);
        return true;
    }

    /// <summary>To an account that they have just said yes to.</summary>
    public Task JoinAsync(Visitor visitor, string customerId, CancellationToken cancel) =>
        TurnAsync(visitor.SessionId, [.. visitor.Accounts.Append(customerId).Distinct()], customerId, cancel);

    /// <param name="accounts">All that they may turn to, from here and back.</param>
    private Task<int> TurnAsync(Guid session, IReadOnlyList<string> accounts, string customerId, CancellationToken cancel)
    {
        var all = accounts.Count > 1 ? string.Join('\n', accounts) : null;

        // Not seen at this account yet: the next page asks ERPNext whether the contact is on its file.
        var unseen = clock.GetUtcNow() - Fresh - TimeSpan.FromSeconds(1);
        return db.Sessions.Where(s => s.Id == session)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Accounts, all).SetProperty(x => x.CustomerId, customerId).SetProperty(x => x.Mac, (string?)null).SetProperty(x =>
                x.SeenAt, unseen), cancel);
    }

    public async Task<EndedSession?> EndAsync(string token, CancellationToken cancel)
    {
        var (now, hash) = (clock.GetUtcNow(), Secrets.HashToken(token));
        await db.Sessions.Where(s => s.TokenHash == hash && s.RevokedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, now), cancel);
        return await db.Sessions.Where(s => s.TokenHash == hash).Select(s => new EndedSession(s.LoginId, s.ViewedBy != null ? s.CustomerId : null)).SingleOrDefaultAsync(cancel);
    }

    /// <summary>The account's sessions that still stand, the newest first; not those in which one of the staff only looks.</summary>
    public async Task<IReadOnlyList<Session>> ListAsync(string customerId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await Alive(customerId, now).OrderByDescending(s => s.SeenAt).ToListAsync(cancel);
    }

    /// <summary>On every device, this one too unless it is named. Returns the sign-ins at the OpenID provider that they came from.</summary>
    public async Task<IReadOnlyList<Guid>> EndEverywhereAsync(string customerId, CancellationToken cancel, Guid? but = null)
    {
        var now = clock.GetUtcNow();
        var ending = Alive(customerId, now).Where(s => s.Id != but);
        var logins = await ending.Where(s => s.LoginId != null).Select(s => s.LoginId!.Value).Distinct().ToListAsync(cancel);
        await ending.ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, now), cancel);
        return logins;
    }

    /// <summary>One of the account's sessions, by its id; false when it is none of theirs, or over.</summary>
    public async Task<bool> EndOneAsync(string customerId, Guid id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await Alive(customerId, now).Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, now), cancel) == 1;
    }

    /// <summary>Those too that look at another account now and may turn back to this one, which is theirs.</summary>
    private IQueryable<Session> Alive(string customerId, DateTimeOffset now)
    {
        var (seenAfter, madeAfter, within) = (now - Idle, now - Longest, $"\n{customerId}\n");
        var (persons, contacts) = (db.AuthorizedPersons, db.ContactRecords);
        return db.Sessions.AsNoTracking().Where(s => (s.CustomerId == customerId || (s.Accounts != null && ("\n" + s.Accounts + "\n").Contains(within)
                && !persons.Any(p => p.CustomerId == customerId && p.ContactHash == s.ContactHash && (p.AcceptedAt != null || (p.EndedAt == null && p.InvitedUntil > now)
                    || !contacts.Any(c => c.Hash == p.ContactHash && c.CustomerId == customerId)))))
            && s.Kind != SessionKind.View && s.RevokedAt == null && s.SeenAt > seenAfter
            && s.CreatedAt > madeAfter && (s.EndsAt == null || s.EndsAt > now) && (s.Kind != SessionKind.Passkey || s.PasskeyId != null));
    }

    private async Task RevokeAsync(Guid sessionId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await db.Sessions.Where(s => s.Id == sessionId && s.RevokedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, now), cancel);
    }

    public async Task<IReadOnlyList<Equipment>> ListModemsAsync(Visitor visitor, CancellationToken cancel) =>
        [.. (await erp.ListOfCustomerAsync(visitor.CustomerId, cancel)).Where(e => e.Standing != Standing.Closed)];

    /// <summary>Who has one modem need not choose it. False when there are several or none, when ERPNext is away, and for whoever of the staff only looks.</summary>
    public async Task<bool> LookAtOnlyAsync(Visitor visitor, CancellationToken cancel)
    {
        try
        {
            return visitor is { Mac: null, ViewedBy: null } && await ListModemsAsync(visitor, cancel) is [var only] && await LookAtAsync(visitor, only.Mac, cancel);
        }
        catch (IntegrationException)
        {
            return false;
        }
    }

    public async Task<bool> LookAtAsync(Visitor visitor, MacAddress mac, CancellationToken cancel)
    {
        var equipment = await modems.RefreshAsync(mac, cancel);
        if (equipment?.CustomerId != visitor.CustomerId || equipment.Standing == Standing.Closed)
        {
            return false;
        }

        await db.Sessions.Where(s => s.Id == visitor.SessionId).ExecuteUpdateAsync(s => s.SetProperty(x => x.Mac, mac.Compact), cancel);
        return true;
    }

    /// <summary>A session with what its page looks at first, read at once.</summary>
    /// <param name="OnFileOf">On whose file the contact that opened it stands, as the index knows it.</param>
    /// <param name="Persons">What holders said of that contact, of this account and others.</param>
    private sealed record Held(Session Session, ModemRecord? Modem, List<ContactRecord> OnFileOf, List<AuthorizedPerson> Persons)
    {
        public bool IsOnFileOf(string customerId) => OnFileOf.Exists(c => c.CustomerId == customerId);
    }
}
