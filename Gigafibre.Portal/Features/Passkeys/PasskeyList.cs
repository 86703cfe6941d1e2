using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Work;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Passkeys;

public enum PasskeyAnswer
{
    Done,

    /// <summary>They came by another door than a code to their telephone, or by a look of our team.</summary>
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

/// <summary>
/// The passkeys of an account. One is made by whoever has just proved a telephone on file; each that is made or removed is told to the customer by text and by mail.
/// </summary>
public sealed class PasskeyList(
    PortalDb db, IPasskeyHandler<PasskeyOwner> handler, PasskeyCeremonies ceremonies, ErpNextClient erp, PasskeyMessages messages, WorkQueue work,
    Secrets secrets, TimeProvider clock)
{
    public const int Most = 10;

    /// <summary>How long a proof counts for what opens more than the account.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <summary>A key made by somebody who held a telephone for a minute has been told by then, and taken out.</summary>
    private static readonly TimeSpan Seasoned = TimeSpan.FromDays(3);

    public async Task<IReadOnlyList<Passkey>> ListAsync(string customerId, CancellationToken cancel) =>
        [.. (await db.Passkeys.AsNoTracking().Where(p => p.CustomerId == customerId).ToListAsync(cancel)).OrderByDescending(p => p.CreatedAt)];

    /// <summary>What keeps this visitor from making one now; <see cref="PasskeyAnswer.Done"/> for nothing.</summary>
    public async Task<PasskeyAnswer> WhyNotAsync(Visitor visitor, CancellationToken cancel) => (await StandAsync(visitor, cancel)).Answer;

    /// <summary>Whether this session has just been opened by a key that has been theirs for a while: as good as a code to their telephone.</summary>
    public async Task<bool> ProvesAsync(Visitor visitor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (since, before, keys) = (now - Fresh, now - Seasoned, db.Passkeys);
        return visitor.ViewedBy is null && await db.Sessions.AnyAsync(s => s.Id == visitor.SessionId && s.CustomerId == visitor.CustomerId && s.CreatedAt > since
            && keys.Any(p => p.Id == s.PasskeyId && p.CustomerId == s.CustomerId && p.CreatedAt < before), cancel);
    }

    /// <summary>Null when it may not be, or when the telephone is no longer on file. Throws <see cref="IntegrationException"/>.</summary>
    public async Task<PasskeyQuestion?> AskAsync(Visitor visitor, HttpContext http, CancellationToken cancel)
    {
        if (await StandAsync(visitor, cancel) is not { Answer: PasskeyAnswer.Done, ContactHash: { } contactHash })
        {
            return null;
        }

        var points = await Deadline.AskAsync(SystemName.ErpNext, TimeSpan.FromSeconds(5), c => erp.GetContactPointsAsync(visitor.CustomerId, c), cancel);
        if (points.Phones.Select(ContactPoint.Of).FirstOrDefault(p => secrets.Hash(ContactPoint.HashPurpose, p.Value) == contactHash) is not { } phone)
        {
            return null;
        }

        var name = $"Gigafibre {phone.Masked}";
        var made = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = OwnerOf(visitor.CustomerId, contactHash), Name = name, DisplayName = name }, http);
        return new PasskeyQuestion(await ceremonies.KeepAsync(made.AttestationState!, visitor.SessionId, cancel), made.CreationOptionsJson);
    }

    public async Task<PasskeyAnswer> AddAsync(Visitor visitor, string? token, string credential, HttpContext http, CancellationToken cancel)
    {
        if (await StandAsync(visitor, cancel) is var stand && stand is not { Answer: PasskeyAnswer.Done, ContactHash: { } contactHash })
        {
            return stand.Answer;
        }

        if (await ceremonies.TakeAsync(token, visitor.SessionId, cancel) is not { } state)
        {
            return PasskeyAnswer.Over;
        }

        var answer = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http, CredentialJson = credential, AttestationState = state });
        if (!answer.Succeeded || answer.UserEntity.Id != OwnerOf(visitor.CustomerId, contactHash))
        {
            return PasskeyAnswer.Refused;
        }

        var (now, made) = (clock.GetUtcNow(), answer.Passkey);
        var passkey = new Passkey
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = visitor.CustomerId,
            ContactHash = contactHash,
            OwnerHash = answer.UserEntity.Id,
            CredentialId = made.CredentialId,
            PublicKey = made.PublicKey,
            SignCount = made.SignCount,
            IsBackupEligible = made.IsBackupEligible,
            IsBackedUp = made.IsBackedUp,
            Name = KnownBrowsers.NameOf(http.Request.Headers.UserAgent),
            CreatedAt = now,
        };
        db.Passkeys.Add(passkey);
        await messages.AddedAsync(passkey, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<Passkey>())
        {
            return PasskeyAnswer.Refused;
        }

        work.Wake();
        return PasskeyAnswer.Done;
    }

    /// <summary>Also ends what it opened. False when it is none of theirs.</summary>
    public async Task<bool> RemoveAsync(string customerId, Guid id, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Passkeys.SingleOrDefaultAsync(p => p.Id == id && p.CustomerId == customerId, cancel) is not { } passkey
            || await db.Passkeys.Where(p => p.Id == id).ExecuteDeleteAsync(cancel) == 0)
        {
            return false;
        }

        await EndSessionsAsync([id], cancel);
        await messages.RemovedAsync(passkey, cancel);
        db.Entry(passkey).State = EntityState.Detached;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
        return true;
    }

    /// <summary>Somebody else may have made them. In the caller's transaction.</summary>
    public async Task RemoveAllAsync(IReadOnlyCollection<string> customers, CancellationToken cancel)
    {
        var ids = await db.Passkeys.Where(p => customers.Contains(p.CustomerId)).Select(p => p.Id).ToListAsync(cancel);
        await EndSessionsAsync(ids, cancel);
        await db.Passkeys.Where(p => ids.Contains(p.Id)).ExecuteDeleteAsync(cancel);
    }

    /// <summary>The telephone behind them has another number now. In the caller's transaction.</summary>
    public Task FollowAsync(IReadOnlyCollection<string> customers, string oldHash, string newHash, CancellationToken cancel) => db.Passkeys
        .Where(p => customers.Contains(p.CustomerId) && p.ContactHash == oldHash).ExecuteUpdateAsync(s => s.SetProperty(p => p.ContactHash, newHash), cancel);

    private Task<int> EndSessionsAsync(List<Guid> passkeys, CancellationToken cancel)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return db.Sessions.Where(s => s.PasskeyId != null && passkeys.Contains(s.PasskeyId.Value) && s.RevokedAt == null).ExecuteUpdateAsync(
            s => s.SetProperty(x => x.RevokedAt, now), cancel);
    }

    private string OwnerOf(string customerId, string contactHash) => secrets.Hash("passkey-owner", $"{customerId}\n{contactHash}");

    private async Task<(PasskeyAnswer Answer, string? ContactHash)> StandAsync(Visitor visitor, CancellationToken cancel)
    {
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == visitor.SessionId, cancel);
        if (visitor.ViewedBy is not null || session.IsByMail || session.ContactHash is not { } contactHash)
        {
            return (PasskeyAnswer.NotByTelephone, null);
        }

        return session.CreatedAt + Fresh <= clock.GetUtcNow() ? (PasskeyAnswer.NotFresh, null)
            : await db.Passkeys.CountAsync(p => p.CustomerId == visitor.CustomerId, cancel) >= Most ? (PasskeyAnswer.Full, null)
            : (PasskeyAnswer.Done, contactHash);
    }
}
