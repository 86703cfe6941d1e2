using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.LineChanges;

public static class WifiCardText
{
    public static readonly Phrase Title = new("Une carte pour le Wi-Fi", "A card for the Wi-Fi");
    public static readonly Phrase Lead = new("Vos invités visent le carré avec leur téléphone et sont connectés. Imprimez la carte, ou montrez-la à l’écran.",
        "Your guests point their phone at the square and are connected. Print the card, or show it on the screen.");
    public static readonly Phrase Network = new("Nom du réseau", "Name of the network");
    public static readonly Phrase Key = new("Mot de passe de ce réseau", "Password of this network");
    public static readonly Phrase KeyWhy = new("Il sert à dessiner la carte, ici et maintenant. Nous ne le gardons pas.",
        "It serves to draw the card, here and now. We do not keep it.");
    public static readonly Phrase BadKey = new("Un mot de passe Wi-Fi a de 8 à 63 caractères, sans accents, ni espace au début ou à la fin.",
        "A Wi-Fi password has 8 to 63 characters, without accents or spaces at its ends.");
    public static readonly Phrase Make = new("Faire la carte", "Make the card");
    public static readonly Phrase Print = new("Imprimer", "Print");
    public static readonly Phrase Alt = new("Code QR du réseau {0}", "QR code of the network {0}");
    public static readonly Phrase Scan = new("Visez ce carré avec l’appareil photo.", "Point the camera at this square.");
}
