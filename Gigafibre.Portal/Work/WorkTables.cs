using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Work;

public static class WorkTables
{
    extension(PortalDb db)
    {
        public DbSet<InboxMessage> InboxMessages => db.Set<InboxMessage>();

        public DbSet<WorkItem> WorkItems => db.Set<WorkItem>();
    }
}
