using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Messages;

public static class MessagesTables
{
    extension(PortalDb db)
    {
        public DbSet<Message> Messages => db.Set<Message>();

        public DbSet<MessageChoice> MessageChoices => db.Set<MessageChoice>();

        public DbSet<ContactTrouble> ContactTroubles => db.Set<ContactTrouble>();
    }
}
