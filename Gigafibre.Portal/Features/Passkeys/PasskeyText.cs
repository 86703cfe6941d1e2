using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Passkeys;

public static class PasskeyText
{
    public static readonly Phrase Check = new("Vos clés d’accès ouvrent encore : vérifiez-les", "Your passkeys still open: check them");
    public static readonly Phrase Title = new("Clés d’accès", "Passkeys");
    public static readonly Phrase Lead = new(
        "Entrez avec votre empreinte, votre visage ou le NIP de votre appareil, sans attendre de code. Rien de tout cela ne sort de l’appareil.",
        "Sign in with your fingerprint, your face or your device’s PIN, without waiting for a code. None of it leaves the device.");
    public static readonly Phrase Codes = new("Les codes restent : vous ne pouvez pas vous enfermer dehors.", "Codes stay: you cannot lock yourself out.");
    public static readonly Phrase None = new("Vous n’en avez pas encore.", "You have none yet.");
    public static readonly Phrase Make = new("Créer une clé d’accès", "Make a passkey");
    public static readonly Phrase Made = new("C’est fait. La prochaine fois, choisissez « Avec une clé d’accès ».", "Done. Next time, choose “With a passkey”.");
    public static readonly Phrase SomeDevice = new("Un appareil", "A device");
    public static readonly Phrase Since = new("créée le {0}", "made {0}");
    public static readonly Phrase Used = new("créée le {0}, dernière entrée le {1}", "made {0}, last sign-in {1}");
    public static readonly Phrase Synced = new("sauvegardée par votre appareil", "backed up by your device");
    public static readonly Phrase Remove = new("Retirer", "Remove");
    public static readonly Phrase Removed = new(
        "Clé retirée, et ses sessions fermées. Effacez-la aussi dans les réglages de l’appareil.",
        "Passkey removed, and its sessions ended. Delete it in the device’s settings too.");
    public static readonly Phrase NotFresh = new(
        "Pour votre sécurité, une clé se crée dans les dix minutes qui suivent l’entrée. Recevez un code, et nous vous ramenons ici.",
        "For your safety, a passkey is made within ten minutes of signing in. Get a code, and we bring you back here.");
    public static readonly Phrase ByTelephone = new(
        "Une clé d’accès se crée après un code reçu par texto ou par appel à un téléphone de votre dossier.",
        "A passkey is made after a code by text or call to a phone on your file.");
    public static readonly Phrase GetCode = new("Recevoir un code", "Get a code");
    public static readonly Phrase Full = new("Vous avez dix clés d’accès : retirez-en une pour en créer une autre.", "You have ten passkeys: remove one to make another.");
    public static readonly Phrase NoSupport = new("Ce navigateur ne sait pas créer de clés d’accès.", "This browser cannot make passkeys.");
    public static readonly Phrase NotMade = new("La clé n’a pas été créée. Cet appareil en a peut-être déjà une; sinon, réessayez.",
        "The passkey was not made. This device may have one already; if not, try again.");
    public static readonly Phrase Away = new("Votre dossier ne peut pas être lu en ce moment. Réessayez dans une minute.",
        "Your file cannot be read right now. Try again in a minute.");

    public static readonly Phrase AwayCode = new("Votre dossier ne peut pas être lu en ce moment. Réessayez dans une minute, ou entrez avec un code.",
        "Your file cannot be read right now. Try again in a minute, or sign in with a code.");
    public static readonly Phrase Busy = new("Trop de demandes en ce moment. Réessayez dans une minute.", "Too many requests right now. Try again in a minute.");

    public static readonly Phrase SignInTitle = new("Entrez avec votre clé d’accès", "Sign in with your passkey");
    public static readonly Phrase SignInLead = new(
        "Votre appareil vous demande votre empreinte, votre visage ou son NIP.", "Your device asks for your fingerprint, your face or its PIN.");
    public static readonly Phrase SignIn = new("Utiliser ma clé d’accès", "Use my passkey");
    public static readonly Phrase With = new("Avec une clé d’accès", "With a passkey");
    public static readonly Phrase WithCode = new("Entrer avec un code", "Sign in with a code");
    public static readonly Phrase NotOpened = new("Cette clé n’ouvre rien ici, ou l’appareil a mis trop de temps. Réessayez, ou entrez avec un code.",
        "This passkey opens nothing here, or the device took too long. Try again, or sign in with a code.");
    public static readonly Phrase NoUse = new("Ce navigateur ne connaît pas les clés d’accès. Entrez avec un code.", "This browser does not know passkeys. Sign in with a code.");
    public static readonly Phrase NeedsScript = new("Les clés d’accès ont besoin de JavaScript. Entrez avec un code.", "Passkeys need JavaScript. Sign in with a code.");

    public static readonly Phrase See = new("Voir mes clés d’accès", "See my passkeys");
    public static readonly Phrase AddedTitle = new("Clé d’accès créée", "Passkey made");
    public static readonly Phrase AddedSubject = new("Une clé d’accès a été créée pour votre compte", "A passkey was made for your account");
    public static readonly Phrase AddedMail = new(
        "Bonjour,\n\nUne clé d’accès vient d’être créée ({0}). Elle ouvre votre compte sans code.\n\nCe n’était pas vous? Retirez-la ici, ou appelez-nous au {2} :\n\n{1}",
        "Hello,\n\nA passkey was just made ({0}). It opens your account without a code.\n\nWasn’t you? Remove it here, or call us at {2}:\n\n{1}");
    public static readonly Phrase AddedShort = new(
        "Gigafibre : une clé d’accès ({0}) ouvre maintenant votre compte. Pas vous? Retirez-la : {1} ou {2}",
        "Gigafibre: a passkey ({0}) now opens your account. Not you? Remove it: {1} or {2}");
    public static readonly Phrase RemovedTitle = new("Clé d’accès retirée", "Passkey removed");
    public static readonly Phrase RemovedSubject = new("Une clé d’accès a été retirée de votre compte", "A passkey was removed from your account");
    public static readonly Phrase RemovedMail = new(
        "Bonjour,\n\nUne clé d’accès vient d’être retirée ({0}) : elle n’ouvre plus rien. Les codes continuent d’ouvrir votre compte.\n\nCe n’était pas vous? Appelez-nous au "
        + "{2}.\n\n{1}",
        "Hello,\n\nA passkey was just removed ({0}): it opens nothing any more. Codes still open your account.\n\nWasn’t you? Call us at {2}.\n\n{1}");
    public static readonly Phrase RemovedShort = new(
        "Gigafibre : une clé d’accès ({0}) a été retirée de votre compte. Pas vous? {1} ou {2}",
        "Gigafibre: a passkey ({0}) was removed from your account. Not you? {1} or {2}");

    public static Phrase Of(PasskeyAnswer answer) => answer switch
    {
        PasskeyAnswer.Done => Made,
        PasskeyAnswer.NotByTelephone => ByTelephone,
        PasskeyAnswer.NotFresh => NotFresh,
        PasskeyAnswer.Full => Full,
        PasskeyAnswer.Over or PasskeyAnswer.Refused => NotMade,
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };
}
