using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Support;

/// <summary>The words of being called back.</summary>
public static class CallText
{
    public static readonly Phrase Title = new("Me faire rappeler", "Have us call me");
    public static readonly Phrase Lead = new("Choisissez un moment : quelqu’un de notre équipe vous appelle, l’état de votre ligne sous les yeux. Pas d’attente au bout du fil.",
        "Choose a time: somebody from our team calls you, with the state of your line in front of them. No waiting on hold.");
    public static readonly Phrase When = new("Quand?", "When?");
    public static readonly Phrase Where = new("À quel numéro?", "On which number?");
    public static readonly Phrase Why = new("De quoi s’agit-il? (facultatif)", "What is it about? (optional)");
    public static readonly Phrase Ask = new("Demander un appel", "Ask for a call");
    public static readonly Phrase OtherNumber = new("Un autre numéro? Ajoutez-le d’abord à vos coordonnées.", "Another number? Add it to your contact details first.");
    public static readonly Phrase NoNumber = new("Nous n’avons aucun numéro pour vous. Ajoutez-en un, ou écrivez-nous.", "We have no number for you. Add one, or write to us.");
    public static readonly Phrase Away = new("Nous ne pouvons pas lire vos numéros en ce moment. Réessayez dans quelques minutes, ou appelez-nous au {0}.",
        "We cannot read your numbers right now. Try again in a few minutes, or call us at {0}.");
    public static readonly Phrase Already = new("Un appel est déjà prévu {0}, au {1}.", "A call is already planned {0}, on {1}.");
    public static readonly Phrase See = new("Voir ou annuler", "See or cancel");
    public static readonly Phrase BadChoice = new("Choisissez un moment et un numéro.", "Choose a time and a number.");
    public static readonly Phrase Topic = new("Rappel demandé", "Call requested");
    public static readonly Phrase Planned = new("Nous vous appelons {0}, au {1}.", "We will call you {0}, on {1}.");
    public static readonly Phrase Late = new("Nous devions vous appeler {0}, et nous sommes en retard. Notre équipe le sait.",
        "We were to call you {0}, and we are late. Our team knows.");
    public static readonly Phrase Done = new("Nous nous sommes parlé.", "We have spoken.");
    public static readonly Phrase Missed = new("Nous avons appelé, sans réponse.", "We called, and nobody answered.");
    public static readonly Phrase Withdrawn = new("Appel annulé.", "Call cancelled.");
    public static readonly Phrase Another = new("Choisir un autre moment", "Choose another time");
    public static readonly Phrase Cancel = new("Annuler l’appel", "Cancel the call");
    public static readonly Phrase CancelSaid = new("J’annule l’appel demandé. Vous pouvez fermer ce billet.", "I am cancelling the call. You can close this ticket.");

    public static readonly Phrase MissedTitle = new("Appel sans réponse", "Missed call");
    public static readonly Phrase MissedSubject = new("Nous vous avons appelé", "We called you");
    public static readonly Phrase MissedMail = new("Bonjour,\n\nNous vous avons appelé comme convenu (billet {0}), sans réponse. Choisissez un autre moment quand vous "
        + "voulez :\n\n{1}",
        "Hello,\n\nWe called you as agreed (ticket {0}), and there was no answer. Choose another time whenever you like:\n\n{1}");
    public static readonly Phrase MissedShort = new("Gigafibre : nous vous avons appelé (billet {0}). Un autre moment? {1}",
        "Gigafibre: we called you (ticket {0}). Another time? {1}");

    public static readonly Phrase Desk = new("Rappels à faire", "Calls to make");
    public static readonly Phrase DeskNone = new("Aucun rappel demandé.", "No call asked for.");
    public static readonly Phrase DeskReached = new("Parlé", "Spoken");
    public static readonly Phrase DeskMissed = new("Pas de réponse", "No answer");
    public static readonly Phrase DeskLine = new("sa ligne", "their line");
    public static readonly Phrase DeskLate = new("en retard", "late");

    public static Phrase Of(CallBack call, DateTimeOffset now) => call.State switch
    {
        CallState.Wanted when call.Until < now => Late.With(SlotText.Of(call.From, call.Until, Times.Day(now))),
        CallState.Wanted => Planned.With(SlotText.Of(call.From, call.Until, Times.Day(now)), call.MaskedPhone),
        CallState.Done => Done,
        CallState.Missed => Missed,
        _ => Withdrawn,
    };
}
