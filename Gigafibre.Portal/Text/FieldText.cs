namespace Gigafibre.Portal.Text;

public static class FieldText
{
    public static readonly Phrase Title = new("Vérifier le modem", "Check the modem");
    public static readonly Phrase Fits = new("Tout concorde.", "Everything matches.");
    public static readonly Phrase ChoosePlace = new("Choisissez l’adresse.", "Choose the address.");
    public static readonly Phrase DoesNotFit = new("Quelque chose ne concorde pas.", "Something does not match.");
    public static readonly Phrase Bound = new("Le modem est lié à cette adresse.", "The modem is bound to this address.");
    public static readonly Phrase ErpAway = new("ERPNext ne répond pas. Rien n’a été écrit; réessayez dans un instant.",
        "ERPNext does not answer. Nothing was written; try again in a moment.");
    public static readonly Phrase Changed = new("Le dossier a changé entre-temps. Regardez de nouveau.", "The file changed meanwhile. Look again.");
    public static readonly Phrase Bind = new("Lier le modem ici", "Bind the modem here");
    public static readonly Phrase Again = new("Vérifier de nouveau", "Check again");

    public static readonly Phrase Jobs = new("Vos travaux", "Your jobs");
    public static readonly Phrase NoJobs = new("Aucun travail ouvert à votre nom.", "No open job in your name.");
    public static readonly Phrase Find = new("Chercher une adresse", "Find an address");
    public static readonly Phrase FindHint = new("Le nom ou la rue, trois lettres au moins.", "The name or the street, three letters at least.");
    public static readonly Phrase NothingFound = new("Aucune adresse de ce nom.", "No address of that name.");

    public static readonly Phrase StickerGood = new("L’étiquette est la nôtre, pour ce modem.", "The sticker is ours, for this modem.");
    public static readonly Phrase StickerOld = new("Ancienne étiquette, sans clé.", "Old sticker, without a key.");
    public static readonly Phrase StickerOldTodo = new("Elle fonctionne. Remplacez-la quand vous aurez une imprimante.", "It works. Replace it when you have a printer.");
    public static readonly Phrase StickerRevoked = new("Cette étiquette a été révoquée.", "This sticker was revoked.");
    public static readonly Phrase StickerForeign = new("Cette étiquette n’est pas de nous, ou pas pour ce modem.", "This sticker is not ours, or not for this modem.");
    public static readonly Phrase StickerReplace = new("Retirez-la et collez-en une nouvelle.", "Take it off and stick a new one.");

    public static readonly Phrase ErpUnknown = new("ERPNext ne connaît pas ce modem.", "ERPNext does not know this modem.");
    public static readonly Phrase ErpBlocked = new("ERPNext dit de ce modem : {0}.", "ERPNext says of this modem: {0}.");
    public static readonly Phrase ErpUnknownTodo = new("Ne le laissez pas ici. Prenez-en un autre, ou appelez le bureau.",
        "Do not leave it here. Take another one, or call the office.");
    public static readonly Phrase ErpInStock = new("ERPNext : en stock, à personne.", "ERPNext: in stock, nobody’s.");
    public static readonly Phrase ErpBound = new("ERPNext : déjà au nom d’un client.", "ERPNext: already a customer’s.");
    public static readonly Phrase ErpBoundHere = new("ERPNext : à cette adresse.", "ERPNext: at this address.");
    public static readonly Phrase ErpOtherPlace = new("ERPNext : au même client, à une autre adresse.", "ERPNext: the same customer’s, at another address.");
    public static readonly Phrase ErpOther = new("ERPNext : au nom d’un autre client.", "ERPNext: another customer’s.");
    public static readonly Phrase ErpOtherTodo = new("Ne le laissez pas ici. Appelez le bureau.", "Do not leave it here. Call the office.");

