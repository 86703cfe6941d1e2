using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Desk;

public static class DeskTables
{
    extension(PortalDb db)
    {
        public DbSet<CustomerNote> CustomerNotes => db.Set<CustomerNote>();
    }
}
