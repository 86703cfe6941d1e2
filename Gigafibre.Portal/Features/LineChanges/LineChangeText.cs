using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.LineChanges;

public static class LineChangeText
{
    public static readonly Phrase Title = new("Gérer mon modem et mon Wi-Fi", "Manage my modem and Wi-Fi");
    public static readonly Phrase DeskTitle = new("Gérer le modem et le Wi-Fi", "Manage the modem and Wi-Fi");
    public static readonly Phrase Nothing = new(
        "Nous ne pouvons rien commander à ce modem en ce moment. S’il ne répond pas, débranchez-le dix secondes et rebranchez-le.",
        "We cannot command this modem right now. If it does not answer, unplug it for ten seconds and plug it back in.");
    public static readonly Phrase Restart = new("Redémarrer le modem", "Restart the modem");
    public static readonly Phrase RestartWhy = new("L’internet coupe environ trois minutes pour toute la maison, puis revient.",
        "The internet is out for the whole house for about three minutes, then comes back.");
    public static readonly Phrase RestartSure = new("Oui, redémarrer", "Yes, restart");
    public static readonly Phrase Renew = new("Rétablir la connexion", "Reconnect");
    public static readonly Phrase RenewWhy = new("Le modem demande une nouvelle adresse. La coupure dure quelques secondes.",
        "The modem asks for a new address. The cut lasts a few seconds.");
    public static readonly Phrase Refresh = new("Actualiser", "Refresh");
    public static readonly Phrase RefreshWhy = new("Nous relevons tout de nouveau : appareils, Wi-Fi, bornes.", "We look at everything again: devices, Wi-Fi, mesh points.");
    public static readonly Phrase SpeedWhy = new("Le modem mesure la ligne sans passer par le Wi-Fi.", "The modem measures the line, without the Wi-Fi.");
    public static readonly Phrase Wifi = new("Nom et mot de passe du Wi-Fi", "Wi-Fi name and password");
    public static readonly Phrase WifiWhy = new(
        "Vos appareils perdront le Wi-Fi jusqu’à ce que vous leur donniez le nouveau nom ou le nouveau mot de passe. "
            + "Si aucun ne revient en dix minutes, tout est remis comme avant.",
        "Your devices lose the Wi-Fi until you give them the new name or password. If none comes back within ten minutes, everything is put back as it was.");
    public static readonly Phrase NetworkName = new("Nom du réseau {0}", "Name of the {0} network");
    public static readonly Phrase NewKey = new("Nouveau mot de passe (laissez vide pour garder le vôtre)", "New password (leave empty to keep yours)");
    public static readonly Phrase KeyRule = new("De 8 à 63 caractères, sans accents.", "From 8 to 63 characters, without accents.");
    public static readonly Phrase CurrentKey = new("Mot de passe actuel, pour pouvoir le remettre au besoin", "Current password, so that it can be put back if need be");
    public static readonly Phrase CurrentKeyRule = new(
        "Nous ne pouvons pas le lire dans le modem : vérifiez-le bien. Si aucun appareil ne revient, c’est celui-ci que le modem reprendra.",
        "We cannot read it from the modem: check it carefully. If no device comes back, this is the one it will go back to.");
    public static readonly Phrase ChangeWifi = new("Changer le Wi-Fi", "Change the Wi-Fi");
    public static readonly Phrase Guest = new("Réseau des invités", "Guest network");
    public static readonly Phrase GuestIsOn = new("« {0} » est allumé.", "“{0}” is on.");
    public static readonly Phrase GuestIsOff = new("« {0} » est éteint.", "“{0}” is off.");
    public static readonly Phrase GuestKey = new("Nouveau mot de passe des invités (laissez vide pour garder le leur)", "New password for the guests (leave empty to keep theirs)");
    public static readonly Phrase GuestKeyWhy = new("Par exemple {0}. Notez-le : vos invités en auront besoin.", "For example {0}. Write it down: your guests will need it.");
    public static readonly Phrase BadGuestKey = new("Le mot de passe des invités doit avoir de 8 à 63 caractères, sans accents, ni espace au début ou à la fin.",
        "The guests’ password must have 8 to 63 characters, without accents or spaces at its ends.");
    public static readonly Phrase GuestOn = new("Allumer", "Switch on");
    public static readonly Phrase GuestOff = new("Éteindre", "Switch off");
    public static readonly Phrase Keep = new("Garder quand même", "Keep it all the same");
    public static readonly Phrase Follow = new("Suivre", "Follow it");
    public static readonly Phrase Record = new("{0} — {1} : {2}", "{0} — {1}: {2}");
    public static readonly Phrase UnderWay = new("en cours.", "under way.");
    public static readonly Phrase Deaf = new(
        "D’après le test de {0}, votre modem n’entend rien en ce moment : rien de ce qu’on lui demande ne lui parviendrait. Quand il sera revenu, refaites le test.",
        "According to the test at {0}, your modem hears nothing right now: whatever we ask of it would not reach it. When it is back, test again.");
    public static readonly Phrase BackToLine = new("Revenir à ma connexion", "Back to my connection");

