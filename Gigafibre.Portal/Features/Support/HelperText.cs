using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Support;

/// <summary>The words of a link for a helper: for whoever makes it, and for whoever opens it.</summary>
public static class HelperText
{
    public static readonly Phrase Title = new("Montrer ma connexion à quelqu’un", "Show my connection to somebody");
    public static readonly Phrase Lead = new("Un fils, une voisine, un ami qui s’y connaît? Envoyez un lien : pendant deux heures, cette personne voit l’état de votre ligne et "
        + "peut la tester. "
        + "Ni votre nom, ni vos factures, ni vos appareils, ni votre mot de passe Wi-Fi.",
        "A son, a neighbour, a friend who knows about these things? Send a link: for two hours, they see the state of your line and can test it. Not your name, nor your bills, "
        + "nor your "
        + "devices, nor your Wi-Fi password.");
    public static readonly Phrase AtHome = new("Vu près du modem, sans code, {0}", "Seen at the modem, without a code, {0}");
    public static readonly Phrase SeeHere = new("Voir l’état de la ligne sans code", "See the state of the line without a code");
    public static readonly Phrase SeeHereWhy = new("Pas de réseau cellulaire? Du Wi-Fi de ce modem, vous voyez ce qui ne va pas; rien de personnel.",
        "No cell signal? From this modem’s Wi-Fi you see what is wrong; nothing personal.");
    public static readonly Phrase HereWhy = new("L’état de cette ligne, vu du modem, jusqu’à {0}. Pour le reste, recevez un code.",
        "The state of this line, seen at the modem, until {0}. For the rest, get a code.");
    public static readonly Phrase NotHere = new(
        "Nous ne pouvons pas vérifier que vous êtes sur le Wi-Fi de ce modem. Joignez-le, coupez les données cellulaires et réessayez, ou recevez un code.",
        "We cannot check that you are on this modem’s Wi-Fi. Join it, switch off mobile data and try again, or get a code.");
    public static readonly Phrase Make = new("Créer un lien", "Make a link");
    public static readonly Phrase Made = new("Voici le lien, valide jusqu’à {0}. Il n’est montré qu’une fois.", "Here is the link, good until {0}. It is shown only once.");
    public static readonly Phrase Link = new("Lien à envoyer", "Link to send");
    public static readonly Phrase ByText = new("L’envoyer par texto", "Send it by text");
    public static readonly Phrase ByMail = new("L’envoyer par courriel", "Send it by e-mail");
    public static readonly Phrase Invitation = new("Peux-tu regarder ma connexion Gigafibre? {0}", "Could you look at my Gigafibre connection? {0}");
    public static readonly Phrase Mine = new("Mes liens", "My links");
    public static readonly Phrase Until = new("valide jusqu’à {0}", "good until {0}");
    public static readonly Phrase Over = new("terminé", "over");
    public static readonly Phrase Looks = new("ouvert {0} fois, la dernière fois {1}", "opened {0} times, last {1}");
    public static readonly Phrase NeverLooked = new("pas encore ouvert", "not opened yet");
    public static readonly Phrase MadeAt = new("Lien créé {0}", "Link made {0}");
    public static readonly Phrase Revoke = new("Y mettre fin", "End it");
    public static readonly Phrase NoModem = new("Choisissez d’abord un modem.", "Choose a modem first.");

    public static readonly Phrase Seen = new("La connexion de quelqu’un", "Somebody’s connection");
    public static readonly Phrase SeenWhy = new("On vous a demandé un coup d’œil. Vous voyez l’état de la ligne, rien d’autre, jusqu’à {0}.",
        "Somebody asked you to have a look. You see the state of the line, nothing else, until {0}.");
    public static readonly Phrase Look = new("Voir l’état de la ligne", "See the state of the line");
    public static readonly Phrase ForThem = new("Les phrases qui suivent s’adressent à la personne qui vous a écrit.", "The sentences below speak to the person who wrote to you.");
    private static readonly Phrase SomeDevice = new("un appareil", "a device");
    private static readonly Phrase SomeNode = new("à l’étage", "upstairs");
    public static readonly Phrase Private = new("Rien à vérifier sur place", "Nothing to check on site");
    public static readonly Phrase PrivateWhy = new("La suite se trouve sur la page de la personne qui vous a écrit.",
        "What comes next is on the page of the person who wrote to you.");
    public static readonly Phrase Expired = new("Ce lien n’est plus valide", "This link is no longer good");
    public static readonly Phrase ExpiredWhy = new("Il dure deux heures, et son auteur peut y mettre fin. Demandez-en un autre.",
        "It lasts two hours, and whoever made it can end it. Ask for another.");

    /// <summary>What stands in the place of a device's own name; null where there is no name in the sentence.</summary>
    public static Phrase? Hides(VerdictCode code) => code switch
    {
        VerdictCode.WeakDevice => SomeDevice,
        VerdictCode.MeshNodeGone or VerdictCode.MeshNodeFar => SomeNode,
        _ => null,
    };
}
