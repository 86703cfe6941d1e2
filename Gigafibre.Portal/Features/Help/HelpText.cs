using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Help;

public static class HelpText
{
    public static readonly Phrase Search = new("Que cherchez-vous?", "What are you looking for?");
    public static readonly Phrase Find = new("Chercher", "Search");
    public static readonly Phrase Pages = new("Pages d’aide", "Help pages");
    public static readonly Phrase Found = new("Pages sur « {0} »", "Pages about “{0}”");
    public static readonly Phrase NothingFound = new("Aucune page là-dessus. Écrivez-nous, ou appelez.", "No page about that. Write to us, or call.");
    public static readonly Phrase MayHelp = new("Ceci peut vous aider tout de suite", "This may help right away");
    public static readonly Phrase StillStuck = new("Ça ne règle pas votre problème?", "This does not solve your problem?");
}
