using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Autopay;

public static class DeskAutopayText
{
    public static readonly Phrase Title = new("Prélèvements", "Automatic charges");
    public static readonly Phrase Lead = new("Clients qui paient automatiquement : {0}.", "Customers with automatic payment: {0}.");
    public static readonly Phrase AllHeld = new("Tous les prélèvements sont en attente.", "All charges are on hold.");
    public static readonly Phrase AllGo = new("Les prélèvements se font de {0} h à {1} h, les jours où les banques travaillent.",
        "Charges are made from {0}:00 to {1}:00, on days on which banks work.");
    public static readonly Phrase HoldAll = new("Tout mettre en attente", "Hold all");
    public static readonly Phrase ReleaseAll = new("Lever l’attente de tous", "Release all");
    public static readonly Phrase Reason = new("Raison", "Reason");
    public static readonly Phrase Tomorrow = new("Ce qui partirait le {0}", "What would go on {0}");
    public static readonly Phrase Total = new("Prélèvements : {0}, {1}", "Charges: {0}, {1}");
    public static readonly Phrase NoneTomorrow = new("Rien.", "Nothing.");
    public static readonly Phrase Coming = new("Annoncés, par jour", "Announced, by day");
    public static readonly Phrase Refused = new("Refusés depuis trente jours", "Refused in the last thirty days");
    public static readonly Phrase NoneRefused = new("Aucun.", "None.");
    public static readonly Phrase Holds = new("En attente", "On hold");
    public static readonly Phrase NoHolds = new("Aucun client.", "No customer.");
    public static readonly Phrase Everybody = new("Tous les clients", "All customers");
    public static readonly Phrase Release = new("Lever l’attente", "Release");
    public static readonly Phrase HoldOne = new("Mettre un client en attente", "Put a customer on hold");
    public static readonly Phrase Customer = new("Client (numéro d’ERPNext)", "Customer (ERPNext id)");
    public static readonly Phrase Hold = new("Mettre en attente", "Put on hold");
    public static readonly Phrase End = new("Désactiver son paiement automatique", "Switch off their automatic payment");
    public static readonly Phrase Done = new("C’est fait.", "Done.");
    public static readonly Phrase NotDone = new("Rien n’a changé : écrivez une raison et un client qui existe, ou c’était déjà fait.",
        "Nothing changed: write a reason and a customer that exists, or it was done already.");
    public static readonly Phrase OnFile = new("Paiement automatique : {0}, {1}.", "Automatic payment: {0}, {1}.");
    public static readonly Phrase Since = new("{0}, par {1}, le {2}", "{0}, by {1}, {2}");
}
