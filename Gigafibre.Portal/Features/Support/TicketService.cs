using System.Security.Cryptography;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Support;

/// <summary>What a customer writes in a form.</summary>
/// <param name="Key">Made with the form.</param>
public sealed record Written(string Key, string Words, IReadOnlyList<CleanFile> Files);

/// <summary>What a customer asks who wants to be called.</summary>
public sealed record CallRequest(string Key, string? Why, PhoneNumber Phone, CallSlot Slot);

/// <summary>
/// Tickets, and what customers add to them. The number is ours and is told at once; ERPNext gets everything from the work loop, however long that takes.
/// </summary>
public sealed class TicketService(PortalDb db, WorkQueue work, TicketMessages messages, CallBacks calls, IOptions<SupportOptions> options, TimeProvider clock)
{
    /// <summary>A second ticket for the same modem within this time would say the same thing.</summary>
    private static readonly TimeSpan Same = TimeSpan.FromHours(24);

    /// <summary>Before the key of a ticket that the line's own button opened.</summary>
    private const string ByButton = "diagnosis:";
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public Task<Ticket?> FindRecentAsync(string customerId, MacAddress mac, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Same;
        return db.Tickets.AsNoTracking().Where(t => t.CustomerId == customerId && t.Mac == mac.Compact && t.Key.StartsWith(ByButton) && t.CreatedAt > since)
            .OrderByDescending(t => t.CreatedAt).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Help with a line, by a button: the diagnosis says what there is to say.</summary>
    public async Task OpenAsync(Writer by, DiagnosisView diagnosis, Language language, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // One tapper at a time: the second tap of a nervous finger finds the first one's ticket.
        await db.EnterAsync(GateName.Tickets, cancel);
        if (await FindRecentAsync(by.CustomerId, diagnosis.Mac, cancel) is null
            && !await db.Tickets.AnyAsync(t => t.DiagnosisId == diagnosis.Id && t.Key.StartsWith(ByButton), cancel))
        {
            await AddAsync(New(ByButton + diagnosis.Id, by, TicketTopic.Connection, null, language, diagnosis.Mac, diagnosis.Id), null, cancel);
            await SaveAsync(transaction, cancel);
        }
    }

    /// <summary>The ticket, or the same one when it was sent twice; null for more in a day than anybody has to ask.</summary>
    /// <param name="diagnosis">The look at the line that goes along.</param>
    public async Task<Ticket?> OpenAsync(Writer by, TicketTopic topic, Written written, Language language, DiagnosisView? diagnosis, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Tickets, cancel);
        if (await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Key == written.Key, cancel) is { } first)
        {
            if (first.CustomerId == by.CustomerId && first.PersonId == by.PersonId && first.Topic == topic && first.Words == written.Words)
            {
                return first;
            }

            // The same form, written anew.
            written = written with { Key = Guid.NewGuid().ToString("N") };
        }

        if (!await MayOpenAsync(by.CustomerId, cancel))
        {
            return null;
        }

        var ticket = New(written.Key, by, topic, written.Words, language, diagnosis?.Mac, diagnosis?.Id);

        // A look that is still under way goes along, too.
        await AddAsync(ticket, diagnosis is { FinishedAt: null } ? diagnosis.OverBy : null, cancel);
        if (written.Files.Count > 0)
        {
            Add(by, ticket.Number, written with { Words = "" }, closes: false);
        }

