using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Home;

public static class HomeText
{
    public static readonly Phrase Title = new("Accueil", "Home");
    public static readonly Phrase Hello = new("Bonjour, {0}.", "Hello, {0}.");
    public static readonly Phrase HelloNobody = new("Bonjour.", "Hello.");
    public static readonly Phrase OtherModem = new("Voir un autre modem", "See another modem");
    public static readonly Phrase OtherAccount = new("Changer de compte", "Change account");
    public static readonly Phrase CheckedAt = new("Vérifié {0}.", "Checked {0}.");
    public static readonly Phrase WhatToDo = new("Voir quoi faire", "See what to do");
    public static readonly Phrase SeeLine = new("Voir ma connexion", "See my connection");
    public static readonly Phrase ChooseModem = new("Quel modem voulez-vous voir?", "Which modem do you want to see?");
    public static readonly Phrase Choose = new("Choisir un modem", "Choose a modem");

    public static readonly Phrase DueBy = new("À payer d’ici le {0}", "Due by {0}");
    public static readonly Phrase Due = new("À payer", "Amount due");
    public static readonly Phrase Overdue = new("En retard", "Overdue");
    public static readonly Phrase SeeBills = new("Voir mes factures", "See my bills");

    public static readonly Phrase UnderWay = new("En cours", "Under way");
    public static readonly Phrase PaymentUnderWay = new("Paiement de {0}", "Payment of {0}");
    public static readonly Phrase Ticket = new("Billet {0}", "Ticket {0}");
    public static readonly Phrase TicketReceived = new("transmis à notre équipe {0}", "passed to our team {0}");
    public static readonly Phrase TicketWaits = new("enregistré, en route vers notre équipe", "saved, on its way to our team");
    public static readonly Phrase Tickets = new("Vos billets récents", "Your recent tickets");
    public static readonly Phrase TicketsWhy = new("Écrivez-nous quand vous voulez, photos à l’appui; vous avez un numéro tout de suite et la réponse par message.",
        "Write to us any time, with photos if they help; you get a number right away and the answer by message.");
    public static readonly Phrase AllTickets = new("Tous mes billets", "All my tickets");
    public static readonly Phrase Follow = new("Suivre", "Follow");

    public static readonly Phrase Want = new("Je veux…", "I want to…");
    public static readonly Phrase WantWifi = new("Changer mon mot de passe Wi-Fi", "Change my Wi-Fi password");
    public static readonly Phrase WantSpeed = new("Mesurer ma vitesse", "Measure my speed");
    public static readonly Phrase WantLights = new("Comprendre les voyants du modem", "Understand the modem’s lights");
    public static readonly Phrase WantStatement = new("Télécharger un relevé de compte", "Download a statement");
    public static readonly Phrase WantServices = new("Voir ou changer mon forfait", "See or change my plan");
    public static readonly Phrase WantHelp = new("Obtenir de l’aide", "Get help");

    public static readonly Phrase HelpTitle = new("Comment pouvons-nous vous aider?", "How can we help?");
    public static readonly Phrase HelpLine = new("Internet ne fonctionne pas bien", "The internet is not working well");
    public static readonly Phrase HelpLineWhy = new(
        "Nous testons votre ligne d’un bout à l’autre et vous disons quoi faire. Si rien n’y fait, un billet part vers notre équipe avec le résultat.",
        "We test your line from end to end and tell you what to do. If nothing helps, a ticket goes to our team with the result.");
    public static readonly Phrase HelpLineScan = new("Scannez l’étiquette de votre modem avec votre téléphone, ou entrez l’adresse MAC imprimée dessous.",
        "Scan the sticker on your modem with your phone, or type the MAC address printed under it.");
    public static readonly Phrase HelpLineGo = new("Vérifier ma connexion", "Check my connection");
    public static readonly Phrase HelpWifiGo = new("Gérer mon modem et mon Wi-Fi", "Manage my modem and Wi-Fi");
    public static readonly Phrase HelpBills = new("Une facture ou un paiement", "A bill or a payment");
    public static readonly Phrase HelpBillsWhy = new("Chaque facture dit ce qui a changé depuis la précédente, et chaque paiement où il en est.",
        "Every bill says what changed since the one before, and every payment how far it has come.");
    public static readonly Phrase HelpTalk = new("Parler à quelqu’un", "Talk to somebody");
    public static readonly Phrase HelpTalkWhy = new("Tous les jours, de 8 h à 22 h. Nous voyons ce que vous voyez : ayez cette page sous les yeux.",
        "Every day, from 8 a.m. to 10 p.m. We see what you see: keep this page in front of you.");
    public static readonly Phrase HelpTalkOpen = new("Tous les jours, de 8 h à 22 h.", "Every day, from 8 a.m. to 10 p.m.");
}
