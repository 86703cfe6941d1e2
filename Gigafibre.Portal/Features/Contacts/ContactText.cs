using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Contacts;

public static class ContactText
{
    public static readonly Phrase Title = new("Mon téléphone et mon courriel", "My phone and e-mail");
    public static readonly Phrase Lead = new("C’est là que nous vous écrivons, et par là que vous entrez dans votre compte.",
        "This is where we write to you, and how you open your account.");
    public static readonly Phrase Away = new("Vos contacts ne peuvent pas être lus en ce moment. Réessayez dans une minute.",
        "Your contacts cannot be read right now. Try again in a minute.");
    public static readonly Phrase None = new("Aucun contact au dossier.", "No contact on file.");
    public static readonly Phrase WhatToDo = new("Que voulez-vous faire?", "What do you want to do?");
    public static readonly Phrase AddOne = new("Ajouter un téléphone ou un courriel", "Add a phone or an e-mail");
    public static readonly Phrase ReplaceOne = new("Remplacer {0}", "Replace {0}");
    public static readonly Phrase NewLabel = new("Le nouveau numéro ou la nouvelle adresse", "The new number or address");
    public static readonly Phrase NewHint = new("Un numéro du Canada à dix chiffres, ou une adresse courriel.", "A ten-digit Canadian number, or an e-mail address.");
    public static readonly Phrase ProofTitle = new("Pour être certains que c’est vous, nous envoyons un code au", "To be sure it is you, we send a code to");
    public static readonly Phrase Go = new("Recevoir le code", "Get the code");
    public static readonly Phrase KnownTitle = new("Entrez le code reçu au {0}", "Enter the code sent to {0}");
    public static readonly Phrase KnownWhy = new("Un téléphone que nous connaissons déjà. Étape 1 de 2.", "A phone we already know. Step 1 of 2.");
    public static readonly Phrase NewTitle = new("Entrez le code envoyé à {0}", "Enter the code sent to {0}");
    public static readonly Phrase NewWhy = new("Votre nouveau contact. Étape 2 de 2.", "Your new contact. Step 2 of 2.");
    public static readonly Phrase Again = new("Un nouveau code est parti.", "A new code is on its way.");
    public static readonly Phrase CallMe = new("Recevoir le code par appel", "Get the code by call");
    public static readonly Phrase StartOver = new("Recommencer", "Start over");
    public static readonly Phrase Also = new("Vaut aussi pour : {0}.", "Also for: {0}.");
    public static readonly Phrase Writing = new("Nous l’inscrivons à votre dossier…", "We are putting it on your file…");
    public static readonly Phrase Done = new("C’est fait : {0} est à votre dossier.", "Done: {0} is on your file.");
    public static readonly Phrase DoneWhy = new("Vos autres contacts en sont avisés, et vos autres appareils devront se reconnecter. Le prochain changement attend {0}.",
        "Your other contacts have been told, and your other devices must sign in again. The next change waits {0}.");
    public static readonly Phrase NotDone = new("Le changement n’a pas pu se faire. Notre équipe s’en occupe; vous pouvez appeler au {0}.",
        "The change could not be made. Our team is looking into it; you can call {0}.");
    public static readonly Phrase ByPeople = new("Pour changer un contact, appelez-nous au {0}.", "To change a contact, call us at {0}.");

    public static readonly Phrase CodeTitle = new("Code pour changer un contact", "Code to change a contact");
    public static readonly Phrase CodeSubject = new("Votre code Gigafibre", "Your Gigafibre code");
    public static readonly Phrase CodeMail = new(
        "Bonjour,\n\nPour mettre ce contact à votre dossier, votre code est {0}. Il est valide 10 minutes.\n\nVous n’avez rien demandé? Ne donnez ce code à personne.\n\nGigafibre",
        "Hello,\n\nTo put this contact on your file, your code is {0}. It is valid for 10 minutes.\n\nYou asked for nothing? Give this code to nobody.\n\nGigafibre");
    public static readonly Phrase CodeBrief = new("Gigafibre : pour changer un contact de votre dossier, votre code est {0}. Ne le donnez à personne, ni à nous.",
        "Gigafibre: to change a contact on your file, your code is {0}. Never share it, not even with us.");

