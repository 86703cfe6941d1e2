using Gigafibre.Portal.Sandbox.GenieAcs;
using Gigafibre.Portal.Sandbox.Olt;

namespace Gigafibre.Portal.Sandbox.People;

/// <summary>Everybody who lives in every world. Numbers are of the fictional 555-01xx range.</summary>
public static class Scenes
{
    private const string Optical = "Device.Optical.Interface.1.X_TP_GPON_Config.";
    private const string Ppp = "Device.PPP.Interface.3.";
    private const string Node = "Device.WiFi.MultiAP.APDevice.2.";

    public static readonly IReadOnlyList<Scene> All =
    [
        new("bonne", "Louise Gagnon", "tout va bien", "1C:61:B4:00:01:01") { Phone = "+15145550101", Mailbox = "louise", Featured = true },
        new("faible", "Marc Tremblay", "lumière faible", "1C:61:B4:00:01:02")
        {
            Phone = "+15145550102", Featured = true, Bills = BillBehavior.Changed, Changes = [(Optical + "RXPower", 27)], OntRxDbm = -25.7,
        },
        new("coupee", "Nadia Bouchard", "fibre coupée il y a 6 minutes", "1C:61:B4:00:01:03")
        {
            Phone = "+15145550103", Featured = true, Modem = ModemBehavior.Refuses, SilentFor = TimeSpan.FromMinutes(6), Ont = OntBehavior.Cut,
        },
        new("panne", "Yves Côté", "panne de courant il y a 3 minutes", "1C:61:B4:00:01:04")
        {
            Phone = "+15145550104", Featured = true, Modem = ModemBehavior.Refuses, SilentFor = TimeSpan.FromMinutes(3), Ont = OntBehavior.NoPower,
        },
        new("suspendu", "Sylvie Roy", "compte suspendu", "1C:61:B4:00:01:05")
        {
            Phone = "+15145550105", Mailbox = "sylvie", Featured = true, Bills = BillBehavior.Overdue, LocationStatus = "Suspended",
            Changes = [(Ppp + "Status", "Down"), (Ppp + "ConnectionStatus", "Disconnected"), (Ppp + "LastConnectionError", "ERROR_ACCOUNT_DISABLED"),
                ("Device.IP.Interface.6.Status", "Down")],
        },
        new("absent", "Claude Lavoie", "modem hors ligne depuis deux jours", "1C:61:B4:00:01:06")
        {
            Phone = "+15145550106", Modem = ModemBehavior.Refuses, SilentFor = TimeSpan.FromHours(50), Ont = OntBehavior.NoPower,
        },
        new("refuse", "Karim Benali", "session internet refusée (PPP)", "1C:61:B4:00:01:07")
        {
            Phone = "+15145550107",
            Changes = [(Ppp + "Status", "Down"), (Ppp + "ConnectionStatus", "Disconnected"), (Ppp + "LastConnectionError", "ERROR_AUTHENTICATION_FAILURE"),
                ("Device.IP.Interface.6.Status", "Down")],
        },
        new("encombre", "Julie Fortin", "Wi-Fi encombré", "1C:61:B4:00:01:08")
        {
            Phone = "+15145550108", Changes = [("Device.WiFi.MultiAP.APDevice.1.Radio.1.Utilization", 196)],
        },
        new("loin", "Pierre Gauthier", "un appareil trop loin", "1C:61:B4:00:01:09")
        {
            Phone = "+15145550109",
            Changes =
            [
                ("Device.WiFi.MultiAP.APDevice.1.Radio.1.AP.2.AssociatedDevice.1.SignalStrength", 56),
                ("Device.WiFi.MultiAP.APDevice.1.Radio.1.AP.2.AssociatedDevice.1.X_TP_HostName", "Imprimante"),
            ],
        },
        new("borne", "Isabelle Morin", "une borne Wi-Fi débranchée", "1C:61:B4:00:01:0A")
        {
            Phone = "+15145550110",
            Featured = true,
            Changes =
            [
                (Node + "MACAddress", "1C:61:B4:00:02:0A"), (Node + "X_TP_IsController", false), (Node + "X_TP_Active", false), (Node + "X_TP_HostName", "Étage"),
                (Node + "BackhaulLinkType", "Wi-Fi"), (Node + "BackhaulSignalStrength", 0),
                ("Device.WiFi.MultiAP.APDevice.3.MACAddress", "1C:61:B4:00:02:0B"), ("Device.WiFi.MultiAP.APDevice.3.X_TP_IsController", false),
                ("Device.WiFi.MultiAP.APDevice.3.X_TP_Active", true), ("Device.WiFi.MultiAP.APDevice.3.X_TP_HostName", "Sous-sol"),
                ("Device.WiFi.MultiAP.APDevice.3.BackhaulLinkType", "Wi-Fi"), ("Device.WiFi.MultiAP.APDevice.3.BackhaulSignalStrength", 100),
            ],
        },
        new("demenage", "Ancien Locataire", "modem resté au nom d’un autre", "1C:61:B4:00:01:0B") { Phone = "+15145550111" },
        new("courriel", "Gilles Pelletier", "pas de téléphone, un courriel", "1C:61:B4:00:01:0C") { Mailbox = "gilles" },
        new("deux", "Anne et Luc Bélanger", "deux contacts", "1C:61:B4:00:01:0D") { Phone = "+15145550113", SecondPhone = "+15145550114", Mailbox = "anne" },
        new("muet", "Denis Ouellet", "rien ne répond", "1C:61:B4:00:01:0E") { Phone = "+15145550115", Modem = ModemBehavior.Hangs },
        new("adresse", "Émilie Caron", "pas d’adresse (DHCP), Huawei", "94:25:33:00:01:0F")
        {
            Phone = "+15145550116", Huawei = true,
            Changes =
            [
                (HuaweiModem.Wan + "ConnectionStatus", "Connecting"), (HuaweiModem.Wan + "ExternalIPAddress", "0.0.0.0"),
                (HuaweiModem.Wan + "LastConnectionError", "ERROR_NO_ANSWER"), (HuaweiModem.Wan + "Uptime", 0),
            ],
        },
        new("huawei", "Robert Desjardins", "tout va bien, Huawei", "94:25:33:00:01:10") { Phone = "+15145550117", Huawei = true, Bills = BillBehavior.Credited },
        new("anglais", "Emily Clark", "tout va bien, en anglais", "1C:61:B4:00:01:11") { Phone = "+15145550118", Mailbox = "emily", Language = "en" },
        new("chalet", "Louise Gagnon", "son deuxième modem, au chalet", "1C:61:B4:00:01:12") { SameCustomerAs = "bonne", Changes = [(Optical + "RXPower", 40)], OntRxDbm = -24 },
        new("eteint", "Martine Leblanc", "téléphone éteint", "1C:61:B4:00:01:13") { Phone = "+15145550120", PhoneBehavior = PhoneBehavior.SwitchedOff },
        new("fixe", "Roger Thibault", "ligne fixe, pas de textos", "1C:61:B4:00:01:14") { Phone = "+15145550121", PhoneBehavior = PhoneBehavior.Landline },
        new("stop", "Hélène Girard", "a répondu STOP", "1C:61:B4:00:01:15") { Phone = "+15145550122", Mailbox = "helene", PhoneBehavior = PhoneBehavior.OptedOut },
        new("entrepot", "En stock", "modem sans compte", "1C:61:B4:00:01:16") { Unassigned = true, EquipmentStatus = "In Stock", NotInAcs = true, Ont = null },
        new("bloque", "Modem volé", "modem bloqué", "1C:61:B4:00:01:17") { Phone = "+15145550124", EquipmentStatus = "Blocked", NotInAcs = true, Ont = null },
        new("ferme", "Compte fermé", "client désactivé", "1C:61:B4:00:01:18") { Phone = "+15145550125", Disabled = true },
        new("depanneur", "Dépanneur du Lac inc.", "une entreprise, compte payé", "1C:61:B4:00:01:1A") { Phone = "+15145550127", Company = true },
        new("famille", "Rita Gagnon", "même téléphone que Louise Gagnon", "1C:61:B4:00:01:1B") { Phone = "+15145550101", Bills = BillBehavior.Paid },
        new("inconnu", "Guy Simard", "modem inconnu de GenieACS et des OLT", "1C:61:B4:00:01:19") { Phone = "+15145550126", NotInAcs = true, Ont = null },
        new("secteur", "Ginette Paquette", "fibre du secteur coupée, voisins compris", "1C:61:B4:00:01:21")
        {
            Phone = "+15145550128", Featured = true, Modem = ModemBehavior.Refuses, SilentFor = TimeSpan.FromMinutes(9), Ont = OntBehavior.Cut, NeighboursDown = 4,
        },
        new("hydro", "Normand Savard", "panne d’électricité du secteur", "1C:61:B4:00:01:1D")
        {
            Phone = "+15145550129", Modem = ModemBehavior.Refuses, SilentFor = TimeSpan.FromMinutes(12), Ont = OntBehavior.NoPower, NeighboursDown = 3,
        },
        new("admis", "Carole Fournier", "ONT désactivé sur l’OLT", "1C:61:B4:00:01:1E")
        {
            Phone = "+15145550130", Modem = ModemBehavior.Refuses, SilentFor = TimeSpan.FromMinutes(20), Ont = OntBehavior.Deactivated,
        },
        new("fige", "Benoît Cloutier", "modem figé : lumière bonne, aucune réponse", "1C:61:B4:00:01:1F")
        {
            Phone = "+15145550131", Modem = ModemBehavior.Refuses, SilentFor = TimeSpan.FromMinutes(30),
        },
        new("usp", "Sophie Lemieux", "tout va bien, modem USP", "1C:61:B4:00:01:22") { Phone = "+15145550133", Usp = true },
        new("uspbas", "Alain Robitaille", "modem USP, session internet refusée", "1C:61:B4:00:01:23")
        {
            Phone = "+15145550134", Usp = true,
            Changes = [(Ppp + "Status", "Down"), (Ppp + "ConnectionStatus", "Disconnected"), (Ppp + "LastConnectionError", "ERROR_AUTHENTICATION_FAILURE"),
                ("Device.IP.Interface.6.Status", "Down")],
        },
        new("port", "Lise Bergeron", "câble lent (100 Mbit/s), Huawei", "94:25:33:00:01:20")
        {
            Phone = "+15145550132", Huawei = true,
            Changes = [("InternetGatewayDevice.LANDevice.1.LANEthernetInterfaceConfig.1.Status", "Up"),
                ("InternetGatewayDevice.LANDevice.1.LANEthernetInterfaceConfig.1.X_HW_Speed", "Auto_100")],
        },
    ];
}
