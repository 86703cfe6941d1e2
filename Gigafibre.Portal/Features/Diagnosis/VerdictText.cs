using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Diagnosis;

public sealed record VerdictWords(Phrase Sentence, Phrase Why, IReadOnlyList<Phrase> Steps);

public static class VerdictText
{
    private static readonly Phrase TestAgain = new("Attendez deux minutes, puis refaites le test.", "Wait two minutes, then test again.");
    private static readonly Phrase Test = new("Puis refaites le test.", "Then test again.");
    private static readonly Phrase RestartOnce = new(
        "Débranchez le modem dix secondes, rebranchez-le et attendez trois minutes.", "Unplug the modem for ten seconds, plug it back in and wait three minutes.");
    private static readonly Phrase OpenTicket = new("Si rien ne change, ouvrez un billet ci-dessous : nous prenons le relais.",
        "If nothing changes, open a ticket below: we take over.");
    private static readonly Phrase CheckPower = new(
        "Le modem est-il allumé? Vérifiez la prise, l’adaptateur et la barre d’alimentation.", "Is the modem lit? Check the outlet, the adapter and the power strip.");
    private static readonly Phrase CheckFibre = new(
        "Le mince câble de fibre est-il bien enfoncé, sans pli serré? Ne regardez pas dans le connecteur.",
        "Is the thin fibre cable firmly in, with no sharp bend? Do not look into the connector.");
    private static readonly Phrase Straighten = new(
        "Suivez le mince câble jusqu’au modem et redressez les courbes serrées.", "Follow the thin cable to the modem and straighten any sharp bends.");
    private static readonly Phrase PushConnector = new("Poussez doucement le connecteur jusqu’au déclic. Ne regardez pas dedans.",
        "Gently push the connector until it clicks. Do not look into it.");

