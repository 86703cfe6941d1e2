using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Privacy;

public static class PrivacyText
{
    public static readonly Phrase Title = new("Renseignements personnels", "Personal data");
    public static readonly Phrase Lead = new(
        "Ce que le portail garde de ce client. ERPNext, Stripe et les journaux ont leurs propres copies (voir docs/data.md).",
        "What the portal keeps of this customer. ERPNext, Stripe and the logs have copies of their own (see docs/data.md).");
    public static readonly Phrase Rows = new("{0} lignes", "{0} rows");
    public static readonly Phrase KeptBecause = new("Gardé : {0}.", "Kept: {0}.");
    public static readonly Phrase Json = new("Télécharger (JSON)", "Download (JSON)");
    public static readonly Phrase Page = new("Télécharger (à lire)", "Download (to read)");
    public static readonly Phrase Erase = new("Effacer", "Erase");
    public static readonly Phrase EraseWhy = new(
        "Efface tout ce qui n’est pas marqué « gardé » et ferme les sessions du client, pour de bon. Effacez d’abord dans ERPNext, sinon l’index le rapporte.",
        "Erases all that is not marked “kept” and ends the customer’s sessions. It cannot be undone. First erase in ERPNext what must go, or the index brings it back.");
    public static readonly Phrase TypeId = new("Tapez le numéro du client pour confirmer", "Type the customer’s id to confirm");
    public static readonly Phrase Mismatch = new("Ce n’est pas le numéro de ce client, ou la raison manque.", "That is not this customer’s id, or the reason is missing.");
    public static readonly Phrase Erased = new("C’est effacé.", "It is erased.");
    public static readonly Phrase FileTitle = new("Ce que nous gardons de vous", "What we keep of you");
    public static readonly Phrase FileLead = new("Client {0}, le {1}.", "Customer {0}, {1}.");
}
