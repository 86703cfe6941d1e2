using System.Text.Json;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Audit;

/// <param name="Rows">How many fit.</param>
/// <param name="Waiting">Rows of the last minutes that are not in the chain yet.</param>
/// <param name="Faults">A line for each row or link that does not fit.</param>
public sealed record AuditVerdict(long Rows, int Waiting, IReadOnlyList<string> Faults);

/// <summary>Walks the audit's chain from its beginning and says what does not fit.</summary>
public sealed class AuditCheck(PortalDb db, Secrets secrets, IOptions<AuditOptions> options, TimeProvider clock)
{
    private const int Most = 100;
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(10);

    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancel)
    {
        var (faults, hash, rows, next, hashes) = (new List<string>(), "", 0L, 1L, new Dictionary<long, string>());
        var isShipped = options.Value.ShipTo is { Length: > 0 };
        AuditLink? last = null;
        var entries = db.AuditEntries.AsNoTracking();
        await foreach (var (link, entry) in db.AuditLinks.AsNoTracking().OrderBy(l => l.Number)
            .GroupJoin(entries, l => l.EntryId, e => e.Id, (l, e) => new { l, e }).SelectMany(x => x.e.DefaultIfEmpty(), (x, e) => new ValueTuple<AuditLink, AuditEntry?>(x.l, e))
            .AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (link.Number != next)
            {
                faults.Add($"links {next} to {link.Number - 1} are missing");
            }

            if (entry is null)
            {
                faults.Add($"row {link.EntryId} is missing (link {link.Number})");
            }
            else if (AuditChain.HashOf(hash, entry) != link.Hash && link.Number == next)
            {
                faults.Add($"row {link.EntryId} was changed, or the link before it (link {link.Number})");
            }
            else
            {
                rows++;
            }

            if (link.Seal is { } seal && !IsSealOf(seal, link))
            {
                faults.Add($"the seal of link {link.Number} is not ours");
            }

            if (isShipped)
            {
                hashes[link.Number] = link.Hash;
            }

            (last, hash, next) = (link, link.Hash, link.Number + 1);
        }

        if (last is { Seal: null })
        {
            faults.Add($"the end of the chain is not sealed (link {last.Number})");
        }

        var (soon, links) = (clock.GetUtcNow() - Soon, db.AuditLinks);
        var loose = await entries.Where(e => !links.Any(l => l.EntryId == e.Id)).Select(e => new { e.Id, e.At }).ToListAsync(cancel);
        faults.AddRange(loose.Where(e => e.At < soon).Select(e => $"row {e.Id} of {e.At:u} is in no link"));
        await CompareAsync(hashes, faults, cancel);
        return new AuditVerdict(rows, loose.Count(e => e.At >= soon), [.. faults.Take(Most)]);
    }

    /// <summary>What left the house is the measure: an end that was cut off, or a chain that was made anew, differs from it.</summary>
    private async Task CompareAsync(Dictionary<long, string> hashes, List<string> faults, CancellationToken cancel)
    {
        if (options.Value.ShipTo is not { Length: > 0 } file || !File.Exists(file))
        {
            return;
        }

        await foreach (var line in File.ReadLinesAsync(file, cancel))
        {
            var shipped = JsonSerializer.Deserialize<ShippedRow>(line)!;
            if (hashes.GetValueOrDefault(shipped.Number) != shipped.Hash)
            {
                faults.Add($"row {shipped.Entry.Id} was shipped as link {shipped.Number} and is not that link");
            }
        }
    }

    /// <summary>A pepper that was changed made the seals before.</summary>
    private bool IsSealOf(string seal, AuditLink link)
    {
        var text = AuditChain.Sealed(link.Number, link.Hash);
        return secrets.Matches(AuditChain.SealPurpose, text, seal) || options.Value.FormerPeppers.Any(p => Secrets.HashWith(p, AuditChain.SealPurpose, text) == seal);
    }
}
