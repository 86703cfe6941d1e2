using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Diagnosis;

public static class LampText
{
    public static readonly Phrase Drawing = new("Les voyants de votre modem, tels que vous les avez indiqués", "Your modem’s lights, as you described them");
    public static readonly Phrase Title = new("Que disent les voyants?", "What do the lights say?");
    public static readonly Phrase Lead = new("Regardez le dessus ou l’avant du modem et dites ce que vous voyez.", "Look at the top or front of the modem and say what you see.");
    public static readonly Phrase Model = new("Votre modem : {0}", "Your modem: {0}");
    public static readonly Phrase LosHint = new("rouge", "red");
    public static readonly Phrase Show = new("Voir ce que cela veut dire", "See what it means");
    public static readonly Phrase Agrees = new("Notre central voit la même chose.", "Our exchange sees the same.");
    public static readonly Phrase Disagrees = new(
        "Notre central voit autre chose en ce moment : refaites le test, puis ouvrez un billet si cela dure.",
        "Our exchange sees something else right now: test again, then open a ticket if it lasts.");
    public static readonly Phrase NotYet = new(
        "Notre central ne le voit pas encore revenir. S’il n’est pas là dans trois minutes, refaites le test.",
        "Our exchange does not see it come back yet. If it is not there in three minutes, test again.");
    public static readonly Phrase DiagnosisKnows = new(
        "C’est ce que dit notre diagnostic de {0}; il en sait plus que les voyants.", "That is what our diagnosis of {0} says; it knows more than the lights.");
    public static readonly Phrase WhatToDo = new("Voir quoi faire", "See what to do");
    public static readonly Phrase NotKnown = new("Notre central ne peut pas le confirmer en ce moment.", "Our exchange cannot confirm it right now.");

    public static Phrase Of(Lamp lamp) => lamp switch
    {
        Lamp.Steady => new("allumé", "on"),
        Lamp.Blinking => new("clignote", "blinking"),
        _ => new("éteint", "off"),
    };

    public static Phrase Of(LampMeaning meaning) => meaning switch
    {
        LampMeaning.NoPower => new("Votre modem n’a pas de courant. Vérifiez la prise, l’adaptateur et l’interrupteur.",
            "Your modem has no power. Check the outlet, the adapter and the switch."),
        LampMeaning.NoLight => new(
            "Aucune lumière n’arrive par la fibre. Vérifiez que le mince câble est bien enfoncé, sans pli serré. Ne regardez pas dedans.",
            "No light comes through the fibre. Check that the thin cable is firmly in, with no sharp bend. Do not look into it."),
        LampMeaning.WeakLight => new("De la lumière arrive, mais trop faible. Redressez le mince câble et poussez doucement le connecteur.",
            "Light comes, but too weak. Straighten the thin cable and gently push the connector."),
        LampMeaning.Registering => new("Le modem se connecte au réseau. Attendez trois minutes.", "The modem is joining the network. Wait three minutes."),
        LampMeaning.NoInternet => new("La fibre est bonne, mais l’internet ne passe pas. Redémarrez le modem une fois.",
            "The fibre is fine, but the internet does not get through. Restart the modem once."),
        LampMeaning.AllGood => new("Le modem dit que tout va bien. Si un appareil a des ennuis, cherchez du côté du Wi-Fi.",
            "The modem says all is well. If a device has trouble, look at the Wi-Fi."),
        _ => new("Ces voyants ensemble ne nous disent rien de clair. Débranchez le modem dix secondes et regardez encore.",
            "These lights together tell us nothing clear. Unplug the modem for ten seconds and look again."),
    };

    public static Phrase Of(LampAgreement agreement) =>
        agreement switch { LampAgreement.Agrees => Agrees, LampAgreement.NotYet => NotYet, LampAgreement.Disagrees => Disagrees, _ => NotKnown };
}
