using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.People;

public static class PersonText
{
    public static readonly Phrase Title = new("Personnes autorisées", "Authorised people");
    public static readonly Phrase Lead = new(
        "Laissez quelqu’un payer vos factures ou s’occuper de la connexion, avec son propre téléphone et sous son propre nom. Vous restez titulaire : vos contacts, vos cartes, "
        + "vos forfaits et votre mot de passe Wi-Fi ne sont qu’à vous.",
        "Let somebody pay your bills or look after the connection, with their own phone and under their own name. You stay the holder: your contacts, your cards, your plans and "
        + "your Wi-Fi password are yours alone.");
    public static readonly Phrase None = new("Personne d’autre n’entre dans votre compte.", "Nobody else gets into your account.");
    public static readonly Phrase Waiting = new("invitation valide jusqu’au {0}", "invitation good until {0}");
    public static readonly Phrase Since = new("depuis le {0}", "since {0}");
    public static readonly Phrase Until = new("jusqu’au {0}", "until {0}");
    public static readonly Phrase End = new("Retirer l’accès", "End access");
    public static readonly Phrase WantModem = new("Redémarrer ou remettre en route le modem", "Restart the modem or get it going again");
    public static readonly Phrase EndShort = new("Retirer", "End");
    public static readonly Phrase Ended = new("C’est fait : cette personne n’entre plus.",
        "Done: they no longer get in.");
    public static readonly Phrase Sent = new(
        "L’invitation est partie. La personne entre avec ce contact et un code; vous êtes avisé de sa réponse.",
        "The invitation has left. They sign in with that contact and a code; we tell you what they answer.");
    public static readonly Phrase Former = new("N’entrent plus", "No longer get in");
    public static readonly Phrase NoLonger = new("n’entre plus", "no longer gets in");
    public static readonly Phrase NeverCame = new("invitation terminée, jamais acceptée", "invitation over, never accepted");
    public static readonly Phrase AccessUntil = new("accès jusqu’au {0}", "access until {0}");

    public static readonly Phrase Invite = new("Inviter quelqu’un", "Invite somebody");
    public static readonly Phrase NameLabel = new("Son nom", "Their name");
    public static readonly Phrase NameHint = new("Il paraîtra à côté de ce que cette personne fait.", "It shows beside what they do.");
    public static readonly Phrase ContactLabel = new("Son téléphone ou son courriel", "Their phone or e-mail");
    public static readonly Phrase ContactHint = new(
        "À elle seule : c’est ce qui prouve qui entre. Un cellulaire est plus sûr.", "Theirs alone: it proves who gets in. A mobile is safer.");
    public static readonly Phrase RoleLabel = new("Ce que cette personne peut faire", "What they may do");
    public static readonly Phrase EndsOnLabel = new("Dernier jour (facultatif)", "Last day (optional)");
    public static readonly Phrase Send = new("Envoyer l’invitation", "Send the invitation");
    public static readonly Phrase NotHolders = new("Cette page est réservée au titulaire du compte.", "This page is for the account holder alone.");

    public static readonly Phrase AskHolder = new("Le titulaire du compte peut en voir plus, ou nous appeler.", "The account holder can see more, or call us.");
    public static readonly Phrase BadName = new("Écrivez son nom, en lettres.", "Write their name, in letters.");
    public static readonly Phrase BadContact = new("Écrivez un numéro du Canada à dix chiffres, ou une adresse courriel.",
        "Write a ten-digit Canadian number, or an e-mail address.");
    public static readonly Phrase BadRole = new("Choisissez ce que cette personne peut faire.", "Choose what they may do.");
    public static readonly Phrase BadEnd = new("Choisissez un jour à venir, d’ici cinq ans.", "Choose a day to come, within five years.");

