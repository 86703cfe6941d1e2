using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Search;

/// <summary>What stands beside a customer's name in a list: where, suspended or not, what their bills still ask for. Two questions for all of them.</summary>
public sealed class CustomerGlance(PortalDb db, ErpNextFieldWork places, ErpNextBilling billing)
{
    private static readonly Phrase Suspended = new("suspendu", "suspended");
    private static readonly Phrase Owes = new("{0} sur factures", "{0} on bills");
    private static readonly Phrase And = new("{0} · {1}", "{0} · {1}");

    public async Task<IReadOnlyList<Hit>> AddAsync(IReadOnlyList<Hit> hits, CancellationToken cancel)
    {
        List<string> ids = [.. hits.Select(h => h.CustomerId).OfType<string>().Distinct()];
        var (asking, owing) = (places.ListPlacesOfCustomersAsync(ids, cancel), billing.ListOutstandingAsync(ids, cancel));
        await Task.WhenAll(asking, owing);
        var (at, owed) = ((await asking).ToLookup(p => p.CustomerId), await owing);
        var suspended = await db.Modems.Where(m => m.CustomerId != null && ids.Contains(m.CustomerId) && m.Standing == Standing.Suspended).Select(m => m.CustomerId!).Distinct()
            .ToListAsync(cancel);
        return [.. hits.Select(h => h.CustomerId is { } id ? h with { Detail = Of(h.Title == id ? null : id, at[id].Select(p => p.OneLine).FirstOrDefault(), suspended.Contains(id),
            owed.GetValueOrDefault(id)) } : h)];
    }

    private static Phrase Of(string? id, string? place, bool isSuspended, Money owed)
    {
        Phrase?[] said =
        [
            id is null ? null : Phrase.Verbatim(id), place is null ? null : Phrase.Verbatim(place), isSuspended ? Suspended : null, owed > Money.Zero ? Owes.With(owed) : null,
        ];
        return said.OfType<Phrase>().Aggregate(new Phrase("", ""), (all, next) => all.French.Length == 0 ? next : And.With(all, next));
    }
}
