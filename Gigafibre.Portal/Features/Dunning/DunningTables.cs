using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Dunning;

public static class DunningTables
{
    extension(PortalDb db)
    {
        public DbSet<DunningStep> DunningSteps => db.Set<DunningStep>();

        public DbSet<DunningPause> DunningPauses => db.Set<DunningPause>();

        public DbSet<Arrangement> Arrangements => db.Set<Arrangement>();
    }
}
