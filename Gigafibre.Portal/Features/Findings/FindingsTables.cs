using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Findings;

public static class FindingsTables
{
    extension(PortalDb db)
    {
        public DbSet<Finding> Findings => db.Set<Finding>();
    }
}
