using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Staff;

public sealed class ViewSessions(PortalDb db, ErpNextBilling erp, AuditTrail audit, TimeProvider clock)
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public async Task<string?> BeginAsync(StaffMember staff, string customerId, string reason, CancellationToken cancel)
    {
        if (await erp.FindCustomerAsync(customerId, cancel) is not { } customer)
        {
            return null;
        }

        var (now, token) = (clock.GetUtcNow(), Secrets.NewToken());
        var login = await db.StaffSessions.Where(s => s.Id == staff.SessionId).Select(s => s.LoginId).SingleAsync(cancel);
        var modem = await db.Modems.Where(m => m.CustomerId == customer.Id).OrderBy(m => m.Mac).Select(m => m.Mac).FirstOrDefaultAsync(cancel);
        db.Sessions.Add(new Session
        {
            Id = Guid.CreateVersion7(now),
            Kind = SessionKind.View,
            LoginId = login,
            TokenHash = Secrets.HashToken(token),
            CustomerId = customer.Id,
            Mac = modem,
            Language = customer.Language,
            ViewedBy = staff.Subject,
            EndsAt = now + Longest,
            CreatedAt = now,
            SeenAt = now,
        });
        audit.Add("customer.see-as", customer.Id, customer.Id, reason);
        await db.SaveChangesAsync(cancel);
        return token;
    }
}
