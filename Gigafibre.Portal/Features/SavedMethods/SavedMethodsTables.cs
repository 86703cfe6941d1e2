using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.SavedMethods;

public static class SavedMethodsTables
{
    extension(PortalDb db)
    {
        public DbSet<SavedMethod> SavedMethods => db.Set<SavedMethod>();
    }
}