    public static readonly Phrase NotMe = new("Ce n’était pas moi", "It was not me");
    public static readonly Phrase ChangedTitle = new("Contact changé", "Contact changed");
    public static readonly Phrase ChangedSubject = new("Un contact de votre dossier a changé", "A contact on your file has changed");
    public static readonly Phrase ChangedMail = new(
        "Bonjour,\n\nUn nouveau contact vient d’être mis à votre dossier : {0}. Si c’est vous, il n’y a rien à faire.\n\nSi ce n’est pas vous, annulez-le d’ici sept jours :"
            + "\n\n{1}\n\nOu appelez-nous au {2}.\n\nGigafibre",
        "Hello,\n\nA new contact was just put on your file: {0}. If it was you, there is nothing to do.\n\nIf it was not you, undo it within seven days:"
            + "\n\n{1}\n\nOr call us at {2}.\n\nGigafibre");
    public static readonly Phrase ChangedBrief = new("Gigafibre : un contact de votre dossier a changé. Ce n’était pas vous? {1}",
        "Gigafibre: a contact on your file has changed. Wasn’t this you? {1}");
    public static readonly Phrase RestoredTitle = new("Changement de contact annulé", "Change of contact undone");
    public static readonly Phrase RestoredSubject = new("Un changement à votre dossier a été annulé", "A change to your file was undone");
    public static readonly Phrase RestoredMail = new(
        "Bonjour,\n\nQuelqu’un qui tient un de vos contacts a annulé l’ajout de {0}. Votre dossier est comme avant, et toutes les sessions sont fermées."
            + "\n\nCe n’est pas ce que vous vouliez? Appelez-nous au {1}.\n\nGigafibre",
        "Hello,\n\nSomebody who holds one of your contacts undid the adding of {0}. Your file is as it was, and every session has ended."
            + "\n\nNot what you wanted? Call us at {1}.\n\nGigafibre");
    public static readonly Phrase RestoredBrief = new("Gigafibre : un changement de contact a été annulé; votre dossier est comme avant. Pas vous? {1}",
        "Gigafibre: a change of contact was undone; your file is as it was. Not you? {1}");
    public static readonly Phrase WelcomeTitle = new("Nouveau contact confirmé", "New contact confirmed");
    public static readonly Phrase WelcomeSubject = new("C’est bien noté", "All noted");
    public static readonly Phrase WelcomeMail = new("Bonjour,\n\nNous vous écrirons ici désormais. Une question? {0}.\n\nGigafibre",
        "Hello,\n\nWe will write to you here from now on. A question? {0}.\n\nGigafibre");
    public static readonly Phrase WelcomeBrief = new("Gigafibre : ce numéro est maintenant à votre dossier. Une question? {0}",
        "Gigafibre: this number is now on your file. A question? {0}");

    public static readonly Phrase UndoTitle = new("Ce n’était pas vous?", "Wasn’t this you?");
    public static readonly Phrase UndoWhy = new(
        "Nous retirons {0} de votre dossier, remettons ce qui y était, et fermons toutes les sessions. Notre équipe vous rappellera.",
        "We take {0} off your file, put back what was there, and end every session. Our team will call you back.");
    public static readonly Phrase UndoGo = new("Annuler ce changement", "Undo this change");
    public static readonly Phrase UndoDone = new("C’est annulé.", "It is undone.");
    public static readonly Phrase UndoNoted = new("C’est noté. Toutes les sessions sont fermées.", "Noted. Every session has ended.");
    public static readonly Phrase UndoDoneWhy = new("Votre dossier est comme avant. Notre équipe vous appellera; vous pouvez aussi appeler au {0}.",
        "Your file is as it was. Our team will call you; you can also call {0}.");
    public static readonly Phrase UndoNotedWhy = new(
        "Nous remettons votre dossier comme avant. Si cela ne se fait pas tout seul, notre équipe le fait à la main; vous pouvez aussi appeler au {0}.",
        "We are putting your file back as it was. If that does not happen by itself, our team does it by hand; you can also call {0}.");
    public static readonly Phrase UndoOver = new("Ce lien n’est plus bon.", "This link is no longer good.");
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
        ContactAnswer.NotAContact => new("Écrivez un numéro de téléphone du Canada à dix chiffres, ou une adresse courriel; un numéro remplace un numéro, une adresse une adresse.",
            "Enter a ten-digit Canadian phone number or an e-mail address; a number replaces a number, an address an address."),
        ContactAnswer.AlreadyOnFile => new("Ce contact est déjà à votre dossier.", "This contact is on your file already."),
        ContactAnswer.NoTelephone => new("Choisissez le téléphone qui reçoit le code.", "Choose the phone that gets the code."),
        ContactAnswer.Shared => new("Ce contact sert aussi à un autre dossier : appelez-nous au {0}, nous les séparerons.",
            "This contact belongs to another file too: call us at {0}, we will separate them."),
        ContactAnswer.Cooling => new("Un contact vient de changer. Pour votre sécurité, le prochain changement attend sept jours; sinon, appelez-nous au {0}.",
            "A contact has just changed. For your safety the next change waits seven days; or call us at {0}."),
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
