using System.Text.Json;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Invoices;

/// <summary>Asks ERPNext, remembers its answer for the customer who asked, and gives the last one with its age when ERPNext is slow or away.</summary>
public sealed class LastKnownAnswers(PortalDb db, KeptAnswers memory, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    /// <summary>The same answer again is not written down again before this: a view of what did not change costs no write.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { IgnoreReadOnlyProperties = true };

    /// <summary>Throws <see cref="IntegrationException"/> when ERPNext does not answer and never had.</summary>
    public async Task<Known<T>> AskAsync<T>(string key, string customerId, Func<CancellationToken, Task<T>> ask, CancellationToken cancel)
    {
        try
        {
            var answer = await Deadline.AskAsync(SystemName.ErpNext, Longest, ask, cancel);
            var now = clock.GetUtcNow();
            if (answer is not null)
            {
                await KeepAsync(key, customerId, JsonSerializer.SerializeToUtf8Bytes(answer, Json), now, cancel);
            }

            return new Known<T>(answer, now, IsLate: false);
        }
        catch (IntegrationException e)
        {
            return await RecallAsync<T>(key, customerId, cancel) ?? throw new IntegrationException(e.System, e.Message, e.IsTransient, inner: e);
        }
    }

    public async Task<byte[]?> FindAsync(string key, string customerId, CancellationToken cancel) =>
        await db.LastKnownAnswers.Where(s => s.Key == key && s.CustomerId == customerId).Select(s => s.Body).SingleOrDefaultAsync(cancel);

    public async Task KeepAsync(string key, string customerId, byte[] body, DateTimeOffset now, CancellationToken cancel)
    {
        if (memory.Holds(key, body, now - Again))
        {
            return;
        }

        await WriteAsync(key, customerId, body, now, cancel);
        memory.Note(key, body, now);
    }

    private async Task WriteAsync(string key, string customerId, byte[] body, DateTimeOffset now, CancellationToken cancel)
    {
        var same = db.LastKnownAnswers.Where(s => s.Key == key && s.CustomerId == customerId);
        if (await same.ExecuteUpdateAsync(s => s.SetProperty(x => x.Body, body).SetProperty(x => x.ReadAt, now), cancel) > 0)
        {
            return;
        }

        db.LastKnownAnswers.Add(new LastKnownAnswer { Key = key, CustomerId = customerId, Body = body, ReadAt = now });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<LastKnownAnswer>())
        {
            // Another request kept the same news a moment ago.
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>What ERPNext said last; null when it never did.</summary>
    public async Task<Known<T>?> RecallAsync<T>(string key, string customerId, CancellationToken cancel)
    {
        var kept = await db.LastKnownAnswers.AsNoTracking().SingleOrDefaultAsync(s => s.Key == key && s.CustomerId == customerId, cancel);
        return kept is null ? null : new Known<T>(JsonSerializer.Deserialize<T>(kept.Body, Json)!, kept.ReadAt, IsLate: true);
    }
}
