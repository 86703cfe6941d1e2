using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>What happened to an automatic charge, and what comes next.</summary>
public static class StoryText
{
    public static readonly Phrase Title = new("Prélèvement de {0}", "Charge of {0}");
    public static readonly Phrase See = new("Suivre", "Follow");
    public static readonly Phrase Told = new("Avis à {0} : {1}", "Notice to {0}: {1}");
    public static readonly Phrase NotTold = new("Annoncé; l’avis n’est pas encore parti. Rien n’est prélevé sans lui.",
        "Announced; the notice has not left yet. Nothing is charged without it.");
    public static readonly Phrase Agreed = new("Convenu avec vous, dans votre entente.", "Agreed with you, in your arrangement.");
    public static readonly Phrase Moved = new("Reporté à votre demande : du {0} au {1}.", "Moved at your request: from {0} to {1}.");
    public static readonly Phrase Sent = new("{0} demandés à votre banque.", "{0} asked of your bank.");
    public static readonly Phrase Received = new("Reçu. Merci!", "Received. Thank you!");
    public static readonly Phrase Booked = new("Inscrit à votre compte, référence {0}.", "Booked to your account, reference {0}.");
    public static readonly Phrase Refused = new("Refusé. {0}", "Refused. {0}");
    public static readonly Phrase Disputed = new("Contesté auprès de votre banque; elle n’a pas encore décidé.", "Disputed at your bank; it has not decided yet.");
    public static readonly Phrase TakenBack = new("Repris par votre banque. Appelez-nous si vous ne savez pas pourquoi.",
        "Taken back by your bank. Call us if you do not know why.");
    public static readonly Phrase Fee = new("Gigafibre ne demande aucuns frais; votre banque peut en demander.", "Gigafibre charges no fee; your bank may.");
    public static readonly Phrase Goes = new("Part le {0}, si rien ne change d’ici là.", "Leaves on {0}, if nothing changes before.");
    public static readonly Phrase Waits = new("Attend votre accord : le montant dépasse votre limite.", "Waits for your word: the amount is above your limit.");
    public static readonly Phrase AtTheBank = new("À la banque. Sa réponse vient au plus tard le {0}.", "At the bank. Its answer comes by {0} at the latest.");
    public static readonly Phrase Asked = new("La réponse de la banque n’est pas encore connue; elle vient d’elle-même.",
        "The bank’s answer is not known yet; it comes by itself.");
    public static readonly Phrase Again = new("Nouvel essai le {0}, pour le même montant.",
        "New try on {0}, for the same amount.");
    public static readonly Phrase ByHand = new("Il ne sera pas présenté de nouveau : c’est à vous de payer ce montant, si ce n’est pas déjà fait.",
        "It is not presented again: this amount is yours to pay, if you have not already.");
    public static readonly Phrase Skipped = new("Sauté à votre demande : c’est à vous de payer ce montant, si ce n’est pas déjà fait.",
        "Skipped at your request: this amount is yours to pay, if you have not already.");
    public static readonly Phrase NotNeeded = new("Plus nécessaire : c’est payé autrement, couvert par un crédit, annulé ou remis à d’autres dates.",
        "No longer needed: it was paid another way, covered by a credit, cancelled or put off to other dates.");
    public static readonly Phrase Stopped = new("Arrêté avant de partir : c’est à vous de payer ce montant, si ce n’est pas déjà fait.",
        "Stopped before it left: this amount is yours to pay, if you have not already.");
}
