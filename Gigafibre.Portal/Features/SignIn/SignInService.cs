using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>What a visitor asks a code with.</summary>
/// <param name="Mac">The modem that was scanned; null for a sign-in by contact alone.</param>
/// <param name="Trusted">The sticker's key was good.</param>
/// <param name="OnFile">The contact was picked from those on file, not typed.</param>
/// <param name="Known">The token of a browser that signed in before.</param>
public sealed record CodeRequest(MacAddress? Mac, bool Trusted, bool OnFile, ContactPoint Contact, MessageChannel Channel, string Language, VisitorAddress From,
    string? Known = null);

public abstract record CodeAnswer
{
    public sealed record Asked(string Token) : CodeAnswer;

    public sealed record TooSoon(int Seconds) : CodeAnswer;

    public sealed record TooMany : CodeAnswer;

    public sealed record Gone : CodeAnswer;
}

public abstract record TryAnswer
{
    /// <param name="AtModem">Signed in at a modem, to see its line; otherwise by a contact, to see the account.</param>
    /// <param name="MustChoose">The contact belongs to several customers.</param>
    /// <param name="KnownToken">By which this browser is known again.</param>
    public sealed record SignedIn(string SessionToken, bool AtModem, bool MustChoose, string KnownToken) : TryAnswer;

    public sealed record Wrong(int TriesLeft) : TryAnswer;

    public sealed record Over : TryAnswer;

    public sealed record Locked : TryAnswer;
}

