using System.Collections.Concurrent;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Payments.Booking;

/// <summary>Whether an entry of today could be booked. ERPNext is asked once in a while; a refusal that was met while booking closes the books until one gets through.</summary>
public sealed class BooksCheck(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (string? Why, DateTimeOffset At)> _known = new(StringComparer.Ordinal);

    public async Task<string?> WhyClosedAsync(string company, DateOnly day, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(company, out var known) && now - known.At < Fresh)
        {
            return known.Why;
        }

        await using var scope = scopes.CreateAsyncScope();
        var why = await scope.ServiceProvider.GetRequiredService<ErpNextBilling>().FindClosedBooksAsync(company, day, cancel);
        _known[company] = (why, now);
        return why;
    }

    /// <summary>ERPNext refused an entry for its date. If that is today's, nobody else is charged until it takes one, or five minutes have passed.</summary>
    public void Refused(string company, DateOnly day, string why)
    {
        if (day == Times.Today(clock))
        {
            _known[company] = (why, clock.GetUtcNow());
        }
    }

    public void Booked(string company, DateOnly day)
    {
        if (day == Times.Today(clock))
        {
            _known.TryRemove(company, out _);
        }
    }
}
