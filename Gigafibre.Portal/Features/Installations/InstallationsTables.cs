using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Installations;

public static class InstallationsTables
{
    extension(PortalDb db)
    {
        public DbSet<Installation> Installations => db.Set<Installation>();
    }
}