    /// <summary><c>{0}</c> is the verdict's subject (a device, a node, a band), <c>{1}</c> how long ago.</summary>
    public static VerdictWords Of(VerdictCode code) => code switch
    {
        VerdictCode.AllGood => new(
            new("Tout fonctionne : votre connexion est bonne.", "Everything works: your connection is fine."),
            new("La fibre, l’internet et le Wi-Fi répondent bien. Si un site ou un appareil fait encore des siennes, le problème est probablement là.",
                "Fibre, internet and Wi-Fi all answer well. If a site or a device still misbehaves, the trouble is probably there."),
            []),
        VerdictCode.AccountSuspended => new(
            new("Votre service est suspendu.", "Your service is suspended."),
            new("Votre ligne n’est pas brisée : un solde est en attente à votre compte. Le service revient après le paiement.",
                "Your line is not broken: your account has a balance due. Service comes back after payment."),
            [
                new("Payez ici, ou appelez-nous au {2} pour conclure une entente de paiement.", "Pay here, or call us at {2} to agree on a payment plan."),
                new("Laissez le modem allumé : il se reconnecte tout seul.", "Leave the modem on: it reconnects by itself."),
            ]),
        VerdictCode.AreaOutage => new(
            new("Une panne touche votre secteur.", "An outage affects your area."),
            new("La fibre de votre rue a cessé de transmettre {1}. Ce n’est ni votre modem ni votre câble : nous y travaillons.",
                "The fibre of your street went silent {1}. It is neither your modem nor your cable: we are on it."),
            [new("Vous n’avez rien à faire. Laissez le modem allumé : il se reconnecte tout seul.", "There is nothing to do. Leave the modem on: it reconnects by itself."),
             new("Pour des nouvelles, appelez-nous au {2}.", "For news, call us at {2}.")]),
        VerdictCode.AreaPowerOut => new(
            new("Le courant manque dans votre secteur.", "The power is out in your area."),
            new("Votre modem et ceux de vos voisins se sont éteints {1}. La fibre, elle, est en place.",
                "Your modem and your neighbours’ went dark {1}. The fibre itself is in place."),
            [new("L’internet revient avec le courant, sans rien faire.", "The internet comes back with the power, by itself."),
             new("Suivez la panne sur le site d’Hydro-Québec.", "Follow the power outage on Hydro-Québec’s site.")]),
        VerdictCode.PowerLost => new(
            new("Votre modem a perdu le courant {1}.", "Your modem lost power {1}."),
            new("C’est la dernière chose qu’il nous a dite. La fibre est en place; il lui manque l’électricité.",
                "That is the last thing it told us. The fibre is in place; it lacks electricity."),
            [new("Vérifiez la prise, l’adaptateur, la barre d’alimentation et l’interrupteur du modem.",
                "Check the outlet, the adapter, the power strip and the modem’s switch."),
             new("Essayez une autre prise.", "Try another outlet."),
             new("Si le courant est là et que le modem reste éteint, ouvrez un billet : l’adaptateur est peut-être à changer.",
                 "If there is power and the modem stays dark, open a ticket: the adapter may need replacing.")]),
        VerdictCode.NotAdmitted => new(
            new("Notre réseau ne reconnaît pas votre modem.", "Our network does not recognise your modem."),
            new("La fibre arrive chez vous, mais notre équipement a refusé le modem {1}. C’est à nous de corriger cela.",
                "The fibre is connected, but our equipment closed the door to the modem {1}. This is ours to fix."),
            [new("Ouvrez un billet ci-dessous : nous corrigeons l’accès à distance.", "Open a ticket below: we fix the access remotely."),
             new("Laissez le modem allumé pendant ce temps.", "Leave the modem on in the meantime.")]),
        VerdictCode.Restarting => new(
            new("Votre modem redémarre.", "Your modem is restarting."),
            new("Il s’est relancé {1}. Cela prend environ trois minutes.", "It started again {1}. It takes about three minutes."),
            [TestAgain]),
        VerdictCode.ModemStuck => new(
            new("La fibre est bonne, mais votre modem ne répond pas.", "The fibre is fine, but your modem does not answer."),
            new("Il est allumé et voit la lumière, mais il est probablement figé. Un redémarrage suffit presque toujours.",
                "It is on and sees the light, but it is probably stuck. A restart nearly always does it."),
            [RestartOnce, Test, OpenTicket]),
        VerdictCode.FallingLight => new(
            new("Votre connexion fonctionne, mais la lumière baisse sur votre ligne.", "Your connection works, but the light on your line is falling."),
            new("Elle arrive nettement plus faible que d’habitude. Il faut s’en occuper avant que ça coupe.",
                "It arrives clearly weaker than usual. Better look into it before it cuts out."),
            [Straighten, PushConnector, new("Si rien ne change, ouvrez un billet : un technicien passera avant la panne.",
                "If nothing changes, open a ticket: a technician will come before it fails.")]),
        VerdictCode.RebootLoop => new(
            new("Votre modem a redémarré {0} fois depuis hier.", "Your modem has restarted {0} times since yesterday."),
            new("Chaque fois, l’internet coupe quelques minutes. C’est souvent le courant ou la chaleur.",
                "Each time, the internet is out for a few minutes. It is often the power or the heat."),
            [new("Branchez le modem directement au mur, avec son adaptateur d’origine.", "Plug the modem straight into the wall, with its own adapter."),
             new("Dégagez-le : rien dessus, de l’air autour.", "Give it room: nothing on top, air around it."),
             OpenTicket]),
        VerdictCode.SlowPort => new(
            new("Votre ligne est bonne, mais le câble du port {0} plafonne à {3} Mbit/s.", "Your line is fine, but the cable on port {0} is limited to {3} Mbit/s."),
            new("C’est le câble, ou l’appareil à l’autre bout, qui ralentit.", "It is the cable, or the device at its other end, that is slow."),
            [new("Remplacez le câble par un câble de catégorie 5e ou mieux.", "Replace the cable with a category 5e cable or better.")]),
        VerdictCode.ModemSilent => new(
            new("Votre modem ne répond pas.", "Your modem does not answer."),
            new("Il nous a parlé pour la dernière fois {1}. Deux choses à regarder :", "It last spoke to us {1}. Two things to look at:"),
            [CheckPower, CheckFibre, TestAgain]),
        VerdictCode.ModemOffline => new(
            new("Votre modem ne répond plus depuis {1}.", "Your modem has not answered for {1}."),
            new("Rien ne nous parvient de lui depuis. Deux choses à regarder :", "Nothing has reached us from it since. Two things to look at:"),
            [CheckPower, CheckFibre, TestAgain]),
        VerdictCode.NoLight => new(
            new("La lumière n’arrive plus à votre modem.", "No light is reaching your modem."),
            new("Le câble de fibre est peut-être débranché, plié ou abîmé.", "The fibre cable may be unplugged, bent or damaged."),
            [Straighten, PushConnector, TestAgain, OpenTicket]),
        VerdictCode.WeakLight => new(
            new("Votre connexion fonctionne, mais la lumière arrive faible à votre modem.", "Your connection works, but the light reaching your modem is weak."),
            new("Le câble de fibre est peut-être plié ou mal enfoncé.", "The fibre cable may be bent or not pushed in all the way."),
            [Straighten, PushConnector, TestAgain, OpenTicket]),
        VerdictCode.LightTooWeak => new(
            new("La lumière arrive trop faible à votre modem, et l’internet ne passe plus.", "The light reaching your modem is too weak, and the internet is down."),
            new("Le câble de fibre est peut-être plié ou mal enfoncé.", "The fibre cable may be bent or not pushed in all the way."),
            [Straighten, PushConnector, TestAgain, OpenTicket]),
        VerdictCode.SignInRefused => new(
            new("Votre modem est refusé à l’entrée de notre réseau.", "Your modem is refused at the door of our network."),
            new("La fibre est bonne; c’est l’ouverture de session du modem qui ne passe pas. C’est à nous de corriger cela.",
                "The fibre is fine; it is the modem’s sign-in that fails. This is ours to fix."),
            [new("Ouvrez un billet ci-dessous : nous corrigeons l’accès à distance.", "Open a ticket below: we fix the access remotely."),
             new("Laissez le modem allumé pendant ce temps.", "Leave the modem on in the meantime.")]),
        VerdictCode.SignInNoAnswer => new(
            new("Votre modem n’arrive pas à joindre notre réseau.", "Your modem cannot reach our network."),
            new("La fibre arrive chez vous, mais personne ne répond au modem à l’autre bout.", "The fibre is connected, but nobody answers the modem at the other end."),
            [RestartOnce, OpenTicket]),
        VerdictCode.NoAddress => new(
            new("Votre modem n’a pas reçu d’adresse internet.", "Your modem was not given an internet address."),
            new("La fibre est bonne, mais notre réseau ne lui a pas donné d’adresse.", "The fibre is fine, but our network gave it no address."),
            [RestartOnce, OpenTicket]),
        VerdictCode.InternetDown => new(
            new("Votre modem répond, mais il n’est pas relié à internet.", "Your modem answers, but it is not connected to the internet."),
            new("La session internet du modem est fermée.", "The modem’s internet session is down."),
            [RestartOnce, OpenTicket]),
        VerdictCode.MeshNodeGone => new(
            new("Votre internet fonctionne, mais la borne « {0} » ne répond plus.", "Your internet works, but the mesh point “{0}” no longer answers."),
            new("Les appareils près de cette borne perdent le Wi-Fi.", "Devices near it lose their Wi-Fi."),
            [new("Vérifiez que la borne est allumée.", "Check that the mesh point is powered."),
             new("Rapprochez-la du modem et attendez cinq minutes.", "Bring it closer to the modem and wait five minutes.")]),
        VerdictCode.MeshNodeFar => new(
            new("La borne « {0} » est trop loin du modem.", "The mesh point “{0}” is too far from the modem."),
            new("Elle capte mal le modem; tout ce qui passe par elle est ralenti.", "It hears the modem poorly; everything that goes through it is slowed."),
            [new("Placez-la à mi-chemin entre le modem et la pièce à couvrir.", "Place it half-way between the modem and the room to cover.")]),
        VerdictCode.WifiOff => new(
            new("Votre ligne est bonne, mais le Wi-Fi du modem est éteint.", "Your line is fine, but the modem’s Wi-Fi is off."),
            new("Les appareils reliés par câble fonctionnent.", "Devices connected by cable work."),
            [new("Appuyez sur le bouton Wi-Fi du modem, sur le côté ou à l’arrière.", "Press the Wi-Fi button on the side or back of the modem.")]),
        VerdictCode.WifiCrowded => new(
            new("Votre ligne est bonne, mais les ondes Wi-Fi autour de vous sont encombrées.", "Your line is fine, but the Wi-Fi airwaves around you are crowded."),
            new("La bande {0} est occupée par les réseaux voisins.", "The {0} band is busy with neighbouring networks."),
            [new("Rapprochez-vous du modem, ou choisissez le réseau 5 GHz s’il en existe un.", "Move closer to the modem, or pick the 5 GHz network if there is one."),
             new("Éloignez le modem du four à micro-ondes et des murs épais.", "Keep the modem away from the microwave oven and thick walls.")]),
        VerdictCode.WeakDevice => new(
            new("Votre ligne est bonne, mais « {0} » capte mal le Wi-Fi.", "Your line is fine, but “{0}” gets a weak Wi-Fi signal."),
            new("Les autres appareils n’ont pas ce problème : c’est la distance ou un obstacle.", "Other devices are not affected: it is the distance or an obstacle."),
            [new("Rapprochez l’appareil du modem, loin du métal et de l’eau.", "Move the device closer to the modem, away from metal and water."),
             new("Pour une pièce éloignée, une borne Wi-Fi règle le problème : parlez-nous-en.", "For a far room a mesh point solves it: ask us.")]),
        VerdictCode.InternetNotReported => new(
            new("Votre modem répond, mais il ne dit pas si l’internet passe.", "Your modem answers, but does not say whether the internet gets through."),
            new("Tout ce qu’il nous a dit d’autre est plus bas.", "Everything else it told us is below."),
            [new("Essayez un site avec un appareil relié au modem par câble.", "Try a site on a device connected to the modem by cable."), OpenTicket]),
        VerdictCode.NotKnown => new(
            new("Votre modem n’est pas encore suivi par notre système.", "Our system does not follow your modem yet."),
            new("Nous ne pouvons pas l’interroger à distance. Cela ne veut pas dire qu’il est en panne.", "We cannot ask it remotely. That does not mean it is broken."),
            [CheckPower, CheckFibre, OpenTicket]),
        VerdictCode.OnlyFibreKnown => new(
            new("La fibre se rend à votre modem, mais nous n’avons pas pu l’interroger.", "The fibre reaches your modem, but we could not ask it."),
            new("Nous n’avons pas pu lui parler à distance. Notre central, lui, le voit.", "We could not talk to it from here. Our exchange does see it."),
            [new("Si l’internet ne passe pas, débranchez le modem dix secondes, rebranchez-le et attendez trois minutes.",
                "If the internet does not get through, unplug the modem for ten seconds, plug it back in and wait three minutes."), Test, OpenTicket]),
        _ => new(
            new("Nous n’avons pas pu interroger votre modem.", "We could not ask your modem."),
            new("C’est notre système de diagnostic qui ne répond pas; cela ne dit rien de votre ligne.",
                "It is our diagnosis system that does not answer; this says nothing about your line."),
            [new("Refaites le test dans quelques minutes.", "Test again in a few minutes."), OpenTicket]),
    };
}
