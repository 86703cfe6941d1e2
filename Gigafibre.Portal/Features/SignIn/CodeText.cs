using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.SignIn;

public static class CodeText
{
    public static readonly Phrase ScanTitle = new("Voyons ce qui se passe.", "Let’s see what is going on.");
    public static readonly Phrase ScanLead = new(
        "Pour ouvrir le dossier de ce modem, nous vous envoyons un code. Il n’y a ni application ni mot de passe.",
        "To open this modem’s file we send you a code. There is no app and no password.");
    public static readonly Phrase ContactLabel = new("Téléphone ou courriel de votre compte", "Phone or e-mail of your account");
    public static readonly Phrase ContactHint = new("Celui qui est à votre dossier, ou qui a reçu une invitation.", "The one on your file, or the one that got an invitation.");
    public static readonly Phrase ContactWrong = new(
        "Écrivez un numéro de téléphone du Canada à dix chiffres, ou une adresse courriel.", "Enter a ten-digit Canadian phone number or an e-mail address.");
    public static readonly Phrase BySms = new("Recevoir le code", "Get the code");
    public static readonly Phrase ByCall = new("Recevoir un appel", "Get a call");
    public static readonly Phrase ConsentFrench = new(
        "Des frais de messagerie et de données peuvent s’appliquer.", "Des frais de messagerie et de données peuvent s’appliquer.");
    public static readonly Phrase ConsentEnglish = new("Standard message and data rates may apply.", "Standard message and data rates may apply.");
    public static readonly Phrase ConsentMore = new("Un seul texto par demande. Voir les", "One text per request. See the");
    public static readonly Phrase ConsentTerms = new("conditions des textos", "terms of our texts");
    public static readonly Phrase ConsentAnd = new("et la", "and the");
    public static readonly Phrase ConsentPrivacy = new("politique de confidentialité", "privacy policy");

    public static readonly Phrase ChooseTitle = new("Où envoyer votre code?", "Where should we send your code?");
    public static readonly Phrase ChooseLead = new("Étiquette vérifiée. Modem {0}.", "Sticker verified. Modem {0}.");
    public static readonly Phrase ChooseLeadNoModel = new("Étiquette vérifiée.", "Sticker verified.");
    public static readonly Phrase ChooseNone = new("Choisissez où envoyer le code.", "Choose where to send the code.");
    public static readonly Phrase TextTo = new("Texto au {0}", "Text to {0}");
    public static readonly Phrase CallTo = new("Appel au {0}", "Call to {0}");
    public static readonly Phrase MailTo = new("Courriel à {0} (moins sûr)", "E-mail to {0} (less secure)");
    public static readonly Phrase NotMine = new("Aucun n’est à vous?", "None of these is yours?");
    public static readonly Phrase NotMineWhy = new(
        "Vous venez peut-être d’emménager, ou votre numéro a changé. Appelez-nous au {0} : nous mettrons ce modem à votre nom.",
        "You may have just moved in, or changed numbers. Call us at {0}: we will put this modem in your name.");
    public static readonly Phrase NobodyTitle = new("Ce modem n’est pas encore relié à un compte.", "This modem is not linked to an account yet.");
    public static readonly Phrase NobodyWhy = new("Appelez-nous au {0} : nous le relions en quelques minutes.", "Call us at {0}: we will link it in a few minutes.");
    public static readonly Phrase NoContactTitle = new("Il manque un téléphone ou un courriel à votre dossier.", "Your file has no phone or e-mail.");

    public static readonly Phrase EnterTitle = new("Entrez votre code", "Enter your code");
    public static readonly Phrase EnterLeadOpen = new(
        "Si ce contact est au dossier du modem, un code à 8 chiffres arrive dans la minute. Il est valide 10 minutes.",
        "If that contact is on this modem’s file, an 8-digit code arrives within a minute. It is valid for 10 minutes.");
    public static readonly Phrase EnterLeadAccount = new(
        "Si ce contact est à un dossier chez nous, un code à 8 chiffres arrive dans la minute. Il est valide 10 minutes.",
        "If that contact is on an account with us, an 8-digit code arrives within a minute. It is valid for 10 minutes.");
    public static readonly Phrase SignInFirst = new("Ouvrez d’abord votre session : nous vous ramenons ensuite à la page demandée.",
        "Sign in first: we then take you back to the page you asked for.");
    public static readonly Phrase SignInTitle = new("Entrez dans votre compte", "Open your account");
    public static readonly Phrase SignInLead = new("Pour voir votre connexion et vos factures, sans mot de passe : nous vous envoyons un code.",
        "To see your connection and your bills, without a password: we send you a code.");
    public static readonly Phrase EnterLeadTrusted = new(
        "Entrez le code à 6 chiffres qui arrive à {0}. Il est valide 10 minutes.", "Enter the 6-digit code that is coming to {0}. It is valid for 10 minutes.");
    public static readonly Phrase CodeLabel = new("Code à {0} chiffres", "{0}-digit code");
    public static readonly Phrase CodeShape = new("Le code a {0} chiffres.", "The code has {0} digits.");
    public static readonly Phrase CodeWrong = new("Ce n’est pas le bon code. Essais restants : {0}.", "That is not the code. Tries left: {0}.");
    public static readonly Phrase OverTitle = new("Ce code n’est plus valide.", "This code is no longer valid.");
    public static readonly Phrase OverWhy = new(
        "Il a expiré, a déjà servi, ou a été essayé trop souvent. Demandez-en un autre.", "It has expired, was used, or was tried too often. Ask for another.");
    public static readonly Phrase StartOver = new("Recommencer", "Start over");
    public static readonly Phrase Locked = new(
        "Trop de mauvais codes. Pour votre sécurité, attendez avant de réessayer, ou appelez-nous au {0}.",
        "Too many wrong codes. For your safety, wait before trying again, or call us at {0}.");
    public static readonly Phrase TooMany = new(
        "Trop de codes ont été demandés. Attendez un quart d’heure, ou appelez-nous au {0}.",
        "Too many codes were asked for. Wait a quarter of an hour, or call us at {0}.");
    public static readonly Phrase HaveCode = new("J’ai déjà un code", "I already have a code");
    public static readonly Phrase TooSoon = new(
        "Un code vient de partir. Vous pourrez en demander un autre dans {0} s.", "A code was just sent. You can ask for another in {0} s.");
    public static readonly Phrase Again = new("Un nouveau code est demandé. L’ancien n’est plus valide.", "A new code is on its way. The old one is no longer valid.");
    public static readonly Phrase NothingYet = new("Rien reçu?", "Nothing yet?");
    public static readonly Phrase SendAgain = new("Renvoyer un code", "Send another code");
    public static readonly Phrase CallMe = new("Recevoir le code par appel", "Get the code by phone call");
    public static readonly Phrase OtherContact = new("Essayer un autre contact", "Try another contact");

