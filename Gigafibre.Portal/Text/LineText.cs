namespace Gigafibre.Portal.Text;

public static class LineText
{
    public static readonly Phrase PageTitle = new("Ma connexion", "My connection");
    public static readonly Phrase Looking = new("Nous regardons votre ligne…", "Looking at your line…");
    public static readonly Phrase LookingWhy = new("Votre modem est interrogé en ce moment. Cela prend quelques secondes.",
        "Your modem is being asked right now. It takes a few seconds.");
    public static readonly Phrase NoModem = new("Aucun modem en service à ce compte. Appelez-nous au {0}.", "No modem in service on this account. Call us at {0}.");
    public static readonly Phrase OtherOptions = new("Autres options", "Other options");
    public static readonly Phrase Awaited = new("Nous attendons encore : {0}.", "Still waiting for: {0}.");
    public static readonly Phrase AwaitedExchange = new("notre central", "our exchange");
    public static readonly Phrase AwaitedModem = new("votre modem", "your modem");
    public static readonly Phrase Refresh = new("Actualiser", "Refresh");
    public static readonly Phrase TestAgain = new("Refaire le test", "Test again");
    public static readonly Phrase AskForHelp = new("Ouvrir un billet", "Open a ticket");
    public static readonly Phrase TicketOpen = new("Billet ouvert : {0}", "Ticket opened: {0}");
    public static readonly Phrase TicketOpenWhy = new(
        "Notre équipe a tout ce que vous voyez ici. Donnez ce numéro si vous nous appelez.", "Our team has everything you see here. Give this number if you call us.");
    public static readonly Phrase TicketWaiting = new("Billet enregistré : {0}", "Ticket saved: {0}");
    public static readonly Phrase TicketWaitingWhy = new(
        "Il est enregistré ici et rejoint notre équipe dès que possible. Gardez ce numéro.", "It is saved here and reaches our team as soon as possible. Keep this number.");
    public static readonly Phrase CheckedAt = new("Vérifié à {0}, en {1}.", "Checked at {0}, in {1}.");
    public static readonly Phrase Seconds = new("{0:0.0} s", "{0:0.0} s");
    public static readonly Phrase Also = new("Aussi remarqué", "Also noticed");
    public static readonly Phrase LastKnown = new("Ce que votre modem disait {0}. Depuis, cela a pu changer.", "What your modem said {0}. It may have changed since.");
    public static readonly Phrase NotReported = new("Non rapporté par ce modem.", "Not reported by this modem.");
    public static readonly Phrase NotReportedThese = new("Non rapporté par ce modem : {0}.", "Not reported by this modem: {0}.");
    public static readonly Phrase TheLightReceived = new("lumière reçue", "light received");
    public static readonly Phrase TheLightSent = new("lumière émise", "light sent");
    public static readonly Phrase TheTemperature = new("température", "temperature");
    public static readonly Phrase TheVoltage = new("tension", "voltage");
    public static readonly Phrase TheAddress = new("adresse", "address");
    public static readonly Phrase TheSession = new("durée de la session", "length of the session");
    public static readonly Phrase TheChannel = new("canal", "channel");
    public static readonly Phrase TheSignal = new("force du signal", "signal strength");
    public static readonly Phrase TheUptime = new("durée depuis l’allumage", "time since power-on");
    public static readonly Phrase TheFirmware = new("logiciel", "firmware");
    public static readonly Phrase Waiting = new("Réponse attendue…", "Waiting for an answer…");
    public static readonly Phrase NoAnswer = new("Pas de réponse.", "No answer.");
    public static readonly Phrase SourceModem = new("modem, {0}", "modem, {0}");
    public static readonly Phrase SourceUnknownAge = new("modem, à un moment inconnu", "modem, time unknown");
    public static readonly Phrase SourceAccount = new("votre dossier, {0}", "your account, {0}");
    public static readonly Phrase Sources = new("Sources", "Sources");
    public static readonly Phrase Details = new("Détails", "Details");
    public static readonly Phrase YourModems = new("Vos modems", "Your modems");
    public static readonly Phrase ModemsLead = new("Lequel voulez-vous regarder?", "Which one do you want to look at?");
    public static readonly Phrase ModemsAway = new("Nous ne pouvons pas lire la liste de vos modems en ce moment. Réessayez dans un instant.",
        "We cannot read the list of your modems right now. Try again in a moment.");
    public static readonly Phrase LookAtThis = new("Regarder", "Look");
    public static readonly Phrase Current = new("celui-ci", "this one");

