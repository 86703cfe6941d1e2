using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Desk;

public static class LinesText
{
    public static readonly Phrase Title = new("Lignes en panne", "Lines that are down");
    public static readonly Phrase Lead = new("Celles que quelqu’un a vérifiées depuis deux heures et qui ne fonctionnent pas, réunies par port.",
        "Those that somebody checked in the last two hours and that do not work, by port.");
    public static readonly Phrase None = new("Aucune ligne vérifiée depuis deux heures n’est en panne.", "No line checked in the last two hours is down.");
    public static readonly Phrase Pon = new("{0}, port {1}", "{0}, port {1}");
    public static readonly Phrase NoPon = new("Port inconnu", "Unknown port");
    public static readonly Phrase Neighbours = new("Voisins du même port", "Neighbours on the same port");
    public static readonly Phrase NoNeighbours = new("Aucun de leurs modems n’est connu ici.", "None of their modems is known here.");
    public static readonly Phrase Onts = new("{0} autres ONT sur ce port", "{0} other ONTs on this port");
    public static readonly Phrase NotSeen = new("jamais vérifié", "never checked");
}