    public static readonly Phrase MineTitle = new("Votre accès", "Your access");
    public static readonly Phrase InvitationTitle = new("{0} vous donne accès à son compte", "{0} lets you into their account");
    public static readonly Phrase InvitationWhy = new(
        "Vous entrez avec votre propre téléphone ou courriel. Ce que vous faites ici est inscrit sous le nom de {0}, et le titulaire le voit.",
        "You sign in with your own phone or e-mail. What you do here is on record as {0}, and the holder sees it.");
    public static readonly Phrase Waits = new("Quelqu’un vous donne accès à son compte.", "Somebody lets you into their account.");
    public static readonly Phrase Read = new("Voir l’invitation", "See the invitation");
    public static readonly Phrase Deeds = new("Ce que ces personnes ont fait", "What these people did");
    public static readonly Phrase Accept = new("Accepter", "Accept");
    public static readonly Phrase Decline = new("Refuser", "Decline");
    public static readonly Phrase Void = new("Cette invitation n’est plus valide. Demandez-en une autre au titulaire.",
        "This invitation is no longer good. Ask the holder for another.");
    public static readonly Phrase MineLead = new("Vous êtes ici sous le nom de {0}, comme {1}.", "You are here as {0}, {1}.");
    public static readonly Phrase OfAccount = new("Compte : {0}.", "Account: {0}.");
    public static readonly Phrase Leave = new("Renoncer à cet accès", "Give up this access");
    public static readonly Phrase LeaveSure = new("Vous n’entrerez plus ici, et le titulaire est avisé.", "You will no longer get in, and the holder is told.");

    public static readonly Phrase Accepted = new("a accepté votre invitation", "accepted your invitation");
    public static readonly Phrase Declined = new("a refusé votre invitation", "declined your invitation");
    public static readonly Phrase Left = new("a renoncé à son accès", "gave up their access");

    public static readonly Phrase See = new("Voir qui entre", "See who gets in");
    public static readonly Phrase InvitedTitle = new("Invitation à un compte", "Invitation to an account");
    public static readonly Phrase InvitedSubject = new("On vous donne accès à un compte Gigafibre", "You are given access to a Gigafibre account");
    public static readonly Phrase InvitedAction = new("Entrer", "Sign in");
    public static readonly Phrase InvitedMail = new(
        "Bonjour,\n\nUn client de Gigafibre vous donne accès à son compte. Pour voir de qui il s’agit, puis accepter ou refuser, entrez avec {0} d’ici 48 heures :\n\n{1}\n\n"
        + "Vous n’attendiez rien? Ne faites rien : l’invitation s’éteint d’elle-même. Une question : {2}.",
        "Hello,\n\nA customer of Gigafibre lets you into their account. To see who it is, then accept or decline, sign in with {0} within 48 hours:\n\n{1}\n\n"
        + "You were not expecting this? Do nothing: the invitation ends by itself. A question: {2}.");
    public static readonly Phrase InvitedBrief = new(
        "Gigafibre : un client vous donne accès à son compte. Pour voir qui, entrez avec ce numéro d’ici 48 h : {1} ({2})",
        "Gigafibre: a customer lets you into their account. To see who, sign in with this number within 48 h: {1} ({2})");

    public static readonly Phrase AddedTitle = new("Personne invitée à votre compte", "Somebody invited to your account");
    public static readonly Phrase AddedSubject = new("Une invitation à votre compte : {0}", "An invitation to your account: {0}");
    public static readonly Phrase AddedMail = new(
        "Bonjour,\n\nUne invitation à entrer dans votre compte, comme {1}, vient de partir pour {0}.\n\nCe n’était pas vous? Retirez cet accès ici, ou appelez-nous au "
        + "{3} :\n\n{2}",
        "Hello,\n\n{0} has just been invited into your account, {1}.\n\nWasn’t you? End that access here, or call us at {3}:\n\n{2}");
    public static readonly Phrase AddedBrief = new(
        "Gigafibre : {0} reçoit une invitation à votre compte, comme {1}. Pas vous? {2} ou {3}",
        "Gigafibre: {0} is invited into your account, {1}. Not you? {2} or {3}");

