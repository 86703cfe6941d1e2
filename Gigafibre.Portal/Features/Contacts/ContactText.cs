using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Contacts;

public static class ContactText
{
    public static readonly Phrase Title = new("Mon téléphone et mon courriel", "My phone and e-mail");
    public static readonly Phrase Lead = new(
        "Ils servent à vous écrire et à ouvrir votre session.",
        "We use them to write to you and to sign you in.");
    public static readonly Phrase Away = new("Vos contacts ne peuvent pas être lus en ce moment. Réessayez dans une minute.",
        "Your contacts cannot be read right now. Try again in a minute.");
    public static readonly Phrase None = new("Aucun contact au dossier.", "No contact on file.");
    public static readonly Phrase WhatToDo = new("Que voulez-vous faire?", "What do you want to do?");
    public static readonly Phrase AddOne = new(
        "Ajouter un numéro ou une adresse (les autres restent)",
        "Add a number or an address (the others stay)");
    public static readonly Phrase ReplaceOne = new("Remplacer {0}", "Replace {0}");
    public static readonly Phrase NewLabel = new("Le nouveau numéro ou la nouvelle adresse", "The new number or address");
    public static readonly Phrase NewHint = new("Un numéro du Canada à dix chiffres, ou une adresse courriel.", "A ten-digit Canadian number, or an e-mail address.");
    public static readonly Phrase ProofTitle = new(
        "Pour vérifier que c’est bien vous, nous envoyons d’abord un code à un téléphone déjà à votre dossier :",
        "To check that it is you, we first send a code to a phone already on your file:");
    public static readonly Phrase Go = new("Recevoir le code", "Get the code");
    public static readonly Phrase KnownTitle = new("Entrez le code envoyé au {0}", "Enter the code sent to {0}");
    public static readonly Phrase KnownWhy = new("Un téléphone que nous connaissons déjà. Étape 1 de 2.", "A phone we already know. Step 1 of 2.");
    public static readonly Phrase NewTitle = new(
        "Entrez le code envoyé à votre nouveau contact : {0}",
        "Enter the code sent to your new contact: {0}");
    public static readonly Phrase NewWhy = new("Étape 2 de 2.", "Step 2 of 2.");
    public static readonly Phrase NewAlone = new("Dès qu’il est vérifié, nous l’inscrivons.", "Once it is checked, we put it on your file.");
    public static readonly Phrase ProvedByPasskey = new("Votre clé d’accès vient de prouver que c’est vous : un seul code suffit, au nouveau contact.",
        "Your passkey has just proved that it is you: one code is enough, to the new contact.");
    public static readonly Phrase Again = new(
        "Nouveau code demandé; l’ancien n’est plus bon.",
        "New code requested; the old one no longer works.");
    public static readonly Phrase CallMe = new("Recevoir le code par appel", "Get the code by phone call");
    public static readonly Phrase StartOver = new("Abandonner ce changement et recommencer", "Drop this change and start over");
    public static readonly Phrase Also = new(
        "Ce changement touche aussi vos autres comptes : {0}.",
        "This also changes your other accounts: {0}.");
    public static readonly Phrase OnlyOne = new("Un seul changement par sept jours. Pour en faire deux, ou pour en retirer un, appelez-nous au {0}.",
        "One change in seven days. To make two, or to remove one, call us at {0}.");
    public static readonly Phrase NoLonger = new("Vous n’avez plus ce téléphone? Appelez-nous au {0}.", "No longer have this phone? Call us at {0}.");
    public static readonly Phrase Writing = new("Nous l’inscrivons à votre dossier…", "We are putting it on your file…");
    public static readonly Phrase Done = new("C’est fait : {0} est à votre dossier.", "Done: {0} is on your file.");
    public static readonly Phrase DoneWhy = new(
        "Nous en avisons vos autres numéros et adresses. Vos autres appareils devront se reconnecter. Vous pourrez faire un autre changement dans {0}.",
        "We are telling your other numbers and addresses. Your other devices must sign in again. You can make another change in {0}.");
    public static readonly Phrase NotDone = new("Le changement n’a pas pu se faire. Notre équipe s’en occupe; vous pouvez appeler au {0}.",
        "The change could not be made. Our team is looking into it; you can call {0}.");
    public static readonly Phrase ByPeople = new(
        "Pour changer un numéro ou une adresse, appelez-nous au {0}.",
        "To change a number or an address, call us at {0}.");

