using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Messages;

public static class MessageText
{
    public static readonly Phrase Title = new("Messages de Gigafibre", "Messages from Gigafibre");
    public static readonly Phrase Lead = new(
        "Nos messages des trois dernières années, du plus récent au plus ancien.",
        "Our messages of the last three years, newest first.");
    public static readonly Phrase None = new("Rien encore. Ce que nous vous écrirons se retrouvera ici.", "Nothing yet. What we write to you will be here.");
    public static readonly Phrase SecretWhy = new("[…] : un code ou un lien personnel, que nous ne gardons pas.", "[…]: a code or a personal link, which we do not keep.");

    public static readonly Phrase NoticesTitle = new("Mes avis", "My notices");
    public static readonly Phrase NoticesLead = new("Choisissez ce que nous vous écrivons, et comment.", "Choose what we write to you about, and how.");
    public static readonly Phrase LanguageLabel = new("Langue de nos messages", "Language of our messages");
    public static readonly Phrase LanguageAway = new("La langue n’a pas pu être changée. Réessayez plus tard, ou appelez-nous au {0}.",
        "The language could not be changed. Try again later, or call us at {0}.");
    public static readonly Phrase Save = new("Enregistrer", "Save");
    public static readonly Phrase Saved = new("C’est enregistré.", "Saved.");
    public static readonly Phrase OneStays = new("Gardez au moins une façon de recevoir vos factures et les avis obligatoires.",
        "Keep at least one way to get your bills and required notices.");
    public static readonly Phrase Required = new("Toujours envoyés; vous choisissez seulement comment.", "Always sent; you only choose how.");
    public static readonly Phrase SecurityAlways = new("Codes et changements à vos coordonnées : toujours envoyés, là où il le faut.",
        "Codes and changes to your contact details: always sent, wherever needed.");
    public static readonly Phrase ContactsTitle = new("Numéros et adresses en pause", "Numbers and addresses on hold");
    public static readonly Phrase Again = new("Y écrire de nouveau", "Write there again");
    public static readonly Phrase AgainDone = new("Nous y écrirons de nouveau.", "We will write there again.");
    public static readonly Phrase History = new("Vos choix passés", "Your past choices");
    public static readonly Phrase ChoiceLine = new("{0} : {1}", "{0}: {1}");
    public static readonly Phrase StartByText = new("Pour en recevoir de nouveau, répondez DEBUT à l’un de nos textos.", "To get them again, reply START to one of our texts.");
    public static readonly Phrase Phones = new("Textos et appels : {0}", "Texts and calls: {0}");
    public static readonly Phrase Mails = new("Courriels : {0}", "E-mail: {0}");

    public static readonly Phrase StopTitle = new("Ne plus recevoir ces courriels?", "Stop these e-mails?");
    public static readonly Phrase StopWhy = new("Vous ne recevrez plus par courriel : {0}", "You will no longer get by e-mail: {0}");
    public static readonly Phrase StopKeeps = new(
        "Si votre dossier n’a pas de numéro qui reçoit nos textos, vos factures continueront d’arriver par courriel.",
        "If no number on your file gets our texts, your bills will still come by e-mail.");
    public static readonly Phrase StopButton = new("Ne plus les recevoir", "Stop them");
    public static readonly Phrase StopDone = new("C’est noté.", "Noted.");
    public static readonly Phrase StopLink = new("Ne plus recevoir ces courriels", "Stop these e-mails");
    public static readonly Phrase StopChange = new("Choisir mes avis (ouvrir ma session)", "Choose my notices (sign in)");
    public static readonly Phrase SaveLanguage = new("Changer la langue", "Change the language");
    public static readonly Phrase StopUnknown = new("Ce lien n’est plus valide.", "This link is no longer good.");
    public static readonly Phrase StopUnknownWhy = new("Entrez dans votre compte pour choisir ce que nous vous écrivons.", "Sign in to choose what we write to you.");