    public static readonly Phrase AcsNow = new("Le modem {0} s’est annoncé {1}.", "The {0} modem called {1}.");
    public static readonly Phrase AcsSilent = new("Le dernier signe de ce modem : {1}.", "This modem’s last sign of life: {1}.");
    public static readonly Phrase AcsNever = new("Ce modem ne s’est jamais annoncé.", "This modem has never called.");
    public static readonly Phrase AcsTodo = new(
        "Branchez la fibre et le courant, attendez cinq minutes. S’il reste muet, comparez l’adresse MAC sous le modem avec celle de l’étiquette.",
        "Connect fibre and power, wait five minutes. If it stays silent, compare the MAC address under the modem with the sticker’s.");
    public static readonly Phrase AcsAway = new("GenieACS ne répond pas : le modem n’a pas pu être vu.", "GenieACS does not answer: the modem could not be seen.");
    public static readonly Phrase AcsAwayTodo = new("Réessayez dans une minute.", "Try again in a minute.");
    public static readonly Phrase SerialDiffers = new("Le numéro de série n’est pas celui d’ERPNext ({0}).", "The serial number is not ERPNext’s ({0}).");
    public static readonly Phrase SerialTodo = new("L’étiquette est peut-être sur un autre modem. Comparez les deux.", "The sticker may be on another modem. Compare the two.");
    public static readonly Phrase LightHere = new("Lumière au modem : {0} dBm.", "Light at the modem: {0} dBm.");
    public static readonly Phrase LightThere = new("Lumière au central : {0} dBm.", "Light at the OLT: {0} dBm.");
    public static readonly Phrase NoLight = new("Aucune lumière n’arrive au modem.", "No light reaches the modem.");
    public static readonly Phrase NoLightTodo = new("Vérifiez le raccord, la prise et le répartiteur.", "Check the connector, the outlet and the splitter.");
    public static readonly Phrase LightBadTodo = new(
        "Trop faible : il en faut plus que {0} dBm (classe {1}). Nettoyez les raccords, cherchez une courbe serrée, puis regardez de nouveau.",
        "Too weak: it takes more than {0} dBm (class {1}). Clean the connectors, look for a tight bend, then look again.");
    public static readonly Phrase LightMarginTodo = new("Juste au-dessus de la limite ({0} dBm, classe {1}) : elle lâchera au premier froid. Nettoyez les raccords.",
        "Just above the limit ({0} dBm, class {1}): it will fail with the first cold. Clean the connectors.");
    public static readonly Phrase LightStrongTodo = new("Très forte : ajoutez un atténuateur s’il y a des erreurs.", "Very strong: add an attenuator if there are errors.");
    public static readonly Phrase LightUnread = new("Lumière au modem : pas mesurée ces dix dernières minutes.", "Light at the modem: not measured in the last ten minutes.");
    public static readonly Phrase OltOffline = new("L’OLT ne voit plus ce modem.", "The OLT does not see this modem any more.");
    public static readonly Phrase OltNoPower = new("L’OLT ne voit plus ce modem : il a perdu le courant.", "The OLT does not see this modem any more: it lost its power.");
    public static readonly Phrase Unmeasured = new("Tout concorde, mais la lumière n’est pas mesurée.", "Everything matches, but the light is not measured.");
    public static readonly Phrase LiveOver = new("Ne se met plus à jour. Vérifiez de nouveau.", "No longer updating. Check again.");
    public static readonly Phrase OltAway = new("L’OLT ne répond pas : sa mesure manque.", "The OLT does not answer: its measure is missing.");
    public static readonly Phrase Live = new("Se met à jour toute seule pendant que vous travaillez.", "Updates by itself while you work.");
    public static readonly Phrase Weak = new("Tout concorde, mais la lumière est faible.", "Everything matches, but the light is weak.");
    public static readonly Phrase Address = new("Adresse internet : {0}.", "Internet address: {0}.");
    public static readonly Phrase NoAddress = new("Pas encore d’adresse internet.", "No internet address yet.");
    public static readonly Phrase NoAddressTodo = new("Une fois le modem lié, attendez deux minutes et vérifiez de nouveau.",
        "Once the modem is bound, wait two minutes and check again.");
}
