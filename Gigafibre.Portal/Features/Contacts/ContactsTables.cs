using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Contacts;

public static class ContactsTables
{
    extension(PortalDb db)
    {
        public DbSet<ContactChange> ContactChanges => db.Set<ContactChange>();
    }
}
