using System.Security.Cryptography;
using System.Text.Json;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Audit;

/// <summary>
/// Takes what was written in the audit into a chain, a minute later and in one hand, so that nobody who writes waits for another. A row that was changed, taken away or
/// slipped in afterwards no longer fits, and nobody without the pepper can seal another. Each link is shipped out with its row; the end is said in the log.
/// </summary>
public sealed partial class AuditChain(PortalDb db, Secrets secrets, TimeProvider clock, IOptions<AuditOptions> options, ILogger<AuditChain> log)
{
    private const string SealPurpose = "audit";

    private const int Batch = 1_000;

    /// <summary>A row that was committed late, or by a node whose clock is wrong, is still taken.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromDays(2);

    public async Task ExtendAsync(CancellationToken cancel)
    {
        while (await ExtendOnceAsync(cancel) == Batch)
        {
        }
    }

    private async Task<int> ExtendOnceAsync(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Audit, cancel);
        db.ChangeTracker.Clear();
        var last = await db.AuditLinks.AsNoTracking().OrderByDescending(l => l.Number).FirstOrDefaultAsync(cancel);
        if (last is not null && !IsOurs(last))
        {
            // Whoever wrote this end is not to get our seal behind it.
            throw new BrokenChainException(last.Number);
        }

        var since = last is null ? DateTimeOffset.MinValue : await db.AuditEntries.Where(e => e.Id == last.EntryId).Select(e => e.At).FirstOrDefaultAsync(cancel);
        var now = clock.GetUtcNow();
        since = (since < now ? since : now) is var known && known > DateTimeOffset.MinValue + Late ? known - Late : DateTimeOffset.MinValue;
        var links = db.AuditLinks;
        var entries = await db.AuditEntries.AsNoTracking().Where(e => e.At >= since && !links.Any(l => l.EntryId == e.Id))
            .OrderBy(e => e.At).ThenBy(e => e.Id).Take(Batch).ToListAsync(cancel);
        if (entries.Count == 0)
        {
            return 0;
        }

        var (number, hash, shipped) = (last?.Number ?? 0, last?.Hash ?? "", new List<string>());
        foreach (var entry in entries)
        {
            (number, hash) = (number + 1, HashOf(hash, entry));
            db.AuditLinks.Add(new AuditLink { Number = number, EntryId = entry.Id, Hash = hash, Seal = secrets.Hash(SealPurpose, Sealed(number, hash)) });
            shipped.Add(JsonSerializer.Serialize(new ShippedRow(number, hash, entry)));
        }

        await db.SaveChangesAsync(cancel);
        if (options.Value.ShipTo is { Length: > 0 } file)
        {
            // Before the commit: a row may be shipped twice, never not at all.
            await File.AppendAllLinesAsync(file, await EndsInLineAsync(file, cancel) ? shipped : shipped.Prepend(""), cancel);
        }

        await transaction.CommitAsync(cancel);
        Log.Extended(log, number, hash);
        return entries.Count;
    }

    /// <summary>A pepper that was changed made the seals before.</summary>
    public bool IsOurs(AuditLink link)
    {
        var text = Sealed(link.Number, link.Hash);
        return secrets.Matches(SealPurpose, text, link.Seal) || options.Value.FormerPeppers.Any(p => Secrets.HashWith(p, SealPurpose, text) == link.Seal);
    }

    /// <summary>A line that was cut off by a full disk or a kill stays one bad line.</summary>
    private static async Task<bool> EndsInLineAsync(string file, CancellationToken cancel)
    {
        if (!File.Exists(file))
        {
            return true;
        }

        await using var read = File.OpenRead(file);
        if (read.Length == 0)
        {
            return true;
        }

        read.Seek(-1, SeekOrigin.End);
        var last = new byte[1];
        return await read.ReadAsync(last, cancel) == 1 && last[0] == (byte)'\n';
    }

    public static string HashOf(string before, AuditEntry e) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new[]
    {
        before, e.Id.ToString(), (e.At.UtcTicks / TimeSpan.TicksPerMicrosecond).ToString(System.Globalization.CultureInfo.InvariantCulture), e.Actor, e.ActorName, e.Action,
        e.Subject, e.CustomerId, e.AddressKey, e.Address, e.Reason, e.Before, e.After,
    })));

    private static string Sealed(long number, string hash) => $"{number} {hash}";

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The audit's chain reaches {Number}: {Hash}")]
        public static partial void Extended(ILogger log, long number, string hash);
    }
}

public sealed record ShippedRow(long Number, string Hash, AuditEntry Entry);
