using System.Globalization;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Integrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Stickers;

public abstract record PrintAnswer
{
    public sealed record Made(Guid BatchId) : PrintAnswer;

    public sealed record AskWhy(IReadOnlyList<MacAddress> Again) : PrintAnswer;
}

public sealed class StickerService(PortalDb db, AuditTrail audit, StickerKeys keys, IOptions<StickerOptions> options, TimeProvider clock)
{
    public const string Printed = "sticker.print";
    public const string Reprinted = "sticker.reprint";
    public const string Revoked = "sticker.revoke";
    public const string Verified = "sticker.verify";
    public const string Bound = "sticker.bind";
    public const string Downloaded = "sticker.download";

    private static readonly TimeSpan Open = TimeSpan.FromDays(1);

    private const int LastGeneration = (32 * 32) - 1;

    public async Task<IReadOnlyList<MacAddress>> FindPrintedAsync(IReadOnlyCollection<MacAddress> macs, CancellationToken cancel)
    {
        var (stickers, lowest) = await ReadAsync([.. macs.Select(m => m.Compact)], cancel);
        return [.. macs.Where(m => stickers.TryGetValue(m.Compact, out var s) && IsGood(s, lowest))];
    }

    /// <summary>Writes the batch and its history in one step. A sticker that is made again keeps its key.</summary>
    public async Task<PrintAnswer> PrintAsync(StaffMember staff, IReadOnlyList<MacAddress> macs, string? reason, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Stickers, cancel);
        var (stickers, lowest) = await ReadAsync([.. macs.Select(m => m.Compact)], cancel);
        var again = macs.Where(m => stickers.TryGetValue(m.Compact, out var s) && IsGood(s, lowest)).ToList();
        if (again.Count > 0 && string.IsNullOrWhiteSpace(reason))
        {
            return new PrintAnswer.AskWhy(again);
        }

        var now = clock.GetUtcNow();
        var batch = new StickerBatch { Id = Guid.CreateVersion7(now), Actor = staff.Subject, ActorName = staff.Name, Count = macs.Count, CreatedAt = now };
        foreach (var mac in macs)
        {
            var sticker = Renew(mac, stickers, lowest, now);
            batch.Stickers.Add(new BatchSticker { BatchId = batch.Id, Position = batch.Stickers.Count, Mac = sticker.Mac, KeyId = sticker.KeyId, Generation = sticker.Generation });
            var isAgain = again.Contains(mac);
            audit.Add(isAgain ? Reprinted : Printed, mac.ToString(), reason: isAgain ? reason : null, after: $"{sticker.KeyId}{sticker.Generation}");
        }

        db.StickerBatches.Add(batch);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new PrintAnswer.Made(batch.Id);
    }

    /// <summary>From now on the stickers that are out there ask the long way; the next one that is printed does not. False when there can be no next one.</summary>
    public async Task<bool> RevokeAsync(MacAddress mac, string reason, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Stickers, cancel);
        var sticker = await db.Stickers.SingleOrDefaultAsync(s => s.Mac == mac.Compact, cancel);
        if (await db.StickerRevocations.SingleOrDefaultAsync(g => g.Mac == mac.Compact, cancel) is not { } row)
        {
            row = new StickerRevocation { Mac = mac.Compact };
            db.StickerRevocations.Add(row);
        }

        var (before, next) = (row.LowestGeneration, Math.Max(sticker?.Generation ?? 0, row.LowestGeneration) + 1);
        if (next > LastGeneration)
        {
            return false;
        }

        row.LowestGeneration = next;
        audit.Add(Revoked, mac.ToString(), reason: reason, before: Text(before), after: Text(next));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    public Task<StickerBatch?> FindBatchAsync(Guid id, CancellationToken cancel) => db.StickerBatches.AsNoTracking()
        .Include(b => b.Stickers.OrderBy(s => s.Position)).SingleOrDefaultAsync(b => b.Id == id, cancel);

    /// <summary>A jammed printer is noticed the same day; after that a sticker is made again, with a reason.</summary>
    public bool IsOpen(StickerBatch batch) => clock.GetUtcNow() - batch.CreatedAt < Open;

    /// <summary>What is printed for each modem of a batch. Those whose sticker was revoked since, or whose key is no longer ours, are left out.</summary>
    public async Task<IReadOnlyList<LabelContent>> LabelsAsync(StickerBatch batch, PortalOptions site, CancellationToken cancel)
    {
        var here = site.PublicUrl.GetLeftPart(UriPartial.Authority);
        var macs = batch.Stickers.Select(s => s.Mac).ToList();
        var lowest = await db.StickerRevocations.AsNoTracking().Where(g => macs.Contains(g.Mac)).ToDictionaryAsync(g => g.Mac, g => g.LowestGeneration, cancel);
        return
        [
            .. batch.Stickers.Where(s => options.Value.Keys.ContainsKey(s.KeyId) && s.Generation >= lowest.GetValueOrDefault(s.Mac))
                .Select(s => (Mac: MacAddress.Parse(s.Mac), s.KeyId, s.Generation))
                .Select(i => new LabelContent(i.Mac, here + Links.Scan(i.Mac, keys.Make(i.Mac, i.KeyId, i.Generation)), site.PublicUrl.Authority, site.SupportPhone)),
        ];
    }

    public Task<List<AuditEntry>> HistoryAsync(MacAddress mac, CancellationToken cancel) =>
        db.AuditEntries.AsNoTracking().Where(a => a.Subject == mac.ToString() && a.Action.StartsWith("sticker.")).OrderByDescending(a => a.At).Take(200).ToListAsync(cancel);

    private async Task<(Dictionary<string, Sticker> Stickers, Dictionary<string, int> Lowest)> ReadAsync(List<string> macs, CancellationToken cancel) =>
        (await db.Stickers.Where(s => macs.Contains(s.Mac)).ToDictionaryAsync(s => s.Mac, cancel),
            await db.StickerRevocations.AsNoTracking().Where(g => macs.Contains(g.Mac)).ToDictionaryAsync(g => g.Mac, g => g.LowestGeneration, cancel));

    private Sticker Renew(MacAddress mac, Dictionary<string, Sticker> stickers, Dictionary<string, int> lowest, DateTimeOffset now)
    {
        if (!stickers.TryGetValue(mac.Compact, out var sticker))
        {
            sticker = new Sticker { Mac = mac.Compact, KeyId = options.Value.PrintKey, Generation = lowest.GetValueOrDefault(mac.Compact), PrintedAt = now };
            db.Stickers.Add(sticker);
        }
        else if (!IsGood(sticker, lowest))
        {
            (sticker.KeyId, sticker.Generation) = (options.Value.PrintKey, Math.Max(sticker.Generation, lowest.GetValueOrDefault(mac.Compact)));
        }

        sticker.PrintedAt = now;
        return sticker;
    }

    private bool IsGood(Sticker sticker, Dictionary<string, int> lowest) => sticker.Generation >= lowest.GetValueOrDefault(sticker.Mac)
        && options.Value.Keys.ContainsKey(sticker.KeyId);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