    public static readonly Phrase CodeTitle = new("Code pour changer un numéro ou une adresse", "Code to change a number or an address");
    public static readonly Phrase CodeSubject = new("Votre code Gigafibre", "Your Gigafibre code");
    public static readonly Phrase CodeMail = new(
        "Bonjour,\n\nCode pour confirmer que cette adresse est à vous : {0}. Il est valide 10 minutes.\n\nVous "
            + "n’avez rien demandé? Ignorez ce message et ne donnez ce code à personne.\n\nGigafibre",
        "Hello,\n\nCode to confirm that this address is yours: {0}. It is valid for 10 minutes.\n\nDidn’t ask for this? Ignore it and share the code with no one.\n\nGigafibre");
    public static readonly Phrase CodeBrief = new(
        "Gigafibre : code {0} pour changer un numéro ou une adresse au dossier. Pas vous? Ne le donnez à personne et appelez-nous au {1}.",
        "Gigafibre: code {0} to change a number or address on file. Not you? Share it with no one and call us at {1}.");

    public static readonly Phrase NotMe = new("Ce n’était pas moi", "It was not me");
    public static readonly Phrase ChangedTitle = new("Numéro ou adresse changé", "Number or address changed");
    public static readonly Phrase ChangedSubject = new(
        "Un numéro ou une adresse de votre dossier a changé",
        "A number or address on your file has changed");
    public static readonly Phrase ChangedMail = new(
        "Bonjour,\n\nUn numéro ou une adresse de votre dossier a changé. Nouveau : {0}. C’était vous? Rien "
            + "à faire.\n\nSinon, annulez-le d’ici sept jours :\n\n{1}\n\nOu appelez-nous au {2}.\n\nGigafibre",
        "Hello,\n\nA number or address on your file was changed. New: {0}. Was it you? Nothing to "
            + "do.\n\nIf not, undo it within seven days:\n\n{1}\n\nOr call us at {2}.\n\nGigafibre");
    public static readonly Phrase ChangedBrief = new(
        "Gigafibre : un contact de votre dossier a changé. Ce n’était pas vous? {1}",
        "Gigafibre: a number or address on your file has changed. Not you? {1}");
    public static readonly Phrase RestoredTitle = new("Changement annulé", "Change undone");
    public static readonly Phrase RestoredSubject = new("Un changement à votre dossier a été annulé", "A change to your file was undone");
    public static readonly Phrase RestoredMail = new(
        "Bonjour,\n\nLe changement vers {0} a été annulé, à partir d’un lien envoyé à un numéro ou à une adresse de "
            + "votre dossier. Tous les appareils ont été déconnectés.\n\nUne question? Appelez-nous au {1}.\n\nGigafibre",
        "Hello,\n\nThe change to {0} was undone, from a link sent to a number or address on your file. Every device was signed out.\n\nA question? Call us at {1}.\n\nGigafibre");
    public static readonly Phrase RestoredBrief = new(
        "Gigafibre : un changement de contact a été annulé, et tous les appareils ont été déconnectés. Une question? {1}",
        "Gigafibre: a change of number or address was undone, and every device signed out. A question? {1}");
    public static readonly Phrase WelcomeTitle = new("Nouveau numéro ou nouvelle adresse", "New number or address");
    public static readonly Phrase WelcomeSubject = new("Votre adresse est à votre dossier", "Your address is on your file");
    public static readonly Phrase WelcomeMail = new(
        "Bonjour,\n\nCette adresse est maintenant à votre dossier chez Gigafibre. Une question? {0}.\n\nGigafibre",
        "Hello,\n\nThis address is now on your file with Gigafibre. A question? {0}.\n\nGigafibre");
    public static readonly Phrase WelcomeBrief = new("Gigafibre : ce numéro est maintenant à votre dossier. Une question? {0}",
        "Gigafibre: this number is now on your file. A question? {0}");

