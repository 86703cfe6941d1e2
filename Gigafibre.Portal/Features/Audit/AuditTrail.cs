using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Audit;

/// <summary>Writes down who looks at what or does what, before it happens. Rows are only ever added; the database itself refuses to change one.</summary>
public sealed class AuditTrail(PortalDb db, TimeProvider clock, IHttpContextAccessor http, Secrets secrets)
{
    private const int LongestReason = 300;

    private static readonly TimeSpan OneLook = TimeSpan.FromMinutes(10);

    /// <summary>What somebody typed may be a name, a telephone number or anything else: on record is a keyed hash, by which the same text is found again.</summary>
    public string Typed(string text) => "typed:" + secrets.Hash("typed", text.Trim().ToUpperInvariant())[..24];

    public Task RecordAsync(string action, string subject, CancellationToken cancel, string? customer = null, string? reason = null, string? before = null, string? after = null)
    {
        Add(action, subject, customer, reason, before, after);
        return db.SaveChangesAsync(cancel);
    }

    /// <summary>Somebody looks at a page that asks again by itself: from one place, one look in ten minutes is on record.</summary>
    public async Task RecordLookAsync(string action, string subject, string customer, CancellationToken cancel)
    {
        var (since, context) = (clock.GetUtcNow() - OneLook, http.HttpContext!);
        var (actor, place) = (context.Features.Get<Actor>()?.Id, VisitorAddress.Of(context, secrets).Key);
        if (!await db.AuditEntries.AnyAsync(a => a.Actor == actor && a.Action == action && a.Subject == subject && a.CustomerId == customer && a.AddressKey == place
            && a.At > since, cancel))
        {
            await RecordAsync(action, subject, cancel, customer: customer);
        }
    }

    /// <summary>What was done by a command, by whoever of the machine gave it.</summary>
    public async Task RecordCommandAsync(string action, string customer, string reason, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        db.AuditEntries.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            Actor = $"command:{Environment.UserName}",
            ActorName = Environment.UserName,
            Action = action,
            Subject = customer,
            CustomerId = customer,
            AddressKey = "",
            Reason = reason is { Length: > LongestReason } ? reason[..LongestReason] : reason,
        });
        await db.SaveChangesAsync(cancel);
    }

    public async Task RecordViewAsync(Actor viewer, string action, string subject, string customer, CancellationToken cancel)
    {
        db.AuditEntries.Add(New(viewer, action, subject, customer));
        await db.SaveChangesAsync(cancel);
    }

    public void Add(string action, string subject, string? customer = null, string? reason = null, string? before = null, string? after = null)
    {
        var actor = http.HttpContext?.Features.Get<Actor>() ?? throw new InvalidOperationException("Only what somebody does is on record.");
        db.AuditEntries.Add(New(actor, action, subject, customer, reason, before, after));
    }

    private AuditEntry New(Actor actor, string action, string subject, string? customer, string? reason = null, string? before = null, string? after = null)
    {
        var (now, context) = (clock.GetUtcNow(), http.HttpContext ?? throw new InvalidOperationException("Only what somebody does is on record."));
        return new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            Actor = actor.Id,
            ActorName = actor.Name,
            Action = action,
            Subject = subject,
            CustomerId = customer,
            AddressKey = VisitorAddress.Of(context, secrets).Key,
            Address = context.Connection.RemoteIpAddress?.ToString(),
            Reason = reason is { Length: > LongestReason } ? reason[..LongestReason] : reason,
            Before = before,
            After = after,
        };
    }
}
