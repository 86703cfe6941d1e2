using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Audit;

public static class AuditTables
{
    extension(PortalDb db)
    {
        public DbSet<AuditEntry> AuditEntries => db.Set<AuditEntry>();

        public DbSet<AuditLink> AuditLinks => db.Set<AuditLink>();
    }
}
