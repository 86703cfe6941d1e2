namespace Gigafibre.Portal.Text;

public static class StickerText
{
    public static readonly Phrase Title = new("Étiquettes", "Stickers");
    public static readonly Phrase Lead = new("Un modem par ligne : son adresse MAC, son numéro de série, ou les deux.",
        "One modem a line: its MAC address, its serial number, or both.");
    public static readonly Phrase Lines = new("Modems", "Modems");
    public static readonly Phrase Upload = new("Ou un fichier CSV", "Or a CSV file");
    public static readonly Phrase Check = new("Vérifier la liste", "Check the list");
    public static readonly Phrase FromStock = new("Prendre les modems en stock", "Take the modems in stock");
    public static readonly Phrase StockEmpty = new("ERPNext n’a aucun modem en stock sans étiquette.", "ERPNext has no modem in stock without a sticker.");
    public static readonly Phrase Photo = new("Photographier l’étiquette du modem", "Photograph the modem’s label");
    public static readonly Phrase PhotoHint = new(
        "Sans réseau, la photo attend ici et part toute seule quand il revient, même si vous fermez le navigateur.",
        "Without a signal the photo waits here and goes by itself when it is back, even if you close the browser.");
    public static readonly Phrase PhotoWaiting = new("Photos qui attendent le réseau", "Photos waiting for a signal");
    public static readonly Phrase PhotoRead = new("Ajouté à la liste : ", "Added to the list: ");
    public static readonly Phrase PhotoNothing = new("Rien de lisible sur cette photo. Approchez-vous, ou tapez le numéro.",
        "Nothing readable in this photo. Come closer, or type the number.");
    public static readonly Phrase PhotoQueued = new("Pas de réseau : la photo est gardée.", "No signal: the photo is kept.");
    public static readonly Phrase PhotoSignIn = new("Votre session est terminée : rechargez la page pour envoyer les photos.",
        "Your session is over: reload the page to send the photos.");
    public static readonly Phrase PhotoForget = new("Oublier cette photo", "Forget this photo");

    public static readonly Phrase Empty = new("Écrivez au moins une adresse MAC ou un numéro de série.", "Write at least one MAC address or serial number.");
    public static readonly Phrase TooMany = new("{0} lignes au plus à la fois.", "At most {0} lines at a time.");
    public static readonly Phrase ErpAway = new("ERPNext ne répond pas : la liste ne peut pas être vérifiée. Elle est gardée ici, réessayez dans un instant.",
        "ERPNext does not answer, so the list cannot be checked. It is kept here; try again in a moment.");
    public static readonly Phrase GoodCount = new("{0} bonnes lignes", "{0} good lines");
    public static readonly Phrase GoodOne = new("1 bonne ligne", "1 good line");
    public static readonly Phrase BadCount = new("{0} lignes laissées de côté", "{0} lines left out");
    public static readonly Phrase BadOne = new("1 ligne laissée de côté", "1 line left out");
    public static readonly Phrase Line = new("Ligne {0}", "Line {0}");
    public static readonly Phrase Make = new("Faire les étiquettes", "Make the stickers");
    public static readonly Phrase Why = new("Pourquoi de nouveau?", "Why again?");
    public static readonly Phrase WhyHint = new(
        "Ces modems ont déjà une étiquette, et la nouvelle aura la même clé. Si l’ancienne peut être dans de mauvaises mains, révoquez-la d’abord.",
        "These modems have a sticker already, and the new one will carry the same key. If the old one may be in the wrong hands, revoke it first.");
    public static readonly Phrase WhyMissing = new("Dites pourquoi ces étiquettes sont refaites.", "Say why these stickers are made again.");

    public static readonly Phrase NotAMac = new("Ce n’est ni une adresse MAC ni un numéro de série.", "This is neither a MAC address nor a serial number.");
    public static readonly Phrase MadeUp = new("Aucun fabricant n’a donné cette adresse : est-ce celle du Wi-Fi?", "No maker gave this address: is it the Wi-Fi’s?");
    public static readonly Phrase ForeignMaker = new("{0} n’est pas un fabricant de nos modems.", "{0} is not a maker of our modems.");
    public static readonly Phrase UnknownToErp = new("ERPNext ne connaît pas ce modem.", "ERPNext does not know this modem.");
    public static readonly Phrase Ambiguous = new("ERPNext connaît plusieurs modems de ce nom.", "ERPNext knows several modems of this name.");
    public static readonly Phrase NotTogether = new("Le numéro de série et l’adresse MAC ne vont pas ensemble : ERPNext dit {0}.",
        "The serial number and the MAC address do not go together: ERPNext says {0}.");
    public static readonly Phrase Blocked = new("ERPNext dit de ce modem : {0}.", "ERPNext says of this modem: {0}.");
    public static readonly Phrase Twice = new("Déjà à la ligne {0}.", "Already on line {0}.");

