using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Invoices;

public static class InvoicesTables
{
    extension(PortalDb db)
    {
        public DbSet<LastKnownAnswer> LastKnownAnswers => db.Set<LastKnownAnswer>();
    }
}