    public static readonly Phrase AnsweredTitle = new("Réponse à une invitation", "Answer to an invitation");
    public static readonly Phrase AnsweredSubject = new("{0} {1}", "{0} {1}");
    public static readonly Phrase AnsweredMail = new(
        "Bonjour,\n\n{0} {1}. Vous voyez qui entre dans votre compte ici :\n\n{2}\n\nUne question : {3}.",
        "Hello,\n\n{0} {1}. You see who gets into your account here:\n\n{2}\n\nA question: {3}.");
    public static readonly Phrase AnsweredBrief = new("Gigafibre : {0} {1}. Qui entre dans votre compte : {2}", "Gigafibre: {0} {1}. Who gets into your account: {2}");

    public static readonly Phrase Forget = new("Lever la limite", "Lift the limit");
    public static readonly Phrase ForgetWhy = new(
        "Son contact n’ouvre rien, même s’il est au dossier dans ERPNext. Levez la limite seulement si cette personne est titulaire.",
        "Their contact opens nothing, even if it is on file in ERPNext. Lift the limit only if this person is a holder.");

    public static Phrase Role(PersonRole role) => role switch
    {
        PersonRole.Payer => new("payeur", "as payer"),
        PersonRole.Household => new("membre du foyer", "as household member"),
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static Phrase RoleName(PersonRole role) => role switch
    {
        PersonRole.Payer => new("Payeur", "Payer"),
        PersonRole.Household => new("Membre du foyer", "Household member"),
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static Phrase RoleWhy(PersonRole role) => role switch
    {
        PersonRole.Payer => new("Voit les factures et les paiements, et paie avec sa propre carte. Ne voit pas la connexion.",
            "Sees bills and payments, and pays with their own card. Does not see the connection."),
        PersonRole.Household => new("Voit la connexion, la teste, redémarre le modem et nous écrit à ce sujet. Ne voit ni factures ni mot de passe Wi-Fi.",
            "Sees the connection, tests it, restarts the modem and writes to us about it. Sees neither bills nor the Wi-Fi password."),
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static Phrase Of(InviteAnswer answer) => answer switch
    {
        InviteAnswer.Done => Sent,
        InviteAnswer.NotFresh => new("Pour votre sécurité, on invite dans les dix minutes qui suivent l’entrée. Recevez un code, et nous vous ramenons ici.",
            "For your safety, inviting takes a sign-in of the last ten minutes. Get a code, and we bring you back here."),
        InviteAnswer.NotByTelephone => new("Pour inviter quelqu’un, entrez par un code reçu par texto ou par appel à un téléphone de votre dossier.",
            "To invite somebody, sign in by a code by text or call to a phone on your file."),
        InviteAnswer.Cooling => new("Un de vos contacts vient de changer : pour votre sécurité, on n’invite personne pendant trois jours.",
            "One of your contacts has just changed: for your safety, nobody is invited for three days."),
        InviteAnswer.OnFile => new("Ce contact est à votre dossier : c’est le vôtre, et qui l’a peut déjà tout faire.",
            "This contact is on your file: it is yours, and whoever has it may do everything already."),
        InviteAnswer.Already => new("Cette personne est déjà invitée.", "This person is invited already."),
        InviteAnswer.Full => new("Huit personnes entrent déjà dans votre compte : retirez un accès pour en donner un autre.",
            "Eight people get into your account already: end one access to give another."),
        InviteAnswer.NotTheirs => new("Cette personne ne peut pas recevoir d’autre invitation de votre part pour l’instant.",
            "This person cannot get another invitation from you for now."),
        InviteAnswer.TooMany => new("C’est assez d’invitations pour aujourd’hui. Réessayez demain.", "That is enough invitations for today. Try again tomorrow."),
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };
}