    public static readonly Phrase BatchTitle = new("{0} étiquettes", "{0} stickers");
    public static readonly Phrase BatchOne = new("1 étiquette", "1 sticker");
    public static readonly Phrase LeftOut = new("Laissées de côté, parce que révoquées depuis : {0}.", "Left out, because revoked since: {0}.");
    public static readonly Phrase BatchOver = new("Ce lot a plus d’un jour. Pour réimprimer une étiquette, refaites-la et dites pourquoi.",
        "This batch is more than a day old. To print a sticker again, make it again and say why.");
    public static readonly Phrase FileTooLarge = new("Ce fichier est trop gros : 1 Mo au plus.", "This file is too large: 1 MB at most.");
    public static readonly Phrase MadeBy = new("Faites par {0}, {1}", "Made by {0}, {1}");
    public static readonly Phrase Labels = new("Format des étiquettes", "Label size");
    public static readonly Phrase Custom = new("Sur mesure", "Custom");
    public static readonly Phrase StartAt = new("Première étiquette libre de la feuille", "First free label on the sheet");
    public static readonly Phrase UseLabels = new("Choisir ce format", "Use this size");
    public static readonly Phrase Sheet = new("Imprimer d’ici", "Print from here");
    public static readonly Phrase Preview = new("La première étiquette, telle qu’elle sera imprimée", "The first sticker, as it will be printed");
    public static readonly Phrase PreviewSize = new("La première étiquette : {0} × {1} mm", "The first sticker: {0} × {1} mm");
    public static readonly Phrase Pdf = new("PDF", "PDF");
    public static readonly Phrase Zpl = new("ZPL, {0} dpi", "ZPL, {0} dpi");
    public static readonly Phrase PrintHint = new("À l’impression, choisissez 100 % et aucune marge.", "When printing, choose 100 % and no margins.");
    public static readonly Phrase WrongLabels = new("Ces mesures ne vont pas ensemble : les étiquettes doivent tenir sur la page, et avoir au moins {0} mm.",
        "These measures do not go together: labels must fit on the page, and be at least {0} mm.");
    public static readonly Phrase WrongStart = new("Cette feuille a {0} étiquettes : donnez un numéro de 1 à {0}.", "This sheet has {0} labels: give a number from 1 to {0}.");
    public static readonly Phrase PageSize = new("Page, largeur et hauteur (mm)", "Page, width and height (mm)");
    public static readonly Phrase LabelSize = new("Étiquette, largeur et hauteur (mm)", "Label, width and height (mm)");
    public static readonly Phrase Grid = new("Colonnes et rangées", "Columns and rows");
    public static readonly Phrase Corner = new("Première étiquette, depuis la gauche et le haut (mm)", "First label, from the left and the top (mm)");
    public static readonly Phrase Pitch = new("D’une étiquette à la suivante, de côté et vers le bas (mm)", "From one label to the next, across and down (mm)");

    public static readonly Phrase Recent = new("Derniers lots", "Latest batches");
    public static readonly Phrase History = new("Historique de l’étiquette", "The sticker’s history");
    public static readonly Phrase NoHistory = new("Aucune étiquette n’a été faite ici pour ce modem.", "No sticker has been made here for this modem.");
    public static readonly Phrase HistoryLabel = new("Adresse MAC", "MAC address");
    public static readonly Phrase Revoke = new("Révoquer l’étiquette", "Revoke the sticker");
    public static readonly Phrase RevokeWhy = new(
        "Les étiquettes déjà collées demanderont le téléphone du compte. Imprimez-en une nouvelle ensuite.",
        "Stickers already out there will ask for the account’s telephone. Print a new one afterwards.");
    public static readonly Phrase RevokeReason = new("Pourquoi?", "Why?");
    public static readonly Phrase RevokeMissing = new("Dites pourquoi.", "Say why.");
    public static readonly Phrase RevokedOften = new("Cette étiquette ne peut plus être révoquée : appelez un administrateur.",
        "This sticker cannot be revoked any more: call an administrator.");

    public static Phrase Did(string action) => action switch
    {
        "sticker.print" => new("imprimée", "printed"),
        "sticker.reprint" => new("réimprimée", "reprinted"),
        "sticker.revoke" => new("révoquée", "revoked"),
        "sticker.verify" => new("vérifiée", "verified"),
        "sticker.bind" => new("collée, modem lié", "stuck, modem bound"),
        "sticker.download" => new("téléchargée", "downloaded"),
        _ => new(action, action),
    };
}
