using System.Text.Json;
using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Audit;

/// <param name="Rows">How many fit.</param>
/// <param name="Waiting">Rows of the last minutes that are not in the chain yet.</param>
/// <param name="Faults">A line for each row or link that does not fit.</param>
public sealed record AuditVerdict(long Rows, int Waiting, IReadOnlyList<string> Faults);

/// <summary>Walks the audit's chain from its beginning and says what does not fit.</summary>
public sealed class AuditCheck(PortalDb db, AuditChain chain, IOptions<AuditOptions> options, TimeProvider clock)
{
    private const int Most = 100;
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(10);

    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancel)
    {
        var (faults, hash, rows, next) = (new List<string>(), "", 0L, 1L);

        // What left the house first: the chain is at least as long.
        var shipped = await ReadShippedAsync(faults, cancel);
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

            if (!chain.IsOurs(link))
            {
                faults.Add($"the seal of link {link.Number} is not ours");
            }

            if (shipped.Remove(link.Number, out var left) && left != link.Hash)
            {
                faults.Add($"link {link.Number} was shipped with another row");
            }

            (hash, next) = (link.Hash, link.Number + 1);
        }

        faults.AddRange(shipped.Keys.Order().Select(number => $"link {number} was shipped and is not there: the end was cut off"));
        var (soon, links) = (clock.GetUtcNow() - Soon, db.AuditLinks);
        var loose = await entries.Where(e => !links.Any(l => l.EntryId == e.Id)).Select(e => new { e.Id, e.At }).ToListAsync(cancel);
        faults.AddRange(loose.Where(e => e.At < soon).Select(e => $"row {e.Id} of {e.At:u} is in no link"));
        return new AuditVerdict(rows, loose.Count(e => e.At >= soon), [.. faults.Take(Most)]);
    }

    /// <summary>The hash under which each link left the house; where one did twice, because its batch was begun again, the later counts.</summary>
    private async Task<Dictionary<long, string>> ReadShippedAsync(List<string> faults, CancellationToken cancel)
    {
        var shipped = new Dictionary<long, string>();
        if (options.Value.ShipTo is not { Length: > 0 } file)
        {
            return shipped;
        }

        if (!File.Exists(file))
        {
            if (await db.AuditLinks.AnyAsync(cancel))
            {
                faults.Add($"{file} is not there: what was shipped cannot be compared");
            }

            return shipped;
        }

        var number = 0;
        await foreach (var line in File.ReadLinesAsync(file, cancel))
        {
            number++;
            try
            {
                if (line.Length > 0 && JsonSerializer.Deserialize<ShippedRow>(line) is { } row)
                {
                    shipped[row.Number] = row.Hash;
                }
            }
            catch (JsonException)
            {
                faults.Add($"line {number} of {file} is cut off");
            }
        }

        return shipped;
    }
}
