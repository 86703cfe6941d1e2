using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Privacy;

public static class MyDataText
{
    public static readonly Phrase Title = new("Mes données", "My data");
    public static readonly Phrase Lead = new("Ce que nous gardons de vous, pourquoi, et qui l’a vu.", "What we keep of you, why, and who has seen it.");

    public static readonly Phrase CopyTitle = new("Une copie pour vous", "A copy for you");
    public static readonly Phrase CopyLead = new(
        "Un fichier ZIP : une page à lire, vos données en JSON et en CSV, vos factures et confirmations en PDF. "
        + "Les réponses à vos billets se lisent dans « Mes billets »; les notes de notre équipe se demandent à une personne.",
        "One ZIP file: a page to read, your data as JSON and CSV, your bills and confirmations as PDF. Answers to your tickets are under “My tickets”; our team’s notes are "
        + "given by a person.");
    public static readonly Phrase Ask = new("Préparer ma copie", "Prepare my copy");
    public static readonly Phrase Another = new("En préparer une autre", "Prepare another");
    public static readonly Phrase UnderWay = new(
        "Votre copie se prépare depuis le {0}. Nous vous écrivons dès qu’elle est prête : vous pouvez fermer cette page.",
        "Your copy has been in the making since {0}. We write to you when it is ready: you can close this page.");
    public static readonly Phrase Get = new("Télécharger (ZIP)", "Download (ZIP)");
    public static readonly Phrase Until = new("Prête. À prendre avant le {0}, ensuite elle est effacée.", "Ready. Take it before {0}, then it is erased.");
    public static readonly Phrase Old = new(
        "Pour votre sécurité, une copie se demande et se télécharge dans les dix minutes qui suivent l’entrée. Recevez un code, et nous vous ramenons ici.",
        "For your safety, a copy is asked for and downloaded within ten minutes of signing in. Get a code, and we bring you back here.");
    public static readonly Phrase Weak = new(
        "Une copie se demande et se télécharge après un code par texto ou par appel à un téléphone de votre dossier.",
        "A copy is asked for and downloaded after a code by text or call to a phone on your file.");
    public static readonly Phrase GetCode = new("Recevoir un code", "Get a code");
    public static readonly Phrase TooMany = new("Cinq copies ont déjà été faites ce mois-ci. Appelez-nous au {0} s’il vous en faut une autre.",
        "Five copies were made this month already. Call us at {0} if you need another.");
    public static readonly Phrase Missing = new("Ces documents n’ont pas pu être dessinés; demandez-les-nous :", "These documents could not be drawn; ask us for them:");

    public static readonly Phrase HeldTitle = new("Ce que nous gardons", "What we keep");
    public static readonly Phrase HeldOpen = new("Voir ce que nous gardons, et combien", "See what we keep, and how much");
    public static readonly Phrase HeldLead = new(
        "Votre nom, votre adresse et vos factures sont dans notre système de gestion; vos cartes sont chez Stripe.",
        "Your name, address and bills are in our business system; your cards are at Stripe.");

    public static readonly Phrase YesTitle = new("Ce que vous avez choisi", "What you chose");
    public static readonly Phrase YesLead = new("Avis : {0}", "Notices: {0}");
    public static readonly Phrase NoChoices = new("Vous n’avez encore rien changé à vos avis.", "You have not changed your notices yet.");
    public static readonly Phrase AgreedTo = new("Paiement automatique, accepté le {0}", "Automatic payment, agreed to {0}");
    public static readonly Phrase AgreedUntil = new("Paiement automatique, du {0} au {1}", "Automatic payment, {0} to {1}");
    public static readonly Phrase Change = new("Changer mes avis", "Change my notices");
    public static readonly Phrase PaperTitle = new("Vos confirmations", "Your confirmations");
    public static readonly Phrase NoPapers = new("Aucune pour le moment.", "None yet.");
    public static readonly Phrase SeenTitle = new("Qui a ouvert votre dossier", "Who opened your file");
    public static readonly Phrase SeenAll = new("Tout voir", "See all");
    public static readonly Phrase Messages = new("Messages reçus de nous", "Messages from us");

    public static readonly Phrase EraseTitle = new("Faire effacer mes données", "Have my data erased");
    public static readonly Phrase EraseLead = new(
        "Une personne vous répond dans les 30 jours. La loi nous fait garder les factures six ans et les preuves de vos accords sept ans; ce qui n’a pas à être gardé s’efface. "
        + "Un service encore actif se résilie "
        + "d’abord.",
        "A person answers within 30 days. The law has us keep bills for six years and proofs of what you agreed to for seven; what need not be kept is erased. A service that is "
        + "still active is ended first.");
    public static readonly Phrase EraseAsk = new("Demander l’effacement", "Ask for erasure");
    public static readonly Phrase EraseSure = new("La demande part tout de suite à notre équipe. Ce qui est effacé ne revient pas.",
        "The request goes to our team right away. What is erased does not come back.");
    public static readonly Phrase EraseNow = new("Oui, demander l’effacement", "Yes, ask for erasure");
    public static readonly Phrase EraseOpen = new("Vous l’avez demandé le {1}, billet {0}.", "You asked for it on {1}, ticket {0}.");
    public static readonly Phrase EraseWords = new("Je demande que mes renseignements personnels soient effacés.", "I ask that my personal information be erased.");
    public static readonly Phrase EraseTooMany = new("Trop de billets aujourd’hui. Appelez-nous au {0}.", "Too many tickets today. Call us at {0}.");
    public static readonly Phrase Correct = new("Faire corriger ou expliquer quelque chose", "Have something corrected or explained");
    public static readonly Phrase Officer = new(
        "Insatisfait? Écrivez à notre responsable de la protection des renseignements personnels, ou à la Commission d’accès à l’information (cai.gouv.qc.ca).",
        "Not satisfied? Write to our privacy officer, or to the Commission d’accès à l’information (cai.gouv.qc.ca).");

    public static readonly Phrase See = new("Prendre ma copie", "Get my copy");
    public static readonly Phrase ReadyTitle = new("Copie de vos données prête", "Copy of your data ready");
    public static readonly Phrase ReadySubject = new("La copie de vos données est prête", "The copy of your data is ready");
    public static readonly Phrase ReadyMail = new(
        "Bonjour,\n\nLa copie de vos données est prête. Elle se télécharge pendant 24 heures, après un code à votre téléphone.\n\n{0}",
        "Hello,\n\nThe copy of your data is ready. You can download it for 24 hours, after a code to your phone.\n\n{0}");
    public static readonly Phrase ReadyShort = new("Gigafibre : la copie de vos données est prête, pendant 24 h : {0}", "Gigafibre: the copy of your data is ready, for 24 h: {0}");
}
