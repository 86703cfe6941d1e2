using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Privacy;

/// <summary>Copies of what we hold, made for the customer who asks: one at a time, a few a month, each for a day.</summary>
public sealed class DataExports(PortalDb db, WorkQueue work, Secrets secrets, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);
    private const int MostAMonth = 5;

    /// <summary>The last one; null when none was ever asked for.</summary>
    public Task<DataExport?> FindLastAsync(string customerId, CancellationToken cancel) => db.DataExports.AsNoTracking().Where(e => e.CustomerId == customerId)
        .OrderByDescending(e => e.AskedAt).Select(e => new DataExport
        {
            Id = e.Id,
            CustomerId = e.CustomerId,
            Language = e.Language,
            AskedAt = e.AskedAt,
            ReadyAt = e.ReadyAt,
            ExpiresAt = e.ExpiresAt,
            FetchedAt = e.FetchedAt,
        }).FirstOrDefaultAsync(cancel);

    public bool IsUnderWay(DataExport export) => export.ReadyAt is null && export.AskedAt > clock.GetUtcNow() - Life;

    public bool IsThere(DataExport export) => export.ExpiresAt > clock.GetUtcNow();

    /// <summary>False for more than anybody needs; asked for twice it is made once.</summary>
    public async Task<bool> AskAsync(string customerId, Language language, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var since = now - TimeSpan.FromDays(30);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Requests, cancel);
        if (await FindLastAsync(customerId, cancel) is { } last && IsUnderWay(last))
        {
            return true;
        }

        if (await db.DataExports.CountAsync(e => e.CustomerId == customerId && e.AskedAt > since, cancel) >= MostAMonth)
        {
            return false;
        }

        // The new one takes the place of the old.
        await db.DataExports.Where(e => e.CustomerId == customerId && e.FileSealed != null).ExecuteUpdateAsync(
            s => s.SetProperty(e => e.FileSealed, (byte[]?)null).SetProperty(e => e.ExpiresAt, now), cancel);
        var export = new DataExport { Id = Guid.CreateVersion7(now), CustomerId = customerId, Language = language.Code, AskedAt = now };
        db.DataExports.Add(export);

        // One after the other: each asks ERPNext for many bills.
        work.Add<MakeExportHandler>(export.Id.ToString(), "", lane: "exports");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
        return true;
    }

    /// <summary>The file; null when it is not theirs, not ready, or gone.</summary>
    public async Task<byte[]?> FetchAsync(string customerId, Guid id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.DataExports.SingleOrDefaultAsync(e => e.Id == id && e.CustomerId == customerId && e.ExpiresAt > now, cancel) is not { FileSealed: { } file } export)
        {
            return null;
        }

        export.FetchedAt = now;
        await db.SaveChangesAsync(cancel);
        return secrets.Open(file);
    }
}
