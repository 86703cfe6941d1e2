using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Audit;

/// <summary>What is on record, as a sentence: the staff read it of each other, customers of us.</summary>
public static class AuditText
{
    private static readonly Dictionary<string, Phrase> AtDesk = new(StringComparer.Ordinal)
    {
        ["audit.see"] = new("a lu le journal", "read the audit"),
        ["audit.export"] = new("a exporté le journal", "exported the audit"),
        ["change.see"] = new("a ouvert la gestion d’un modem", "opened the page that manages a modem"),
        ["customer.note"] = new("a écrit une note au dossier", "wrote a note in the file"),
        ["customer.page"] = new("a vu une page en lecture seule, comme le client", "saw a page read only, as the customer"),
        ["customer.see"] = new("a ouvert le dossier d’un client", "opened a customer’s file"),
        ["customer.see-as"] = new("a vu le dossier comme le client", "saw the file as the customer"),
        ["devices.lookup"] = new("a cherché un modem par l’API", "looked a modem up by the API"),
        ["finding.resolve"] = new("a marqué un constat comme réglé", "marked a finding as dealt with"),
        ["incident.add"] = new("a inscrit un incident de confidentialité", "entered a privacy incident"),
        ["incident.see"] = new("a lu le registre des incidents", "read the register of incidents"),
        ["jobs.see"] = new("a ouvert sa journée", "opened their day"),
        ["lines.down"] = new("a regardé les lignes en panne", "looked at the lines that are down"),
        ["lines.falling"] = new("a regardé les lignes dont la lumière baisse", "looked at the lines whose light is falling"),
        ["modem.change"] = new("a modifié un réglage d’un modem", "changed a setting of a modem"),
        ["modem.diagnose"] = new("a lancé le diagnostic d’un modem", "started the diagnosis of a modem"),
        ["modem.history"] = new("a lu l’historique d’un modem", "read the history of a modem"),
        ["modem.see"] = new("a ouvert un modem", "opened a modem"),
        ["modem.watch"] = new("a suivi le diagnostic d’un modem", "followed the diagnosis of a modem"),
        ["payment.clear"] = new("a dit qu’un paiement ne demande plus rien", "said that a payment needs nothing more"),
        ["payment.on-behalf"] = new("a ouvert un paiement pour le client", "opened a payment on the customer’s behalf"),
        ["payment.refund"] = new("a demandé un remboursement", "asked for a refund"),
        ["payment.refund-approve"] = new("a approuvé un remboursement", "agreed to a refund"),
        ["payment.refund-refuse"] = new("a refusé un remboursement", "refused a refund"),
        ["payment.see"] = new("a ouvert un paiement", "opened a payment"),
        ["payment.settle"] = new("a donné l’écriture saisie d’un paiement", "gave the typed entry of a payment"),
        ["payments.export"] = new("a exporté la liste des paiements", "exported the list of payments"),
        ["payments.list"] = new("a lu la liste des paiements", "read the list of payments"),
        ["payment-link.revoke"] = new("a annulé un lien de paiement", "revoked a payment link"),
        ["payment-link.send"] = new("a envoyé un lien de paiement", "sent a payment link"),
        ["people.end"] = new("a retiré l’accès d’une personne autorisée", "ended the access of an authorised person"),
        ["people.forget"] = new("a levé la limite d’une personne", "lifted the limit of a person"),
        ["person.accept"] = new("a accepté l’invitation", "accepted the invitation"),
        ["person.leave"] = new("a renoncé à son accès", "gave up their access"),
        ["person.pay"] = new("a commencé un paiement", "began a payment"),
        ["person.restart"] = new("a redémarré le modem", "restarted the modem"),
        ["person.refresh"] = new("a actualisé le modem", "refreshed the modem"),
        ["person.renew"] = new("a rétabli la connexion", "renewed the connection"),
        ["person.speed"] = new("a mesuré la vitesse", "measured the speed"),
        ["person.ticket"] = new("a écrit à notre équipe", "wrote to our team"),
        ["person.reply"] = new("a répondu à un billet", "answered on a ticket"),
        ["person.device"] = new("a nommé un appareil", "named a device"),
        ["privacy.erase"] = new("a effacé des renseignements", "erased personal data"),
        ["privacy.export"] = new("a sorti des renseignements pour le client", "took data out for the customer"),
        ["privacy.see"] = new("a regardé ce que nous gardons d’un client", "looked at what we keep of a customer"),
        ["refund.settle"] = new("a donné l’écriture saisie d’un remboursement", "gave the typed entry of a refund"),
        ["search"] = new("a cherché", "searched"),
        ["search.places"] = new("a cherché une adresse", "searched for an address"),
        ["session.end"] = new("a fermé des sessions", "ended sessions"),
        ["session.see"] = new("a regardé qui est connecté", "looked at who is signed in"),
        ["snapshot.see"] = new("a ouvert un diagnostic par son code", "opened a diagnosis by its code"),
        ["sticker.bind"] = new("a lié un modem à une adresse", "bound a modem to an address"),
        ["sticker.download"] = new("a téléchargé des étiquettes", "downloaded stickers"),
        ["sticker.print"] = new("a créé une étiquette", "made a sticker"),
        ["sticker.reprint"] = new("a refait une étiquette", "made a sticker again"),
        ["sticker.revoke"] = new("a révoqué une étiquette", "revoked a sticker"),
        ["sticker.verify"] = new("a vérifié un modem sur place", "checked a modem on site"),
        ["call.made"] = new("a rappelé le client", "called the customer back"),
        ["call.missed"] = new("a appelé le client, sans réponse", "called the customer, without an answer"),
        ["request.list"] = new("a regardé les demandes de service", "looked at service requests"),
        ["request.move"] = new("a fait avancer une demande de service", "moved a service request on"),
        ["dunning.see"] = new("a regardé les rappels et ententes", "looked at reminders and arrangements"),
        ["dunning.suspend"] = new("a décidé de suspendre un service", "decided to suspend a service"),
        ["dunning.pause"] = new("a mis les rappels en pause", "paused reminders"),
        ["dunning.end-pause"] = new("a mis fin à une pause", "ended a pause"),
        ["dunning.parts"] = new("a convenu d’une entente de paiement", "agreed on a payment arrangement"),
        ["dunning.end-parts"] = new("a mis fin à une entente de paiement", "ended a payment arrangement"),
        ["autopay.see"] = new("a regardé les prélèvements automatiques", "looked at automatic charges"),
        ["autopay.hold"] = new("a mis des prélèvements en attente", "put automatic charges on hold"),
        ["autopay.release"] = new("a relancé des prélèvements", "released automatic charges"),
        ["autopay.end"] = new("a désactivé un paiement automatique", "switched off an automatic payment"),
        ["messages.list"] = new("a lu les messages qui ne sont pas arrivés", "read the messages that did not arrive"),
        ["tickets.list"] = new("a lu les billets sans réponse", "read the tickets without an answer"),
        ["work.retry"] = new("a relancé une tâche", "retried a task"),
        ["work.retry-all"] = new("a relancé toutes les tâches d’un genre", "retried all tasks of a kind"),
        ["work.see"] = new("a regardé le travail en cours", "looked at the work in flight"),
    };

