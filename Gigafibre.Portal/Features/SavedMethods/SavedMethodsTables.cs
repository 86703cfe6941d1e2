using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.SavedMethods;

public static class SavedMethodsTables
{
    extension(PortalDb db)
    {
        public DbSet<SavedMethod> SavedMethods => db.Set<SavedMethod>();

        public DbSet<MethodShare> MethodShares => db.Set<MethodShare>();

        /// <summary>What this customer may pay with: their own, and what another account shares with theirs.</summary>
        public IQueryable<SavedMethod> UsableMethods(string customerId)
        {
            var shares = db.Set<MethodShare>();
            return db.Set<SavedMethod>().AsNoTracking().Where(m => m.CustomerId == customerId || shares.Any(s => s.SavedMethodId == m.Id && s.CustomerId == customerId));
        }
    }
}
