using System.Globalization;
using System.Text;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Search;

/// <summary>
/// Customers by the words of their names and addresses. ERPNext would read its whole table for each search; ours is an index that catches up
/// with what changed there.
/// </summary>
public sealed class SearchIndex(PortalDb db, ErpNextClient erp, TimeProvider clock)
{
    private const int ShortestWord = 2;
    private const int MostWords = 6;
    private const int Many = 1000;
    private const int PageSize = 2000;
    private const int MostPages = 10;

    /// <summary>Frappe's <c>modified</c> is set before its commit: what committed late is caught by looking back.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    public async Task<IReadOnlyList<string>> FindAsync(string text, int atMost, CancellationToken cancel)
    {
        var words = new List<(string Word, int Rows)>();
        foreach (var word in Words(text).Take(MostWords))
        {
            words.Add((word, await Beginning(word).Take(Many).CountAsync(cancel)));
        }

        if (words.Count == 0 || words.Exists(w => w.Rows == 0))
        {
            return [];
        }

        // The rarest word leads, a page at a time: databases left alone with such a question read everybody called Marc first.
        var byRarity = words.OrderBy(w => w.Rows).ThenByDescending(w => w.Word.Length).Select(w => w.Word).ToList();
        var leading = Beginning(byRarity[0]).OrderBy(t => t.Term).ThenBy(t => t.CustomerId).Select(t => t.CustomerId);
        var found = new HashSet<string>();
        for (var start = 0; start < MostPages * PageSize && found.Count < atMost; start += PageSize)
        {
            var page = await leading.Skip(start).Take(PageSize).ToListAsync(cancel);
            var (read, left) = (page.Count, page);
            foreach (var word in byRarity.Skip(1).TakeWhile(_ => left.Count > 0))
            {
                left = await Beginning(word).Where(t => left.Contains(t.CustomerId)).Select(t => t.CustomerId).Distinct().ToListAsync(cancel);
            }

            found.UnionWith(left);
            if (read < PageSize)
            {
                break;
            }
        }

        return [.. found.Take(atMost)];
    }

#pragma warning disable CA1309 // Becomes SQL, where the column itself compares bytes.
    private IQueryable<SearchTerm> Beginning(string word)
    {
        var end = word + char.MaxValue;
        return db.SearchTerms.Where(t => string.Compare(t.Term, word) >= 0 && string.Compare(t.Term, end) < 0);
    }
#pragma warning restore CA1309

    public async Task CatchUpAsync(CancellationToken cancel)
    {
        await CatchUpAsync("search:customers", erp.ListCustomersChangedSinceAsync, cancel);
        await CatchUpAsync("search:places", erp.ListPlacesChangedSinceAsync, cancel);
    }

    /// <summary>Small letters without accents, numbers, and nothing else: <c>Côté, 12 rue</c> is cote, 12, rue.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
        {
            plain.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        }

        return [.. plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length >= ShortestWord).Select(w => w[..Math.Min(w.Length, 40)]).Distinct()];
    }

    private async Task CatchUpAsync(string cursor, Func<string?, TimeSpan, CancellationToken, IAsyncEnumerable<SearchablePage>> changed, CancellationToken cancel)
    {
        await foreach (var page in changed(await db.FindCursorAsync(cursor, cancel), Overlap, cancel))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var sources = page.Entries.Select(e => e.Source).ToList();
            await db.SearchTerms.Where(t => sources.Contains(t.Source)).ExecuteDeleteAsync(cancel);
            db.SearchTerms.AddRange(page.Entries.DistinctBy(e => e.Source)
                .SelectMany(e => e.Texts.SelectMany(Words).Distinct().Select(w => new SearchTerm { Source = e.Source, Term = w, CustomerId = e.CustomerId })));
            await db.MoveCursorAsync(cursor, page.LastModified, clock.GetUtcNow(), cancel);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }
}
