using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Staff;

public sealed class ViewSessions(PortalDb db, ErpNextBilling erp, StaffRoles roles, AuditTrail audit, IOptions<OidcOptions> options, TimeProvider clock)
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public async Task<string?> BeginAsync(StaffMember staff, string customerId, string reason, CancellationToken cancel)
    {
        if (await erp.FindCustomerAsync(customerId, cancel) is not { } customer)
        {
            return null;
        }

        var (now, token) = (clock.GetUtcNow(), Secrets.NewToken());
        var logins = db.StaffSessions.AsNoTracking().Where(s => s.Id == staff.SessionId).Join(db.OidcLogins, s => s.LoginId, l => l.Id, (_, l) => l);

        // It ends by itself when what the provider said is too old; so it is asked first.
        await roles.AskAsync(await logins.SingleAsync(cancel), cancel);
        var login = await logins.SingleAsync(cancel);
        var ends = login.RolesSaidAt + TimeSpan.FromMinutes(options.Value.RolesMinutes);
        var modem = await db.Modems.Where(m => m.CustomerId == customer.Id).OrderBy(m => m.Mac).Select(m => m.Mac).FirstOrDefaultAsync(cancel);
        db.Sessions.Add(new Session
        {
            Id = Guid.CreateVersion7(now),
            Kind = SessionKind.View,
            LoginId = login.Id,
            TokenHash = Secrets.HashToken(token),
            CustomerId = customer.Id,
            Mac = modem,
            Language = customer.Language,
            ViewedBy = staff.Subject,
            EndsAt = ends < now + Longest ? ends : now + Longest,
            CreatedAt = now,
            SeenAt = now,
        });
        audit.Add("customer.see-as", customer.Id, customer.Id, reason);
        await db.SaveChangesAsync(cancel);
        return token;
    }
}
