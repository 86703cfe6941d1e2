using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Passkeys;

public static class PasskeysTables
{
    extension(PortalDb db)
    {
        public DbSet<Passkey> Passkeys => db.Set<Passkey>();

        public DbSet<PasskeyCeremony> PasskeyCeremonies => db.Set<PasskeyCeremony>();
    }
}