    public static readonly Phrase BadName = new("Un nom de réseau a de 1 à 32 caractères (les accents comptent double).",
        "A network name has 1 to 32 characters (accents count twice).");
    public static readonly Phrase BadKey = new("Le nouveau mot de passe doit avoir de 8 à 63 caractères, sans accents, ni espace au début ou à la fin.",
        "The new password must have 8 to 63 characters, without accents or spaces at its ends.");
    public static readonly Phrase BadCurrentKey = new(
        "Le mot de passe actuel a de 8 à 63 caractères : il est sur l’étiquette du modem, ou dans un appareil déjà connecté.",
        "The current password has 8 to 63 characters: it is on the modem’s label, or in a device that is already connected.");
    public static readonly Phrase Busy = new("Un changement est déjà en cours sur ce modem. Attendez qu’il soit terminé.",
        "A change is already under way on this modem. Wait until it is over.");
    public static readonly Phrase NotOffered = new("Rien à changer : c’est déjà ainsi, ou ce modem ne le permet pas.",
        "Nothing to change: it is so already, or this modem does not allow it.");
    public static readonly Phrase KeyNeeded = new("Entrez aussi le mot de passe actuel : sans lui, nous ne pourrions pas le remettre.",
        "Type the current password too: without it we could not put it back.");
    public static readonly Phrase Away = new("Nos systèmes ne répondent pas en ce moment. Rien n’a été changé; réessayez dans un instant.",
        "Our systems do not answer right now. Nothing was changed; try again in a moment.");

    public static readonly Phrase StepQueued = new("Demandé", "Requested");
    public static readonly Phrase StepSent = new("Envoyé au modem", "Sent to the modem");
    public static readonly Phrase StepApplied = new("Confirmé par le modem", "Confirmed by the modem");
    public static readonly Phrase StepProven = new("Vérifié", "Checked");
    public static readonly Phrase AskedAt = new("Demandé à {0}.", "Asked for at {0}.");
    public static readonly Phrase AskedByStaff = new("Demandé à {0} par notre équipe.", "Asked for at {0} by our team.");
    public static readonly Phrase MeasuredUp = new("Et {0} Mbit/s de chez vous vers nous.", "And {0} Mbit/s from you to us.");
    public static readonly Phrase Measured = new("Ligne mesurée par le modem : {0} Mbit/s vers vous.", "Line measured by the modem: {0} Mbit/s towards you.");

    public static Phrase NameOf(LineChangeKind kind) => kind switch
    {
        LineChangeKind.Restart => new("Redémarrage du modem", "Restart of the modem"),
        LineChangeKind.Refresh => new("Actualisation", "Refresh"),
        LineChangeKind.Renew => new("Rétablissement de la connexion", "Reconnection"),
        LineChangeKind.Wifi => new("Changement du Wi-Fi", "Change of the Wi-Fi"),
        LineChangeKind.GuestWifi => new("Réseau des invités", "Guest network"),
        _ => new("Mesure de vitesse par le modem", "Speed test by the modem"),
    };

