using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Subscriptions;

public static class SubscriptionsTables
{
    extension(PortalDb db)
    {
        public DbSet<ServiceRequest> ServiceRequests => db.Set<ServiceRequest>();
    }
}
