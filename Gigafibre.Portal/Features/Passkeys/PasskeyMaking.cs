using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Passkeys;

public enum PasskeyAnswer
{
    Done,

    /// <summary>They came by another door than a code to a telephone of this file: by a key, too, because a key makes no other.</summary>
    NotByTelephone,

    /// <summary>Signed in too long ago.</summary>
    NotFresh,

    Full,

    /// <summary>The device was asked too long ago, or answered already.</summary>
    Over,

    /// <summary>What the device answered is not what was asked of it.</summary>
    Refused,
}

/// <param name="Token">By which the answer finds what was asked.</param>
/// <param name="Options">For the browser.</param>
public sealed record PasskeyQuestion(string Token, string Options);

/// <summary>Makes a passkey for whoever has just proved a telephone on file by its code. Whether they may is decided before the device is asked: it keeps what it makes.</summary>
public sealed class PasskeyMaking(PortalDb db, PasskeyCeremonies ceremonies, PasskeyDevice device, ErpNextClient erp, PasskeyMessages messages, StepUp stepUp, Secrets secrets,
    TimeProvider clock)
{
    /// <summary>What keeps this visitor from making one now; <see cref="PasskeyAnswer.Done"/> for nothing.</summary>
    public async Task<PasskeyAnswer> WhyNotAsync(Visitor visitor, CancellationToken cancel) => await WhyNotAsync(visitor, await stepUp.LookAsync(visitor, cancel), cancel);

    private async Task<PasskeyAnswer> WhyNotAsync(Visitor visitor, Proven proven, CancellationToken cancel) => proven switch
    {
        { State: ProofState.Weak } => PasskeyAnswer.NotByTelephone,
        { State: ProofState.Old } => PasskeyAnswer.NotFresh,
        { IsByPasskey: true } => PasskeyAnswer.NotByTelephone,
        _ => await db.Passkeys.CountAsync(p => p.CustomerId == visitor.CustomerId, cancel) >= PasskeyList.Most ? PasskeyAnswer.Full : PasskeyAnswer.Done,
    };

    /// <param name="former">The token of what this browser was asked before.</param>
    /// <returns>No question where it may not be. Throws <see cref="IntegrationException"/>.</returns>
    public async Task<(PasskeyAnswer Answer, PasskeyQuestion? Question)> AskAsync(Visitor visitor, string? former, HttpContext http, CancellationToken cancel)
    {
        var proven = await stepUp.LookAsync(visitor, cancel);
        if (await WhyNotAsync(visitor, proven, cancel) is not PasskeyAnswer.Done and var why)
        {
            return (why, null);
        }

        var points = await Deadline.AskAsync(SystemName.ErpNext, TimeSpan.FromSeconds(5), c => erp.GetContactPointsAsync(visitor.CustomerId, c), cancel);
        if (points.Phones.Select(ContactPoint.Of).FirstOrDefault(p => secrets.Hash(ContactPoint.HashPurpose, p.Value) == proven.ContactHash) is not { } phone)
        {
            return (PasskeyAnswer.NotByTelephone, null);
        }

        var (options, state) = await device.AskToMakeAsync(OwnerOf(visitor.CustomerId, proven.ContactHash!), $"Gigafibre {phone.Masked}", http);
        return (PasskeyAnswer.Done, new PasskeyQuestion(await ceremonies.KeepAsync(state, visitor.SessionId, former, cancel), options));
    }

    public async Task<PasskeyAnswer> AddAsync(Visitor visitor, string? token, string credential, Language language, HttpContext http, CancellationToken cancel)
    {
        if (await ceremonies.TakeAsync(token, visitor.SessionId, cancel) is not { } state)
        {
            return PasskeyAnswer.Over;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = clock.GetUtcNow();

        // The session is held while the key is written: whoever ends it either comes before, or finds the key.
        if (await db.Sessions.Where(s => s.Id == visitor.SessionId && s.RevokedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), cancel) == 0
            || await db.Sessions.AsNoTracking().Where(s => s.Id == visitor.SessionId && s.CustomerId == visitor.CustomerId).Select(s => s.ContactHash)
                .SingleOrDefaultAsync(cancel) is not { } contactHash)
        {
            return PasskeyAnswer.Over;
        }

        if (await db.Passkeys.CountAsync(p => p.CustomerId == visitor.CustomerId, cancel) >= PasskeyList.Most)
        {
            return PasskeyAnswer.Full;
        }

        if (await device.ReadMadeAsync(credential, state, OwnerOf(visitor.CustomerId, contactHash), http) is not { } made)
        {
            return PasskeyAnswer.Refused;
        }

        var passkey = new Passkey
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = visitor.CustomerId,
            ContactHash = contactHash,
            OwnerHash = OwnerOf(visitor.CustomerId, contactHash),
            CredentialId = made.CredentialId,
            PublicKey = made.PublicKey,
            SignCount = made.SignCount,
            IsBackupEligible = made.IsBackupEligible,
            IsBackedUp = made.IsBackedUp,
            Name = KnownBrowsers.NameOf(http.Request.Headers.UserAgent),
            Language = language.Code,
            CreatedAt = now,
        };
        db.Passkeys.Add(passkey);
        await messages.AddedAsync(passkey, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<Passkey>())
        {
            return PasskeyAnswer.Refused;
        }

        return PasskeyAnswer.Done;
    }

    private string OwnerOf(string customerId, string contactHash) => secrets.Hash("passkey-owner", $"{customerId}\n{contactHash}");
}