/// <summary>
/// Codes and the sessions they open. A request is written down and answered before anybody is asked whether the contact is on file;
/// the work loop finds that out, so an answer cannot tell.
/// </summary>
public sealed class SignInService(
    PortalDb db, CodeBudget budget, WorkQueue work, KnownBrowsers browsers, Secrets secrets, TimeProvider clock, IOptions<SignInOptions> options)
{
    public const int MostTries = 5;
    public const string ConsentVersion = "2026-11";
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    public async Task<CodeAnswer> AskAsync(CodeRequest request, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (token, id) = (Secrets.NewToken(), Guid.CreateVersion7(now));
        var contactHash = secrets.Hash(ContactPoint.HashPurpose, request.Contact.Value);
        var challenge = new Challenge
        {
            Id = id,
            TokenHash = Secrets.HashToken(token),
            Mac = request.Mac?.Compact ?? "",
            Trusted = request.Trusted,
            KnownBrowserId = await browsers.FindAsync(request.Known, contactHash, cancel),
            ContactHash = contactHash,
            MaskedContact = request.OnFile ? request.Contact.Masked : null,
            ContactSealed = secrets.Seal(request.Contact.Value),
            Language = request.Language,
            Channel = request.Contact.ChannelFor(request.Channel),
            CodeHash = "",
            SendNumber = 1,
            ConsentVersion = ConsentVersion,
            AddressKey = request.From.Key,
            CreatedAt = now,
            SentAt = now,
            ExpiresAt = now + CodeLife,
        };
        var code = Secrets.NewCode(challenge.CodeLength);
        challenge.CodeHash = secrets.Hash($"code:{id}:1", code);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await budget.EnterAsync(cancel);
        if (!await budget.AllowsAsync(budget.ForCode(challenge), cancel))
        {
            PortalMetrics.Code(challenge.Channel.ToString(), "refused");
            return new CodeAnswer.TooMany();
        }

        db.Challenges.Add(challenge);
        await CommitSendAsync(challenge, code, transaction, cancel);
        return new CodeAnswer.Asked(token);
    }

    /// <summary>A new code for the same challenge. The tries already made stay made.</summary>
    public async Task<CodeAnswer> AskAgainAsync(string? token, MessageChannel wish, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await budget.EnterAsync(cancel);
        var now = clock.GetUtcNow();
        var challenge = await LoadAsync(token, cancel);
        if (challenge is null || challenge.ConsumedAt is not null || challenge.Tries >= MostTries || challenge.CreatedAt < now - TimeSpan.FromHours(1))
        {
            return new CodeAnswer.Gone();
        }

        var wait = challenge.SentAt.AddSeconds(options.Value.ResendAfterSeconds) - now;
        if (wait > TimeSpan.Zero)
        {
            return new CodeAnswer.TooSoon((int)Math.Ceiling(wait.TotalSeconds));
        }

        challenge.Channel = ContactPoint.Parse(secrets.Open(challenge.ContactSealed))!.ChannelFor(wish);
        if (!await budget.AllowsAsync(budget.ForCode(challenge), cancel))
        {
            return new CodeAnswer.TooMany();
        }

        var code = Secrets.NewCode(challenge.CodeLength);
        challenge.SendNumber++;
        challenge.CodeHash = secrets.Hash($"code:{challenge.Id}:{challenge.SendNumber}", code);
        (challenge.Delivery, challenge.MessageId) = (Delivery.Waiting, null);
        (challenge.SentAt, challenge.ExpiresAt) = (now, now + CodeLife);
        await CommitSendAsync(challenge, code, transaction, cancel);
        return new CodeAnswer.Asked(token!);
    }

    /// <param name="known">The token of a browser that signed in before, and what the browser calls itself.</param>
    public async Task<TryAnswer> TryAsync(string? token, string code, (string? Token, string? UserAgent) known, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await budget.EnterAsync(cancel);
        var now = clock.GetUtcNow();
        var challenge = await LoadAsync(token, cancel);
        if (challenge is null || challenge.ConsumedAt is not null || challenge.ExpiresAt <= now || challenge.Tries >= MostTries)
        {
            return new TryAnswer.Over();
        }

        if (!await budget.AllowsAsync(budget.ForTry(challenge), cancel))
        {
            PortalMetrics.SignIn("locked");
            return new TryAnswer.Locked();
        }

        challenge.Tries++;
        var right = secrets.Matches($"code:{challenge.Id}:{challenge.SendNumber}", code, challenge.CodeHash);
        if (!right || challenge.CustomerId is not { } customer)
        {
            budget.Spend(CodeBudget.CostsOfWrongCode(challenge), now);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            PortalMetrics.SignIn("wrong");
            return challenge.Tries >= MostTries ? new TryAnswer.Over() : new TryAnswer.Wrong(MostTries - challenge.Tries);
        }

        challenge.ConsumedAt = now;
        var session = Secrets.NewToken();
        db.Sessions.Add(new Session
        {
            Id = Guid.CreateVersion7(now),
            Kind = challenge.Mac.Length == 0 ? SessionKind.Contact : SessionKind.Modem,
            TokenHash = Secrets.HashToken(session),
            CustomerId = customer,
            Mac = challenge.Mac.Length == 0 ? null : challenge.Mac,
            Language = challenge.CustomerLanguage,
            ContactHash = challenge.ContactHash,
            IsByMail = challenge.Channel == MessageChannel.Email,
            Accounts = challenge.Accounts,
            CreatedAt = now,
            SeenAt = now,
        });
        await budget.RefundAsync(CodeBudget.CostsOfUnused(challenge), challenge.SentAt, cancel);
        var browser = await browsers.RememberAsync(known.Token, known.UserAgent, challenge.ContactHash, customer, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        PortalMetrics.SignIn("right");
        return new TryAnswer.SignedIn(session, challenge.Mac.Length > 0, challenge.Accounts is not null, browser);
    }

    /// <summary>A code can still be typed for it.</summary>
    public static bool IsOpen(Challenge challenge) => challenge.ConsumedAt is null && challenge.Tries < MostTries;

    /// <summary>True while a code that came to this door can still be typed.</summary>
    /// <param name="mac">Empty for a sign-in without a modem.</param>
    public async Task<bool> HasOpenAsync(string? token, string mac, CancellationToken cancel) =>
        await FindAsync(token, cancel) is { } sent && sent.Mac == mac && IsOpen(sent) && sent.ExpiresAt > clock.GetUtcNow();

    public async Task<Challenge?> FindAsync(string? token, CancellationToken cancel)
    {
        if (token is not { Length: 64 })
        {
            return null;
        }

        // One statement, whether there is a message or not: how many there are must not tell a contact on file from another.
        var (hash, messages) = (Secrets.HashToken(token), db.Messages);
        var found = await db.Challenges.AsNoTracking().Where(c => c.TokenHash == hash)
            .Select(c => new { Challenge = c, Delivery = messages.Where(m => m.Id == c.MessageId).Select(m => (Delivery?)m.Delivery).FirstOrDefault() })
                .SingleOrDefaultAsync(cancel);
        if (found is { Delivery: { } delivery })
        {
            found.Challenge.Delivery = delivery;
        }

        return found?.Challenge;
    }

    private async Task<Challenge?> LoadAsync(string? token, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        return token is { Length: 64 } && Secrets.HashToken(token) is var hash ? await db.Challenges.SingleOrDefaultAsync(c => c.TokenHash == hash, cancel) : null;
    }

    private async Task CommitSendAsync(
        Challenge challenge, string code, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, CancellationToken cancel)
    {
        budget.Spend(CodeBudget.CostsOfCode(challenge), challenge.SentAt);
        work.Add<SendCodeHandler>($"{challenge.Id}:{challenge.SendNumber}", secrets.Seal(code), lane: SendCodeHandler.LaneOf(challenge));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
        PortalMetrics.Code(challenge.Channel.ToString(), "asked");
    }
}
