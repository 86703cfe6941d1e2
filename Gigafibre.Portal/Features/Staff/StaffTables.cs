using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Staff;

public static class StaffTables
{
    extension(PortalDb db)
    {
        public DbSet<OidcLogin> OidcLogins => db.Set<OidcLogin>();

        public DbSet<LogoutToken> LogoutTokens => db.Set<LogoutToken>();

        public DbSet<StaffSession> StaffSessions => db.Set<StaffSession>();
    }
}
