using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Autopay;

public static class AutopayTables
{
    extension(PortalDb db)
    {
        public DbSet<AutopayAgreement> AutopayAgreements => db.Set<AutopayAgreement>();

        public DbSet<AutopayDebit> AutopayDebits => db.Set<AutopayDebit>();

        public DbSet<AutopayHold> AutopayHolds => db.Set<AutopayHold>();
    }
}
