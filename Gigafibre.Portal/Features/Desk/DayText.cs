using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Desk;

public static class DayText
{
    public static readonly Phrase Title = new("Ma journée", "My day");
    public static readonly Phrase None = new(
        "Aucun travail ouvert à votre nom, ou ERPNext ne connaît pas votre courriel comme technicien. Scannez une étiquette pour vérifier un modem.",
        "No open job in your name, or ERPNext does not know your e-mail as a technician’s. Scan a sticker to check a modem.");
    public static readonly Phrase NoEmail = new("Votre compte n’a pas de courriel : ERPNext ne peut pas dire quels travaux sont à vous.",
        "Your account has no e-mail: ERPNext cannot say which jobs are yours.");
    public static readonly Phrase NoPlace = new("L’adresse {0} n’existe pas dans ERPNext, ou n’est à personne.", "The address {0} is not in ERPNext, or is nobody’s.");
    public static readonly Phrase More = new("Les {0} premiers; il y en a peut-être d’autres dans ERPNext.", "The first {0}; there may be more in ERPNext.");
    public static readonly Phrase Map = new("Carte", "Map");
    public static readonly Phrase NoModem = new("Aucun modem à cette adresse : scannez l’étiquette de celui que vous posez.",
        "No modem at this address: scan the sticker of the one you install.");
    public static readonly Phrase Check = new("Vérifier", "Check");
    public static readonly Phrase Light = new("lumière au modem {0} dBm, à l’OLT {1} dBm, {2}", "light at the modem {0} dBm, at the OLT {1} dBm, {2}");
    public static readonly Phrase NoLight = new("lumière jamais mesurée", "light never measured");
    public static readonly Phrase Visited = new("vérifié par {0}, tout était bon, {1}", "checked by {0}, all was well, {1}");
}
