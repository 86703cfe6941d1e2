using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Modems;

public static class ModemsTables
{
    extension(PortalDb db)
    {
        public DbSet<ModemRecord> Modems => db.Set<ModemRecord>();
    }
}
