using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>What our team reads about requests.</summary>
public static class DeskRequestText
{
    public static readonly Phrase Title = new("Demandes de service", "Service requests");
    public static readonly Phrase Lead = new("Ce que des clients ont décidé. Faites-le dans ERPNext, puis cochez ici : une comparaison vérifie que les deux disent la même chose.",
        "What customers decided. Do it in ERPNext, then tick it here: a comparison checks that both say the same.");
    public static readonly Phrase Open = new("À faire", "To do");
    public static readonly Phrase Lately = new("Depuis trente jours", "In the last thirty days");
    public static readonly Phrase None = new("Rien en ce moment.", "Nothing right now.");
    public static readonly Phrase NoneLately = new("Les demandes réglées, refusées ou annulées s’afficheront ici.", "Requests carried out, refused or withdrawn will appear here.");
    public static readonly Phrase Schedule = new("Mettre à l’horaire", "Mark as scheduled");
    public static readonly Phrase Tick = new("Marquer comme fait", "Mark as done");
    public static readonly Phrase Refuse = new("Refuser et prévenir le client", "Refuse and tell the customer");
    public static readonly Phrase Reason = new("Pourquoi (le client le lira)", "Why (the customer will read it)");
    public static readonly Phrase Moved = new("C’est noté.", "Noted.");
    public static readonly Phrase AsWritten = new("Ce que le client a lu :", "What the customer read:");
    public static readonly Phrase Settled = new("Rien n’a changé : la demande est déjà réglée.", "Nothing changed: the request is already settled.");
    public static readonly Phrase NoReason = new("Rien n’a changé : écrivez pourquoi, le client le lira.", "Nothing changed: write why, the customer will read it.");
    public static readonly Phrase NotInErp = new(
        "Rien n’a changé, et le client n’a rien reçu : ERPNext ne dit pas encore la même chose. Faites-le d’abord là-bas, puis revenez cocher.",
        "Nothing changed, and the customer was told nothing: ERPNext does not say the same yet. Do it there first, then come back and tick.");
    public static readonly Phrase Away = new("Rien n’a changé : ERPNext ne répond pas, et le client ne doit lire que ce qui est vrai. Réessayez dans un instant.",
        "Nothing changed: ERPNext does not answer, and the customer must read only what is true. Try again in a moment.");
    public static readonly Phrase Ticket = new("billet {0}", "ticket {0}");
    public static readonly Phrase TicketComing = new("billet en création", "ticket being created");
    public static readonly Phrase DoneBy = new("par {0}", "by {0}");
    public static readonly Phrase SeenInErp = new("vu dans ERPNext", "seen in ERPNext");
    public static readonly Phrase Past = new("en retard", "overdue");
}
