using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Web;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Audit;

/// <summary>Writes down who looks at what or does what, before it happens. Rows are only ever added; the database itself refuses to change one.</summary>
public sealed class AuditTrail(PortalDb db, TimeProvider clock, IHttpContextAccessor http, Secrets secrets)
{
    private const int LongestReason = 300;

    private static readonly TimeSpan OneLook = TimeSpan.FromMinutes(10);

    /// <summary>The hub's server.</summary>
    public const string Hub = "ops-token";

    public Task RecordAsync(string action, string subject, CancellationToken cancel, string? customer = null, string? reason = null, string? before = null, string? after = null)
    {
        Add(action, subject, customer, reason, before, after);
        return db.SaveChangesAsync(cancel);
    }

    /// <summary>Somebody looks at a page that asks again by itself: from one place, one look in ten minutes is on record.</summary>
    public async Task RecordLookAsync(string action, string subject, string customer, CancellationToken cancel)
    {
        var (since, context) = (clock.GetUtcNow() - OneLook, http.HttpContext!);
        var (actor, place) = (context.Features.Get<StaffMember>()?.Subject, VisitorAddress.Of(context, secrets).Key);
        if (!await db.AuditEntries.AnyAsync(a => a.Actor == actor && a.Action == action && a.Subject == subject && a.CustomerId == customer && a.AddressKey == place && a.At > since, cancel))
        {
            await RecordAsync(action, subject, cancel, customer: customer);
        }
    }

    /// <summary>For one of the staff whose own session is not asked on this page.</summary>
    public async Task RecordViewAsync(string viewer, string action, string subject, string customer, CancellationToken cancel)
    {
        var name = await db.StaffSessions.Where(s => s.Subject == viewer).OrderByDescending(s => s.CreatedAt).Select(s => s.Name).FirstOrDefaultAsync(cancel);
        db.AuditEntries.Add(New(viewer, name, action, subject, customer));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The same in the caller's unit of work.</summary>
    public void Add(string action, string subject, string? customer = null, string? reason = null, string? before = null, string? after = null)
    {
        var staff = http.HttpContext?.Features.Get<StaffMember>();
        db.AuditEntries.Add(New(staff?.Subject ?? Hub, staff?.Name, action, subject, customer, reason, before, after));
    }

    private AuditEntry New(string actor, string? name, string action, string subject, string? customer, string? reason = null, string? before = null, string? after = null)
    {
        var (now, context) = (clock.GetUtcNow(), http.HttpContext ?? throw new InvalidOperationException("Only what somebody does is on record."));
        return new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            Actor = actor,
            ActorName = name,
            Action = action,
            Subject = subject,
            CustomerId = customer,
            AddressKey = VisitorAddress.Of(context, secrets).Key,
            Address = actor == Hub ? null : context.Connection.RemoteIpAddress?.ToString(),
            Reason = reason is { Length: > LongestReason } ? reason[..LongestReason] : reason,
            Before = before,
            After = after,
        };
    }
}