    private static readonly Phrase SmsBody = new(
        "Gigafibre : votre code est {0}. Il est valide 10 minutes. Ne le donnez à personne.\n\n@{1} #{0}",
        "Gigafibre: your code is {0}. It is valid for 10 minutes. Never share it.\n\n@{1} #{0}");

    private static readonly Phrase MailBody = new(
        "Bonjour,\n\nVotre code Gigafibre est {0}. Il est valide 10 minutes, sur la page {1} que vous avez ouverte.\n\nVous n’avez rien demandé? Ignorez ce courriel, et "
            + "ne donnez ce code à personne : nous ne vous le demanderons jamais.\n\nGigafibre\n",
        "Hello,\n\nYour Gigafibre code is {0}. It is valid for 10 minutes, on the {1} page you opened.\n\nYou asked for nothing? Ignore this message, and give this "
            + "code to nobody: we will never ask you for it.\n\nGigafibre\n");

    private static readonly Phrase VoiceGreeting = new("Bonjour. Ici Gigafibre. Voici votre code.", "Hello. This is Gigafibre. Here is your code.");
    private static readonly Phrase VoiceRepeat = new("Je répète.", "Again.");
    private static readonly Phrase VoiceEnd = new("Ce code est valide dix minutes. Ne le donnez à personne. Au revoir.",
        "This code is valid for ten minutes. Never share it. Goodbye.");

    public static readonly Phrase MessageTitle = new("Code de connexion", "Sign-in code");
    public static readonly Phrase MessageMail = new("Un code de connexion, que vous avez demandé. Le code lui-même n’est pas gardé.",
        "A sign-in code that you asked for. The code itself is not kept.");
    public static readonly Phrase MessageShort = MessageMail;

    public static readonly Phrase Subject = new("Votre code Gigafibre", "Your Gigafibre code");

    /// <summary>One GSM-7 segment; the last line lets a phone offer the code on our page only.</summary>
    public static string Sms(string code, string host, Language language) => SmsBody.In(language, code, host);

    public static string Mail(string code, string host, Language language) => MailBody.In(language, code, host);

    public static IEnumerable<string> Spoken(string code, Language language)
    {
        var digits = string.Join(", ", code.ToCharArray());
        return [VoiceGreeting.In(language), digits, VoiceRepeat.In(language), digits, VoiceEnd.In(language)];
    }

    public static Phrase Receipt(Delivery delivery, MessageChannel channel) => (delivery, channel) switch
    {
        (Delivery.Waiting, _) => new("Nous préparons l’envoi. Rien dans deux minutes? Vérifiez le contact, ou demandez un autre code.",
            "Getting ready to send. Nothing in two minutes? Check the contact, or ask for another code."),
        (Delivery.Sending, _) => new("Nous l’avons remis au réseau, sans confirmation encore. S’il n’arrive pas, demandez-en un autre.",
            "Handed to the network, not confirmed yet. If it does not arrive, ask for another."),
        (Delivery.Sent, MessageChannel.Email) => new("Le courriel est parti. Regardez aussi dans les indésirables.", "The e-mail is sent. Look in your junk folder too."),
        (Delivery.Sent, MessageChannel.Voice) => new("Votre téléphone sonne.", "Your phone is ringing."),
        (Delivery.Sent, _) => new("Le texto est parti.", "The text is sent."),
        (Delivery.Delivered, MessageChannel.Voice) => new("L’appel a été pris.", "The call was answered."),
        (Delivery.Delivered, _) => new("Livré à votre téléphone.", "Delivered to your phone."),
        (Delivery.Unreachable, MessageChannel.Voice) => new("Personne n’a répondu. Essayez le texto.", "Nobody answered. Try a text."),
        (Delivery.Unreachable, _) => new("Votre téléphone est injoignable par texto : essayez l’appel.", "Your phone cannot be reached by text: try a call."),
        (_, MessageChannel.Email) => new("Le courriel n’a pas pu partir. Essayez un autre contact.", "The e-mail could not be sent. Try another contact."),
        (_, MessageChannel.Voice) => new("L’appel n’a pas pu se faire. Essayez le texto ou un autre contact.", "The call could not be made. Try a text or another contact."),
        _ => new("Le texto n’a pas pu partir : essayez l’appel. Vous aviez répondu STOP à nos textos? Répondez START.",
            "The text could not be sent: try a call. Did you once reply STOP to our texts? Reply START."),
    };
}
