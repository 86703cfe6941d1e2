using System.Collections.Concurrent;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments.Booking;

/// <summary>
/// Whether an entry of today could be booked on a receivable account. ERPNext is asked once in a while; a refusal that was met while booking closes the books until one
/// gets through, and so does, on every node, a payment that waits for a right that was taken away.
/// </summary>
public sealed class BooksCheck(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>How Frappe calls a right that is missing; it stands in the reason of what waits for it.</summary>
    private const string NoRight = "PermissionError";

    /// <summary>Many who charge at once ask once, and share the answer.</summary>
    private readonly ConcurrentDictionary<string, Lazy<Task<Phrase?>>> _underWay = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (Phrase Why, DateTimeOffset At)> _refused = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (Phrase? Why, DateTimeOffset At)> _known = new(StringComparer.Ordinal);

    /// <param name="company">Where it is known: what closed its books closes them on all of its accounts.</param>
    public async Task<Phrase?> WhyClosedAsync(string receivable, CancellationToken cancel, string? company = null)
    {
        await using var scope = scopes.CreateAsyncScope();
        var kind = RecordPaymentHandler.Kind;
        if (await scope.ServiceProvider.GetRequiredService<PortalDb>().WorkItems.AsNoTracking()
            .AnyAsync(w => w.Kind == kind && w.DoneAt == null && w.LastCode == NoRight, cancel))
        {
            return OddText.RightMissing.With(NoRight);
        }

        var asked = clock.GetUtcNow();
        if (company is not null && _refused.TryGetValue(company, out var refused) && asked - refused.At < Fresh)
        {
            return refused.Why;
        }

        if (_known.TryGetValue(receivable, out var known) && asked - known.At < Fresh)
        {
            return known.Why;
        }

        return await _underWay.GetOrAdd(receivable, r => new(() => AskAsync(r))).Value.WaitAsync(cancel);
    }

    /// <summary>For all who wait for it: none of them calls it off.</summary>
    private async Task<Phrase?> AskAsync(string receivable)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var asked = clock.GetUtcNow();
            var erp = scope.ServiceProvider.GetRequiredService<ErpNextBilling>();
            Phrase? why = await erp.FindClosedBooksAsync(receivable, Times.Today(clock), CancellationToken.None) is { } closed ? OddText.Of(closed) : null;

            // A refusal that was met while we asked is newer than the answer.
            return _known.AddOrUpdate(receivable, (why, asked), (_, held) => held.At > asked ? held : (why, asked)).Why;
        }
        finally
        {
            _underWay.TryRemove(receivable, out _);
        }
    }

    /// <summary>ERPNext refused an entry for its date. If that is today's, nobody else of the company is charged until it takes one, or five minutes have passed.</summary>
    public void Refused(string company, string receivable, DateOnly day, Phrase why)
    {
        if (day == Times.Today(clock))
        {
            _refused[company] = (why, clock.GetUtcNow());
            _known[receivable] = (why, clock.GetUtcNow());
        }
    }

    public void Booked(string company, string receivable, DateOnly day)
    {
        if (day == Times.Today(clock))
        {
            _refused.TryRemove(company, out _);
            _known.TryRemove(receivable, out _);
        }
    }
}
