using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Passkeys;

public enum ProofState
{
    Fresh,

    /// <summary>Signed in too long ago, or by a key that is too young.</summary>
    Old,

    /// <summary>By a mailbox, an account elsewhere, a telephone that is not on this file, as somebody whom the customer lets in, or as one of our team who looks.</summary>
    Weak,
}

/// <param name="ContactHash">The telephone, as a keyed hash; null unless the proof is fresh.</param>
/// <param name="IsByPasskey">By a key made with that telephone, not by its code.</param>
public sealed record Proven(ProofState State, string? ContactHash = null, bool IsByPasskey = false);

/// <summary>
/// For what opens more than the account does: whether somebody has just proved a telephone on file, by its code or by a passkey made with it. Whoever has not signs in again.
/// </summary>
public sealed class StepUp(PortalDb db, TimeProvider clock)
{
    /// <summary>How long a proof counts.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <summary>A key made by somebody who held a telephone for a minute has been told by then, and taken out.</summary>
    public static readonly TimeSpan Seasoned = TimeSpan.FromDays(3);

    public async Task<Proven> LookAsync(Visitor visitor, CancellationToken cancel)
    {
        var (now, contacts, keys) = (clock.GetUtcNow(), db.ContactRecords, db.Passkeys);
        var found = await db.Sessions.AsNoTracking().Where(s => s.Id == visitor.SessionId).Select(s => new
        {
            Session = s,
            IsOnFile = contacts.Any(c => c.Hash == s.ContactHash && c.CustomerId == visitor.CustomerId),
            KeyMadeAt = keys.Where(p => p.Id == s.PasskeyId).Select(p => (DateTimeOffset?)p.CreatedAt).FirstOrDefault(),
        }).SingleAsync(cancel);
        var session = found.Session;
        if (visitor.ViewedBy is not null || !visitor.IsHolder || session.IsByMail || session.ContactHash is not { } contact || !found.IsOnFile)
        {
            return new Proven(ProofState.Weak);
        }

        return session.CreatedAt + Fresh <= now || (session.Kind == SessionKind.Passkey && !(found.KeyMadeAt + Seasoned <= now)) ? new Proven(ProofState.Old)
            : new Proven(ProofState.Fresh, contact, session.Kind == SessionKind.Passkey);
    }
}