    private static readonly Dictionary<string, Phrase> Values = new(StringComparer.Ordinal)
    {
        ["sms"] = new("par texto", "by text"),
        ["email"] = new("par courriel", "by e-mail"),
        ["green"] = new("tout est bon", "all is well"),
        ["New"] = new("préparé", "prepared"),
        ["Open"] = new("page ouverte", "page open"),
        ["Processing"] = new("en route", "on its way"),
        ["Expired"] = new("abandonné", "given up"),
        ["Failed"] = new("refusé", "refused"),
        ["Paid"] = new("payé, pas encore inscrit", "paid, not booked yet"),
        ["Recorded"] = new("payé et inscrit", "paid and booked"),
        ["restart"] = new("redémarrage", "restart"),
        ["renew"] = new("rétablissement de la connexion", "reconnection"),
        ["refresh"] = new("actualisation", "refresh"),
        ["speed-test"] = new("mesure de vitesse", "speed test"),
        ["wifi"] = new("nom ou mot de passe du Wi-Fi", "Wi-Fi name or password"),
        ["guest-wifi"] = new("réseau des invités", "guest network"),
        ["keep"] = new("changement gardé", "change kept"),
        ["sheet"] = new("planche", "sheet"),
        ["pdf"] = new("PDF", "PDF"),
        ["zpl"] = new("ZPL", "ZPL"),
    };

