using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Web;

namespace Gigafibre.Portal.Features.Audit;

/// <summary>Writes down who looks at what or does what, before it happens. Rows are only ever added; the database itself refuses to change one.</summary>
public sealed class AuditTrail(PortalDb db, TimeProvider clock, IHttpContextAccessor http, Secrets secrets)
{
    /// <summary>The hub's server.</summary>
    public const string Hub = "ops-token";

    public Task RecordAsync(string action, string subject, CancellationToken cancel, string? customer = null, string? reason = null, string? before = null, string? after = null)
    {
        Add(action, subject, customer, reason, before, after);
        return db.SaveChangesAsync(cancel);
    }

    /// <summary>The same in the caller's unit of work.</summary>
    public void Add(string action, string subject, string? customer = null, string? reason = null, string? before = null, string? after = null)
    {
        var (now, context) = (clock.GetUtcNow(), http.HttpContext ?? throw new InvalidOperationException("Only what somebody does is on record."));
        var staff = context.Features.Get<StaffMember>();
        db.AuditEntries.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            Actor = staff?.Subject ?? Hub,
            ActorName = staff?.Name,
            Action = action,
            Subject = subject,
            CustomerId = customer,
            AddressKey = VisitorAddress.Of(context, secrets).Key,
            Address = staff is null ? null : context.Connection.RemoteIpAddress?.ToString(),
            Reason = reason,
            Before = before,
            After = after,
        });
    }
}