        await SaveAsync(transaction, cancel);
        return ticket;
    }

    /// <summary>The ticket of the call, or of the one that is planned already; null for more in a day than anybody has to ask.</summary>
    public async Task<Ticket?> AskForCallAsync(string customerId, CallRequest asked, Language language, DiagnosisView? diagnosis, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Tickets, cancel);
        if (await calls.FindOpenAsync(customerId, cancel) is { } open)
        {
            if (open.Until < clock.GetUtcNow())
            {
                await calls.MoveAsync(open.Id, asked.Phone, asked.Slot, cancel);
                await SaveAsync(transaction, cancel);
            }

            return await db.Tickets.AsNoTracking().SingleAsync(t => t.Id == open.Id, cancel);
        }

        if (!await MayOpenAsync(customerId, cancel))
        {
            return null;
        }

        // The form of a call that is over is no proof of a second press.
        var key = await db.Tickets.AnyAsync(t => t.Key == asked.Key, cancel) ? Guid.NewGuid().ToString("N") : asked.Key;
        var ticket = New(key, new Writer(customerId), TicketTopic.Call, asked.Why, language, diagnosis?.Mac, diagnosis?.Id);
        calls.Add(ticket, asked.Phone, asked.Slot);
        var missed = await db.CallBacks.Where(c => c.CustomerId == customerId && c.State == CallState.Missed).Select(c => new { c.Id, c.Number }).ToListAsync(cancel);
        foreach (var old in missed)
        {
            await work.OweAsync<CloseCallHandler>(old.Id.ToString(), "", "ticket:" + old.Number, cancel);
        }

        await AddAsync(ticket, diagnosis is { FinishedAt: null } ? diagnosis.OverBy : null, cancel);
        await SaveAsync(transaction, cancel);
        return ticket;
    }

    /// <summary>Adds to a ticket, which the caller has seen to be this customer's. False for more in a day than anybody has to say.</summary>
    /// <param name="closes">The customer says that it is settled.</param>
    public async Task<bool> ReplyAsync(Writer by, string issue, Written written, bool closes, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Tickets, cancel);
        if (await db.TicketReplies.AsNoTracking().SingleOrDefaultAsync(r => r.Key == written.Key, cancel) is { } first)
        {
            if (first.CustomerId == by.CustomerId && first.PersonId == by.PersonId && first.Issue == issue && first.Words == written.Words)
            {
                return true;
            }

            written = written with { Key = Guid.NewGuid().ToString("N") };
        }

        if (!await MayReplyAsync(by.CustomerId, cancel))
        {
            return false;
        }

        Add(by, issue, written, closes);
        await (closes ? calls.WithdrawAsync(by.CustomerId, issue, cancel) : Task.CompletedTask);
        await SaveAsync(transaction, cancel);
        return true;
    }

    /// <summary>Asked before files are looked at, too: that is work.</summary>
    public async Task<bool> MayOpenAsync(string customerId, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - TimeSpan.FromDays(1);
        return await db.Tickets.CountAsync(t => t.CustomerId == customerId && t.CreatedAt > since, cancel) < options.Value.MostTicketsADay;
    }

    /// <inheritdoc cref="MayOpenAsync"/>
    public async Task<bool> MayReplyAsync(string customerId, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - TimeSpan.FromDays(1);
        return await db.TicketReplies.CountAsync(r => r.CustomerId == customerId && r.GivenAt > since, cancel) < options.Value.MostRepliesADay;
    }

    /// <summary>True when this customer wrote to this ticket before, and so is known to have it.</summary>
    public Task<bool> HasWrittenAsync(string customerId, string issue, CancellationToken cancel) =>
        db.TicketReplies.AnyAsync(r => r.CustomerId == customerId && r.Issue == issue && r.SentAt != null, cancel);

    /// <summary>How it went; said again, the last word counts.</summary>
    public async Task RateAsync(string customerId, string issue, TicketScore score, string? words, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Tickets, cancel);
        if (await db.TicketRatings.SingleOrDefaultAsync(r => r.CustomerId == customerId && r.Issue == issue, cancel) is not { } rating)
        {
            rating = new TicketRating { Id = Guid.CreateVersion7(clock.GetUtcNow()), CustomerId = customerId, Issue = issue };
            db.TicketRatings.Add(rating);
        }

        (rating.Score, rating.Words, rating.At) = (score, words, clock.GetUtcNow());
        await SaveAsync(transaction, cancel);
    }

    private async Task AddAsync(Ticket ticket, DateTimeOffset? due, CancellationToken cancel)
    {
        db.Tickets.Add(ticket);
        work.Add<OpenTicketHandler>(ticket.Id.ToString(), "", due);
        await messages.OpenedAsync(ticket, cancel);
    }

    private void Add(Writer by, string issue, Written written, bool closes)
    {
        var now = clock.GetUtcNow();
        var reply = new TicketReply
        {
            Id = Guid.CreateVersion7(now),
            Key = written.Key,
            Number = SpokenCode.New("R-", 8),
            CustomerId = by.CustomerId,
            PersonId = by.PersonId,
            WriterName = by.Name,
            Issue = issue,
            Words = written.Words,
            Closes = closes,
            GivenAt = now,
        };
        reply.Files.AddRange(written.Files.Select((f, i) => new TicketFile
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = by.CustomerId,
            Position = i,
            GivenAt = now,
            FileName = FormattableString.Invariant($"{reply.Number}-{i + 1}{f.Extension}"),
            ContentType = f.ContentType,
            Bytes = f.Bytes,
        }));
        db.TicketReplies.Add(reply);
        work.Add<SendReplyHandler>(reply.Id.ToString(), "", lane: "ticket:" + issue);
    }

    private Ticket New(string key, Writer by, TicketTopic topic, string? words, Language language, MacAddress? mac, Guid? diagnosis)
    {
        var now = clock.GetUtcNow();
        return new Ticket
        {
            Id = Guid.CreateVersion7(now),
            Key = key,
            DiagnosisId = diagnosis,
            CustomerId = by.CustomerId,
            PersonId = by.PersonId,
            WriterName = by.Name,
            Mac = mac?.Compact,
            Topic = topic,
            Words = words,
            Number = $"WEB-{RandomNumberGenerator.GetString(Letters, 7)}",
            Language = language.Code,
            CreatedAt = now,
        };
    }

    private async Task SaveAsync(Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
    }
}