    public static IReadOnlyCollection<string> Actions => AtDesk.Keys;

    /// <summary>What one of the staff did, for the others.</summary>
    public static Phrase Of(string action) => AtDesk.TryGetValue(action, out var said) ? said : Phrase.Verbatim(action);

    /// <summary>What a thing was before, or is after: words of ours in the reader's language, everything else as it stands.</summary>
    public static Phrase Value(string text) => Guid.TryParse(text, out _) ? default : text.Split(' ', 2) is [var first, .. var rest] && Values.TryGetValue(first, out var said)
        ? rest is [var more] ? new Phrase($"{said.French} · {more}", $"{said.English} · {more}") : said
        : Phrase.Verbatim(text);

    /// <summary>The same, for the customer whose file it is.</summary>
    public static Phrase ToCustomer(string action) => action switch
    {
        "customer.see" => new("a ouvert votre dossier", "opened your file"),
        "customer.see-as" => new("a vu votre dossier comme vous le voyez", "saw your file as you see it"),
        "customer.page" => new("a vu une page de votre dossier", "saw a page of your file"),
        "modem.change" => new("a modifié un réglage de votre modem", "changed a setting of your modem"),
        "snapshot.see" => new("a regardé un de vos diagnostics", "looked at one of your diagnoses"),
        "change.see" => new("a ouvert la page de gestion de votre modem", "opened the page that manages your modem"),
        "modem.watch" => new("a suivi le diagnostic de votre modem", "followed the diagnosis of your modem"),
        "modem.see" => new("a regardé votre modem", "looked at your modem"),
        "session.end" => new("a fermé vos sessions", "ended your sessions"),
        "privacy.see" => new("a regardé ce que nous gardons de vous", "looked at what we keep of you"),
        "privacy.export" => new("a sorti vos renseignements pour vous", "took out your data for you"),
        "privacy.erase" => new("a effacé vos renseignements", "erased your data"),
        "customer.note" => new("a écrit une note à votre dossier", "wrote a note in your file"),
        "payment.see" or "payments.list" or "payments.export" => new("a regardé vos paiements", "looked at your payments"),
        "modem.history" => new("a lu l’historique de votre modem", "read the history of your modem"),
        "modem.diagnose" => new("a testé votre ligne", "tested your line"),
        "payment.refund" => new("a demandé un remboursement", "asked for a refund"),
        "payment.refund-approve" => new("a accepté un remboursement", "agreed to a refund"),
        "payment.refund-refuse" => new("a refusé un remboursement", "refused a refund"),
        "payment.settle" or "payment.clear" => new("a réglé un paiement", "settled a payment"),
        "payment.on-behalf" => new("a ouvert un paiement pour vous", "opened a payment for you"),
        "payment-link.send" => new("vous a envoyé un lien de paiement", "sent you a payment link"),
        "sticker.bind" => new("a lié un modem à votre adresse", "bound a modem to your address"),
        "sticker.verify" => new("a vérifié un modem chez vous", "checked a modem at your place"),
        "people.end" => new("a retiré l’accès d’une personne autorisée", "ended the access of an authorised person"),
        _ when action.StartsWith("person.", StringComparison.Ordinal) => Of(action),
        _ => new("a travaillé à votre dossier", "worked on your file"),
    };
}
