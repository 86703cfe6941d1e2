namespace Gigafibre.Portal.Text;

public static class SpeedText
{
    public static readonly Phrase Title = new("Mesurer ma vitesse", "Measure my speed");
    public static readonly Phrase Lead = new("De cet appareil jusqu’à nous, Wi-Fi compris. Restez près du modem pour un chiffre juste.",
        "From this device to us, Wi-Fi included. Stay near the modem for a fair number.");
    public static readonly Phrase Start = new("Mesurer", "Measure");
    public static readonly Phrase NeedsScript = new("La mesure a besoin de JavaScript.", "The measurement needs JavaScript.");
    public static readonly Phrase ThisDevice = new("Cet appareil", "This device");
    public static readonly Phrase TheModem = new("Le modem lui-même", "The modem itself");
    public static readonly Phrase Measuring = new("Mesure en cours…", "Measuring…");
    public static readonly Phrase Failed = new("La mesure n’a pas abouti. Réessayez.", "The measurement failed. Try again.");
    public static readonly Phrase AskModem = new("Mesurer depuis le modem", "Measure from the modem");
    public static readonly Phrase ModemCannot = new(
        "Votre modem ne sait pas mesurer seul. Refaites la mesure avec un câble : si elle est bien meilleure, c’est le Wi-Fi.",
        "Your modem cannot measure by itself. Measure again with a cable: if it is much better, it is the Wi-Fi.");
    public static readonly Phrase ItIsWifi = new("La ligne est bonne : c’est le Wi-Fi, ou cet appareil, qui ralentit.",
        "The line is fine: it is the Wi-Fi, or this device, that is slow.");
    public static readonly Phrase ItIsNotWifi = new("Cet appareil reçoit ce que la ligne donne : le Wi-Fi n’est pas en cause.",
        "This device gets what the line gives: the Wi-Fi is not to blame.");
    public static readonly Phrase Earlier = new("Mesures précédentes", "Earlier measurements");
    public static readonly Phrase ABrowser = new("un de vos appareils", "one of your devices");
    public static readonly Phrase Menu = new("Mesurer la vitesse", "Measure the speed");
}
