using System.Collections.Concurrent;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Payments.Booking;

/// <summary>Whether an entry of today could be booked. ERPNext is asked once in a while; a refusal that was met while booking closes the books until one gets through.</summary>
public sealed class BooksCheck(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>Longer than until what was refused is tried again: only a booking shows that a right is back.</summary>
    private static readonly TimeSpan WithoutRight = TimeSpan.FromMinutes(75);
    private readonly ConcurrentDictionary<string, (string? Why, DateTimeOffset Until, bool IsRight)> _known = new(StringComparer.Ordinal);

    public async Task<string?> WhyClosedAsync(string company, DateOnly day, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(company, out var known) && now < known.Until)
        {
            return known.Why;
        }

        await using var scope = scopes.CreateAsyncScope();
        var why = await scope.ServiceProvider.GetRequiredService<ErpNextBilling>().FindClosedBooksAsync(company, day, cancel);
        _known[company] = (why, now + Fresh, false);
        return why;
    }

    /// <summary>ERPNext refused an entry for its date. If that is today's, nobody else is charged until it takes one, or five minutes have passed.</summary>
    public void DateRefused(string company, DateOnly day, string why)
    {
        if (day == Times.Today(clock))
        {
            _known[company] = (why, clock.GetUtcNow() + Fresh, false);
        }
    }

    /// <summary>The service user may not make entries any more: nobody else is charged until one is made.</summary>
    public void RightRefused(string company, string why) => _known[company] = (why, clock.GetUtcNow() + WithoutRight, true);

    /// <summary>An entry got through: whatever was known is asked anew.</summary>
    public void Booked(string company, DateOnly day)
    {
        if (day == Times.Today(clock) || (_known.TryGetValue(company, out var known) && known.IsRight))
        {
            _known.TryRemove(company, out _);
        }
    }
}
