using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Privacy;

public static class PrivacyDbTables
{
    extension(PortalDb db)
    {
        public DbSet<DataExport> DataExports => db.Set<DataExport>();

        public DbSet<PrivacyIncident> PrivacyIncidents => db.Set<PrivacyIncident>();
    }
}
