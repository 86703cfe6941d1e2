using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Desk;

public static class DeskHomeText
{
    public static readonly Phrase Title = new("Ce qui attend quelqu’un", "What waits for somebody");
    public static readonly Phrase Nothing = new("Rien n’attend personne en ce moment.", "Nothing waits for anybody right now.");
    public static readonly Phrase Money = new("Paiements à régler à la main", "Payments that need a person");
    public static readonly Phrase Refunds = new("Remboursements à approuver", "Refunds to approve");
    public static readonly Phrase Findings = new("Constats à vérifier", "Findings to look into");
    public static readonly Phrase Falling = new("Lignes dont la lumière baisse", "Lines whose light is falling");
    public static readonly Phrase Parked = new("Tâches arrêtées", "Work that stopped");
    public static readonly Phrase Silent = new("Systèmes qui ne répondent pas", "Systems that do not answer");
}
