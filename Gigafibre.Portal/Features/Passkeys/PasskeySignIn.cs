using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Passkeys;

public sealed record PasskeyEntry(string SessionToken, Guid PasskeyId);

/// <summary>Opens a session by a passkey: one account, as long as ERPNext has the telephone behind the key on its file.</summary>
public sealed class PasskeySignIn(PortalDb db, PasskeyCeremonies ceremonies, PasskeyDevice device, ErpNextClient erp, Secrets secrets, TimeProvider clock)
{
    /// <param name="former">The token of what this browser was asked before.</param>
    public async Task<PasskeyQuestion> AskAsync(string? former, HttpContext http, CancellationToken cancel)
    {
        var (options, state) = await device.AskToSignAsync(http);
        return new PasskeyQuestion(await ceremonies.KeepAsync(state, null, former, cancel), options);
    }

    /// <summary>Null for whatever reason: whoever tries learns none. Throws <see cref="IntegrationException"/> when ERPNext does not answer: then only a code helps.</summary>
    public async Task<PasskeyEntry?> TryAsync(string? token, string credential, HttpContext http, CancellationToken cancel)
    {
        if (await ceremonies.TakeAsync(token, null, cancel) is not { } state || await device.ReadSignedAsync(credential, state, http) is not { } signed
            || await db.Passkeys.AsNoTracking().SingleOrDefaultAsync(p => p.CredentialId == signed.CredentialId, cancel) is not { } passkey)
        {
            return null;
        }

        var points = await Deadline.AskAsync(SystemName.ErpNext, TimeSpan.FromSeconds(5), c => erp.GetContactPointsAsync(passkey.CustomerId, c), cancel);
        if (!points.Phones.Any(p => secrets.Hash(ContactPoint.HashPurpose, ContactPoint.Of(p).Value) == passkey.ContactHash))
        {
            return null;
        }

        var (now, session, count) = (clock.GetUtcNow(), Secrets.NewToken(), (long)signed.SignCount);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // Two answers at once, of which one is a copy's, count from the same number; a key that is gone counts no more.
        if (await db.Passkeys.Where(p => p.Id == passkey.Id && p.SignCount == passkey.SignCount).ExecuteUpdateAsync(
            s => s.SetProperty(p => p.SignCount, count).SetProperty(p => p.IsBackedUp, signed.IsBackedUp).SetProperty(p => p.UsedAt, now), cancel) == 0)
        {
            return null;
        }

        db.Sessions.Add(new Session
        {
            Id = Guid.CreateVersion7(now),
            Kind = SessionKind.Passkey,
            TokenHash = Secrets.HashToken(session),
            CustomerId = passkey.CustomerId,
            Language = passkey.Language,
            ContactHash = passkey.ContactHash,
            PasskeyId = passkey.Id,
            CreatedAt = now,
            SeenAt = now,
        });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        PortalMetrics.SignIn("passkey");
        return new PasskeyEntry(session, passkey.Id);
    }
}
