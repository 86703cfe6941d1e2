using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Support;

public static class SupportTables
{
    extension(PortalDb db)
    {
        public DbSet<Ticket> Tickets => db.Set<Ticket>();

        public DbSet<TicketReply> TicketReplies => db.Set<TicketReply>();

        public DbSet<TicketFile> TicketFiles => db.Set<TicketFile>();

        public DbSet<CallBack> CallBacks => db.Set<CallBack>();

        public DbSet<HelperLink> HelperLinks => db.Set<HelperLink>();

        public DbSet<TicketRating> TicketRatings => db.Set<TicketRating>();
    }
}