    public static readonly Phrase UndoTitle = new("Ce n’était pas vous?", "It was not you?");
    public static readonly Phrase UndoWhy = new(
        "Si vous appuyez : {0} sera retiré, l’ancien sera remis s’il y en avait un, et tous les appareils seront déconnectés, le vôtre aussi. Notre équipe vous appellera.",
        "If you press: {0} will be removed, the former one put back if there was one, and every device signed out, yours too. Our team will call you.");
    public static readonly Phrase UndoGo = new("Annuler ce changement", "Undo this change");
    public static readonly Phrase UndoDone = new("C’est annulé.", "It is undone.");
    public static readonly Phrase UndoNoted = new("C’est noté. Tous les appareils sont déconnectés.", "Noted. Every device is signed out.");
    public static readonly Phrase UndoDoneWhy = new(
        "Ce que ce changement avait ajouté n’est plus à votre dossier. Notre équipe vous appellera; vous pouvez aussi appeler au {0}.",
        "What this change had added is no longer on your file. Our team will call you; you can also call {0}.");
    public static readonly Phrase UndoNotedWhy = new(
        "Le retrait est en cours; notre équipe vérifie. Vous pouvez aussi appeler au {0}.",
        "The removal is under way; our team is checking. You can also call {0}.");
    public static readonly Phrase UndoOver = new("Ce lien n’est plus valide.", "This link is no longer good.");
    public static readonly Phrase UndoOverWhy = new("Le changement a déjà été annulé, ou plus de sept jours ont passé. Appelez-nous au {0}.",
        "The change was undone already, or more than seven days have passed. Call us at {0}.");

    public static readonly Phrase NotWritten = new("Un changement de contact prouvé par le client n’a pas pu s’inscrire : le dossier d’ERPNext a changé entre-temps.",
        "A change of contact that the customer proved could not be written: ERPNext’s file changed meanwhile.");
    public static readonly Phrase NotUndone = new(
        "Le client dit ne pas avoir ajouté {0}, et ERPNext n’a pas pu être remis comme avant : remettez l’ancien contact à la main, et appelez le client.",
        "The customer says they did not add {0}, and ERPNext could not be put back as it was: put the former contact back by hand, and call the customer.");
    public static readonly Phrase WasUndone = new("Le client dit ne pas avoir ajouté {0}. Ses sessions sont fermées et l’annulation est en route : appelez-le à un numéro d’avant.",
        "The customer says they did not add {0}. Their sessions are ended and the undoing is on its way: call them at a number from before.");
    public static readonly Phrase PartlyWritten = new("{0} est au dossier, mais une autre fiche du client garde l’ancien contact : corrigez-la dans ERPNext.",
        "{0} is on file, but another Contact of the customer keeps the former one: correct it in ERPNext.");

    public static Phrase Of(ContactAnswer answer) => answer switch
    {
        ContactAnswer.NotAContact => new(
            "Écrivez un numéro du Canada à dix chiffres, ou une adresse courriel. Pour remplacer un numéro, écrivez un numéro; pour une adresse, une adresse.",
            "Enter a ten-digit Canadian phone number or an e-mail address. To replace a number, enter a number; for an address, an address."),
        ContactAnswer.AlreadyOnFile => new("Ce contact est déjà à votre dossier.", "This contact is on your file already."),
        ContactAnswer.NoTelephone => new("Choisissez le téléphone qui reçoit le code.", "Choose the phone that gets the code."),
        ContactAnswer.Shared => new("Ce contact sert aussi à un autre dossier : appelez-nous au {0}, nous les séparerons.",
            "This contact belongs to another file too: call us at {0}, we will separate them."),
        ContactAnswer.Cooling => new("Il y a déjà eu un changement dans les sept derniers jours, ou un changement est en cours. Pour un autre, attendez ou appelez-nous au {0}.",
            "A change was made in the last seven days, or one is under way. For another, wait or call us at {0}."),
        ContactAnswer.Frozen => new("Un changement a été contesté : les contacts ne se changent plus que par notre équipe, au {0}.",
            "A change was disputed: contacts can only be changed by our team for now, at {0}."),
        ContactAnswer.TooMany => new("Trop de codes ont été demandés aujourd’hui. Réessayez demain, ou appelez-nous au {0}.",
            "Too many codes were asked for today. Try again tomorrow, or call us at {0}."),
        ContactAnswer.TooSoon => new("Un code vient de partir. Attendez une minute avant d’en demander un autre.",
            "A code was just sent. Wait a minute before asking for another."),
        ContactAnswer.WrongCode => new("Ce n’est pas le bon code.", "That is not the code."),
        ContactAnswer.Over => new("Ce code n’est plus valide. Recommencez.", "This code is no longer valid. Start over."),
        _ => Again,
    };
}