    public static readonly Phrase MayHaveArrived = new("Peut-être arrivé : {0}", "May have arrived: {0}");
    public static readonly Phrase NoAnswer = new("le réseau n’a pas confirmé.", "the network did not confirm.");
    public static readonly Phrase CutOff = new("l’envoi a été interrompu.", "the sending was cut off.");
    public static readonly Phrase Withdrawn = new("Pas envoyé : ce n’était plus utile.", "Not sent: no longer needed.");
    public static readonly Phrase Shut = new("Ce contact {0}.", "This contact {0}.");
    public static readonly Phrase MailRefused = new("La boîte aux lettres a refusé le courriel.", "The mailbox refused the e-mail.");
    public static readonly Phrase CallLost = new("Personne n’a répondu à l’appel.", "Nobody answered the call.");

    public static readonly Phrase Footer = new("{0} · {1} · {2}", "{0} · {1} · {2}");
    public static readonly Phrase FooterWhy = new(
        "Vous recevez ce courriel parce que cette adresse est au dossier d’un client de Gigafibre, ou que quelqu’un vient de demander qu’on l’y ajoute.",
        "You get this e-mail because this address is on a Gigafibre customer’s file, or someone has just asked us to add it.");

    private static readonly Phrase StopReply = new(
        "Gigafibre : c’est noté. Sauf codes et sécurité, plus d’avis par texto à ce numéro. Pour en recevoir de nouveau : DEBUT.",
        "Gigafibre: noted. Except codes and security, no more notices by text to this number. To get them again: START.");
    private static readonly Phrase StartReply = new("Gigafibre : merci, nos avis reviennent à ce numéro. Pour ne plus en recevoir : ARRET.",
        "Gigafibre: thank you, our notices come to this number again. To stop: STOP.");
    private static readonly Phrase HelpReply = new("Gigafibre, votre fournisseur internet. Aide : {0}. Pour ne plus recevoir d’avis : ARRET.",
        "Gigafibre, your internet provider. Help: {0}. To stop notices: STOP.");
    private static readonly Phrase OtherReply = new("Gigafibre : personne ne lit les réponses à ce numéro. Appelez-nous au {0}.",
        "Gigafibre: nobody reads replies to this number. Call us at {0}.");

    public static Phrase ReplyTo(TextWord word) => word switch
    {
        TextWord.Stop => StopReply,
        TextWord.Start => StartReply,
        TextWord.Help => HelpReply,
        _ => OtherReply,
    };

    public static Phrase TopicOf(MessageTopic topic) => topic switch
    {
        MessageTopic.Security => new("Sécurité", "Security"),
        MessageTopic.Contract => new("Prélèvements et contrat", "Debits and contract"),
        MessageTopic.Bills => new("Factures", "Bills"),
        MessageTopic.Line => new("Votre connexion", "Your connection"),
        MessageTopic.Visits => new("Rendez-vous", "Appointments"),
        MessageTopic.Tickets => new("Vos billets", "Your tickets"),
        _ => new("Offres", "Offers"),
    };

    public static Phrase TopicWhy(MessageTopic topic) => topic switch
    {
        MessageTopic.Security => new("Codes et changements à vos coordonnées.", "Codes and changes to your contact details."),
        MessageTopic.Contract => new("Prélèvements annoncés ou refusés, confirmations, changements de prix, suspension.",
            "Debits announced or refused, confirmations, price changes, suspension."),
        MessageTopic.Bills => new("Nouvelles factures, rappels, reçus.", "New bills, reminders, receipts."),
        MessageTopic.Line => new("Pannes chez vous, travaux prévus, retour du service.", "Outages at your address, planned work, service restored."),
        MessageTopic.Visits => new("Visites du technicien : la veille, et quand il est en route.", "The technician’s visits: the day before, and when on the way."),
        MessageTopic.Tickets => new("Billet reçu, réponse de notre équipe.", "Ticket received, our team’s answer."),
        _ => new("Nouveautés et promotions de Gigafibre. Vous pouvez retirer votre accord en tout temps.",
            "News and promotions from Gigafibre. You can withdraw your consent at any time."),
    };