    public static Phrase StateOf(LineChange change) => change switch
    {
        { State: LineChangeState.Queued } => new("C’est demandé : nous l’envoyons au modem.", "Requested: we are sending it to the modem."),
        { State: LineChangeState.Sent, Kind: LineChangeKind.Wifi } => new(
            "C’est envoyé. Connectez un appareil au Wi-Fi avec le nouveau nom ou le nouveau mot de passe : nous attendons jusqu’à {0}, sinon tout est remis comme avant.",
            "It is sent. Connect a device to the Wi-Fi with the new name or password: we wait until {0}, otherwise everything is put back as it was."),
        { State: LineChangeState.Sent } => new("C’est envoyé. Nous attendons que le modem le confirme.", "It is sent. We wait for the modem to confirm it."),
        { State: LineChangeState.Applied, Kind: LineChangeKind.Wifi } => new(
            "Le modem a fait le changement. Connectez-y un appareil : nous attendons jusqu’à {0}, sinon tout est remis comme avant.",
            "The modem has made the change. Connect a device to it: we wait until {0}, otherwise everything is put back as it was."),
        { State: LineChangeState.Proven, Kind: LineChangeKind.GuestWifi, Reason: LineChangeReason.Unread } => new(
            "Le réseau des invités est allumé. Nous n’avons pas pu vérifier son mot de passe : essayez-le avec un appareil avant de le donner.",
            "The guests’ network is on. We could not check its password: try it with a device before you give it out."),
        { State: LineChangeState.Proven, Kind: LineChangeKind.GuestWifi } => new("C’est fait : le modem le confirme.", "Done: the modem confirms it."),
        { State: LineChangeState.Proven, Kind: LineChangeKind.Restart } => new("C’est fait : le modem a redémarré et répond.", "Done: the modem has restarted and answers."),
        { State: LineChangeState.Proven, Kind: LineChangeKind.Renew } =>
            new("C’est fait : le modem a une adresse et l’internet passe.", "Done: the modem has an address and the internet gets through."),
        { State: LineChangeState.Proven, Kind: LineChangeKind.Wifi } => new("C’est fait : un appareil est revenu sur le Wi-Fi.", "Done: a device is back on the Wi-Fi."),
        { State: LineChangeState.Proven, Kind: LineChangeKind.Refresh } => new("C’est fait : tout est à jour.", "Done: everything is up to date."),
        { State: LineChangeState.Proven } => new("C’est mesuré.", "It is measured."),
        { State: LineChangeState.Keeping } => new("Vous le gardez. Nous attendons que le modem le confirme.", "You keep it. We wait for the modem to confirm it."),
        { State: LineChangeState.Kept, Reason: LineChangeReason.Unread } => new(
            "Gardé. Ce modem ne nous montre pas son mot de passe : connectez un appareil pour vous assurer qu’il l’a bien pris.",
            "Kept. This modem does not show us its password: connect a device to be sure that it took it."),
        { State: LineChangeState.Kept } => new("Gardé comme vous l’avez voulu. Donnez le nouveau nom ou le nouveau mot de passe à vos appareils.",
            "Kept as you wished. Give your devices the new name or password."),
        { State: LineChangeState.PuttingBack, Reason: LineChangeReason.Skipped } =>
            new("Le modem n’a pas fait le changement : nous remettons le Wi-Fi comme avant.", "The modem did not make the change: we are putting the Wi-Fi back as it was."),
        { State: LineChangeState.PutBack, Reason: LineChangeReason.Skipped } =>
            new("Le modem n’a pas fait le changement : le Wi-Fi est remis comme avant.", "The modem did not make the change: the Wi-Fi is as it was before."),
        { State: LineChangeState.PuttingBack } => new("Aucun appareil n’est revenu : nous remettons le Wi-Fi comme avant.",
            "No device came back: we are putting the Wi-Fi back as it was."),
        { State: LineChangeState.PutBack, Reason: LineChangeReason.Unread } => new(
            "Aucun appareil n’est revenu : nous avons renvoyé au modem le nom d’avant et le mot de passe que vous nous aviez donné comme actuel. "
                + "S’ils ne fonctionnent pas, appelez-nous.",
            "No device came back: we sent the modem its former name and the password you gave us as the current one. If they do not work, call us."),
        { State: LineChangeState.PutBack } => new("Aucun appareil n’est revenu : le Wi-Fi est remis comme avant.", "No device came back: the Wi-Fi is as it was before."),
        { Reason: LineChangeReason.Offline } => new("Le modem ne répond pas : rien n’a été changé, et rien ne le sera plus tard.",
            "The modem does not answer: nothing was changed, and nothing will be later."),
        { Reason: LineChangeReason.Refused } => new("Le modem a refusé : rien n’a été changé.", "The modem refused: nothing was changed."),
        { Reason: LineChangeReason.NotPutBack } => new(
            "Le modem n’a pas repris le Wi-Fi d’avant. Appelez-nous : nous le remettons ensemble.",
            "The modem did not take the former Wi-Fi back. Call us: we put it back together."),
        { Reason: LineChangeReason.NotSeen } => new("Le modem n’a pas confirmé. Refaites le test pour voir où il en est.",
            "The modem did not confirm. Test again to see where it stands."),
        { Reason: LineChangeReason.HandedOver } => new("Le modem n’est plus à ce compte : tout s’est arrêté là.",
            "The modem is no longer on this account: everything stopped there."),
        { Reason: LineChangeReason.NotMeasured } => new("Le modem n’a pas réussi à mesurer.", "The modem could not measure."),
        _ => new("Nos systèmes n’ont pas répondu : rien n’a été changé.", "Our systems did not answer: nothing was changed."),
    };

    public static Phrase Of(ChangeAnswer asked) => asked switch { ChangeAnswer.Busy => Busy, ChangeAnswer.KeyNeeded => KeyNeeded, ChangeAnswer.Away => Away, _ => NotOffered };
}
