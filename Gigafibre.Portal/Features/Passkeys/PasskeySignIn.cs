using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignInOptions = Gigafibre.Portal.Features.SignIn.SignInOptions;

namespace Gigafibre.Portal.Features.Passkeys;

/// <param name="MustChoose">The telephone behind it belongs to several customers.</param>
public sealed record PasskeyEntry(string SessionToken, bool MustChoose, Guid PasskeyId);

/// <summary>Opens a session by a passkey: the same as a code to the telephone behind it would, and on the same conditions.</summary>
public sealed class PasskeySignIn(PortalDb db, IPasskeyHandler<PasskeyOwner> handler, PasskeyCeremonies ceremonies, IOptions<SignInOptions> options, TimeProvider clock)
{
    public async Task<PasskeyQuestion> AskAsync(HttpContext http, CancellationToken cancel)
    {
        var asked = await handler.MakeRequestOptionsAsync(null, http);
        return new PasskeyQuestion(await ceremonies.KeepAsync(asked.AssertionState!, null, cancel), asked.RequestOptionsJson);
    }

    /// <summary>Null for whatever reason: whoever tries learns none.</summary>
    public async Task<PasskeyEntry?> TryAsync(string? token, string credential, HttpContext http, CancellationToken cancel)
    {
        if (await ceremonies.TakeAsync(token, null, cancel) is not { } state)
        {
            return null;
        }

        var answer = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = credential, AssertionState = state });
        if (!answer.Succeeded || await db.Passkeys.SingleOrDefaultAsync(p => p.CredentialId == answer.Passkey.CredentialId, cancel) is not { } passkey)
        {
            return null;
        }

        // The pages that follow ask ERPNext whether the telephone is still on file.
        var customers = await db.ContactRecords.Where(c => c.Hash == passkey.ContactHash).Select(c => c.CustomerId).Distinct().ToListAsync(cancel);
        if (!customers.Contains(passkey.CustomerId) || customers.Count > options.Value.CustomersPerContact)
        {
            return null;
        }

        var (now, session) = (clock.GetUtcNow(), Secrets.NewToken());
        (passkey.SignCount, passkey.IsBackedUp, passkey.UsedAt) = (answer.Passkey.SignCount, answer.Passkey.IsBackedUp, now);
        db.Sessions.Add(new Session
        {
            Id = Guid.CreateVersion7(now),
            Kind = SessionKind.Passkey,
            TokenHash = Secrets.HashToken(session),
            CustomerId = passkey.CustomerId,
            ContactHash = passkey.ContactHash,
            PasskeyId = passkey.Id,
            Accounts = customers.Count > 1 ? string.Join('\n', customers.Order(StringComparer.Ordinal)) : null,
            CreatedAt = now,
            SeenAt = now - SessionService.AskAgainAfter,
        });
        await db.SaveChangesAsync(cancel);
        PortalMetrics.SignIn("passkey");
        return new PasskeyEntry(session, customers.Count > 1, passkey.Id);
    }
}