    public static Phrase WaysOf(MessageWays ways) => ways switch
    {
        MessageWays.Text => new("Par texto", "By text"),
        MessageWays.Mail => new("Par courriel", "By e-mail"),
        MessageWays.Both => new("Par texto et par courriel", "By text and e-mail"),
        _ => new("Jamais", "Never"),
    };

    public static Phrase ChannelOf(MessageChannel channel) => channel switch
    {
        MessageChannel.Sms => new("texto au {0}", "text to {0}"),
        MessageChannel.Voice => new("appel au {0}", "call to {0}"),
        _ => new("courriel à {0}", "e-mail to {0}"),
    };

    /// <summary>What became of a message, for the customer and the desk.</summary>
    public static Phrase StateOf(Message message) => message switch
    {
        { IsUnknown: true } => new("peut-être arrivé", "may have arrived"),
        { Delivery: Delivery.Waiting } => new("à envoyer", "to be sent"),
        { Delivery: Delivery.Sending } => new("en train de partir", "being sent"),
        { Delivery: Delivery.Sent } => new("envoyé", "sent"),
        { Delivery: Delivery.Delivered } => new("livré", "delivered"),
        { Delivery: Delivery.Unreachable } => new("non livré", "not delivered"),
        _ => new("pas envoyé", "not sent"),
    };

    public static string ToneOf(Message message) => message.Delivery >= Delivery.Unreachable || message.IsUnknown ? "warn" : message.Delivery == Delivery.Delivered ? "good"
        : "quiet";

    /// <summary>Why a text was lost, by Twilio's word for it.</summary>
    public static Phrase WhyLost(string? code) => code switch
    {
        "21610" => new("Ce numéro a répondu ARRÊT à nos textos.", "This number replied STOP to our texts."),
        "21614" or "21635" or "30006" => new("Ce numéro ne peut pas recevoir de textos.", "This number cannot receive texts."),
        "21211" or "30005" => new("Ce numéro n’existe pas.", "This number does not exist."),
        "30003" => new("Le téléphone était éteint ou hors réseau.", "The phone was off or out of range."),
        "30007" => new("Le réseau a retenu le texto.", "The network held the text back."),
        _ => new("Le réseau n’a pas livré le texto.", "The network did not deliver the text."),
    };

    public static Phrase TroubleOf(ContactTroubleKind kind) => kind switch
    {
        ContactTroubleKind.OptedOut => new("Vous avez répondu ARRÊT.", "You replied STOP."),
        ContactTroubleKind.TakesNoTexts => new("Nos textos n’y arrivent pas.", "Our texts do not arrive there."),
        ContactTroubleKind.Bounced => new("Nos courriels y sont refusés.", "Our e-mails are refused there."),
        ContactTroubleKind.Unsubscribed => new("Vous avez demandé de ne plus y recevoir nos courriels.", "You asked to stop our e-mails there."),
        _ => new("Nos courriels y ont été marqués comme indésirables.", "Our e-mails were marked as junk there."),
    };

    /// <summary>The same, for the staff.</summary>
    public static Phrase TroubleAt(ContactTroubleKind kind) => kind switch
    {
        ContactTroubleKind.OptedOut => new("a répondu ARRÊT", "replied STOP"),
        ContactTroubleKind.TakesNoTexts => new("ne prend pas les textos", "takes no texts"),
        ContactTroubleKind.Bounced => new("refuse nos courriels", "refuses our e-mails"),
        ContactTroubleKind.Unsubscribed => new("s’est désabonné", "unsubscribed"),
        _ => new("nous a marqués comme indésirables", "marked us as junk"),
    };
}