    public static readonly Phrase Fibre = new("Fibre", "Fibre");
    public static readonly Phrase LightGood = new("Bonne", "Good");
    public static readonly Phrase LightMarginal = new("Faible", "Weak");
    public static readonly Phrase LightBad = new("Très faible", "Very weak");
    public static readonly Phrase LightStrong = new("Forte", "Strong");
    public static readonly Phrase LightNone = new("Aucune lumière", "No light");
    public static readonly Phrase LightNoPower = new("Modem sans courant", "Modem without power");
    public static readonly Phrase LightSilent = new("Modem absent", "Modem not there");
    public static readonly Phrase LightClosed = new("Non reconnu", "Not recognised");
    public static readonly Phrase WasConnected = new("Était connecté", "Was connected");
    public static readonly Phrase WasNotConnected = new("Était hors ligne", "Was offline");
    public static readonly Phrase DeviceCountWas = new("{0} étaient connectés", "{0} were connected");
    public static readonly Phrase DeviceCountWasOne = new("1 était connecté", "1 was connected");
    public static readonly Phrase GaugeLabel = new("Lumière reçue : {0} dBm. Bonne entre −24 et −8.", "Light received: {0} dBm. Good between −24 and −8.");
    public static readonly Phrase Received = new("Reçu : {0} dBm", "Received: {0} dBm");
    public static readonly Phrase Sent = new("Émis : {0} dBm", "Sent: {0} dBm");
    public static readonly Phrase Temperature = new("Température du module : {0} °C", "Module temperature: {0} °C");
    public static readonly Phrase Voltage = new("Tension : {0} V", "Voltage: {0} V");

    public static readonly Phrase ReceivedByUs = new("Ce que nous recevons de votre modem : {0} dBm", "What we receive from your modem: {0} dBm");
    public static readonly Phrase Distance = new("Longueur de fibre : {0} km", "Length of fibre: {0} km");
    public static readonly Phrase Usual = new("D’habitude sur votre ligne : {0} dBm", "Usual on your line: {0} dBm");
    public static readonly Phrase DownSince = new("Sans réponse depuis le {0}", "No answer since {0}");
    public static readonly Phrase LightSays = new("{0} : {1}\u00A0dBm, {2}", "{0}: {1}\u00A0dBm, {2}");
    public static readonly Phrase SourceOlt = new("notre central, {0}", "our exchange, {0}");

    public static readonly Phrase Internet = new("Internet", "Internet");
    public static readonly Phrase Connected = new("Connecté", "Connected");
    public static readonly Phrase NotConnected = new("Hors ligne", "Offline");
    public static readonly Phrase Unknown = new("Inconnu", "Unknown");
    public static readonly Phrase Address = new("Adresse : {0}", "Address: {0}");
    public static readonly Phrase SessionFor = new("Session ouverte depuis {0}", "Session open for {0}");
    public static readonly Phrase Protocol = new("Type : {0}", "Type: {0}");
    public static readonly Phrase LastError = new("Dernière erreur : {0}", "Last error: {0}");

    public static readonly Phrase Wifi = new("Wi-Fi", "Wi-Fi");
    public static readonly Phrase Channel = new("canal {0}", "channel {0}");
    public static readonly Phrase Guest = new("invités", "guest");
    public static readonly Phrase Off = new("éteint", "off");
    public static readonly Phrase On = new("allumé", "on");
    public static readonly Phrase Busy = new("ondes occupées à {0} %", "air {0}% busy");

    public static readonly Phrase Devices = new("Appareils", "Devices");
    public static readonly Phrase DeviceCount = new("{0} connectés", "{0} connected");
    public static readonly Phrase DeviceCountOne = new("1 connecté", "1 connected");
    public static readonly Phrase NoDevices = new("Aucun appareil connecté en ce moment.", "No device connected right now.");
    public static readonly Phrase ByCable = new("par câble", "by cable");
    public static readonly Phrase DeviceName = new("Nom de cet appareil", "Name of this device");
    public static readonly Phrase DeviceRename = new("renommer", "rename");
    public static readonly Phrase DeviceNameKeep = new("Enregistrer", "Save");
    public static readonly Phrase Unnamed = new("Appareil sans nom", "Unnamed device");
    public static readonly Phrase Via = new("par {0}", "through {0}");
    public static readonly Phrase SignalExcellent = new("excellent", "excellent");
    public static readonly Phrase SignalGood = new("bon", "good");
    public static readonly Phrase SignalFair = new("moyen", "fair");
    public static readonly Phrase SignalWeak = new("faible", "weak");
    public static readonly Phrase SignalBad = new("très faible", "very weak");

    public static readonly Phrase Mesh = new("Bornes Wi-Fi", "Mesh points");
    public static readonly Phrase MeshDrawing = new("Qui passe par qui : {0}", "Who hangs on whom: {0}");
    public static readonly Phrase NodeOnline = new("en ligne", "online");
    public static readonly Phrase NodeOffline = new("hors ligne", "offline");
    public static readonly Phrase NodeByCable = new("par câble", "by cable");
    public static readonly Phrase NodeByWifi = new("par Wi-Fi", "by Wi-Fi");

    public static readonly Phrase Modem = new("Modem", "Modem");
    public static readonly Phrase Firmware = new("Logiciel : {0}", "Firmware: {0}");
    public static readonly Phrase Uptime = new("Allumé depuis {0}", "On for {0}");
    public static readonly Phrase LastHeard = new("Dernières nouvelles : {0}", "Last heard: {0}");
    public static readonly Phrase Serial = new("Numéro de série : {0}", "Serial number: {0}");

    public static readonly Phrase Account = new("Compte :", "Account:");
    public static readonly Phrase InService = new("En service", "In service");
    public static readonly Phrase Suspended = new("Suspendu", "Suspended");
}
