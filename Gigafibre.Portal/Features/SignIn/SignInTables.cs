using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.SignIn;

public static class SignInTables
{
    extension(PortalDb db)
    {
        public DbSet<Challenge> Challenges => db.Set<Challenge>();

        public DbSet<BudgetSpend> BudgetSpends => db.Set<BudgetSpend>();

        public DbSet<Session> Sessions => db.Set<Session>();

        public DbSet<KnownBrowser> KnownBrowsers => db.Set<KnownBrowser>();

        public DbSet<AuthorizedPerson> AuthorizedPersons => db.Set<AuthorizedPerson>();

        public DbSet<ContactRecord> ContactRecords => db.Set<ContactRecord>();
    }
}
