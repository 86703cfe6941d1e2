using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Messages;

public static class DeskMessageText
{
    public static readonly Phrase Title = new("Messages", "Messages");
    public static readonly Phrase Lead = new("Ce que nous écrivons aux clients, et ce qui n’arrive pas.", "What we write to customers, and what does not arrive.");
    public static readonly Phrase Kinds = new("Sur trente jours", "Over thirty days");
    public static readonly Phrase Kind = new("Message", "Message");
    public static readonly Phrase Topic = new("Sujet", "Topic");
    public static readonly Phrase Sent = new("Envoyés", "Sent");
    public static readonly Phrase Delivered = new("Livrés", "Delivered");
    public static readonly Phrase Lost = new("Perdus", "Lost");
    public static readonly Phrase LostTitle = new("Pas arrivés", "Not arrived");
    public static readonly Phrase NoneLost = new("Rien de perdu, à ce que nous sachions, depuis trente jours.", "Nothing lost for thirty days, as far as we know.");
    public static readonly Phrase ContactsTitle = new("Contacts à réparer", "Contacts to repair");
    public static readonly Phrase NoContacts = new("Tous les contacts prennent nos messages.", "Every contact takes our messages.");
    public static readonly Phrase NoCustomer = new("Aucun client connu", "No customer we know");
    public static readonly Phrase OneSegment = new("texto : un segment", "text: one segment");
    public static readonly Phrase Segments = new("texto : {0} segments", "text: {0} segments");
    public static readonly Phrase AskedFor = new("demandé par la personne : part à toute heure, par la voie choisie", "asked for: sent at any hour, by the way chosen");
    public static readonly Phrase Required = new("obligatoire : par la voie que le client préfère, sinon par une autre",
        "required: by the way the customer prefers, or else by another");
    public static readonly Phrase CanBeStopped = new("le client peut s’en passer", "the customer may do without");
    public static readonly Phrase OnFile = new("Messages envoyés", "Messages sent");
    public static readonly Phrase NoneYet = new("Aucun message encore.", "No message yet.");
    public static readonly Phrase Event = new("{0} : {1} ({2})", "{0}: {1} ({2})");
}
