using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Diagnosis;

public static class TimelineText
{
    public static readonly Phrase Title = new("La ligne depuis 30 jours", "The line in the last 30 days");
    public static readonly Phrase Picture = new(
        "Lumière reçue en dBm : {0} mesures; {1} démarrages, {2} interventions, {3} diagnostics.", "Light received in dBm: {0} readings; {1} starts, {2} actions, {3} diagnoses.");
    public static readonly Phrase Legend = new(
        "Courbe : lumière reçue (dBm). Plus elle est haute, mieux c’est.", "Curve: light received (dBm). The higher, the better.");
    public static readonly Phrase Starts = new("démarrages", "starts");
    public static readonly Phrase Deeds = new("interventions", "actions");
    public static readonly Phrase Tests = new("diagnostics", "diagnoses");
    public static readonly Phrase Changes = new("Ce qui a été fait", "What was done");
    public static readonly Phrase GiveCode = new("Un code pour notre équipe", "A code for our team");
    public static readonly Phrase YourCode = new("Votre code : {0}", "Your code: {0}");
    public static readonly Phrase YourCodeWhy = new("Dites-le au téléphone : notre équipe voit exactement ce diagnostic, tel qu’il est là.",
        "Say it on the phone: our team sees exactly this diagnosis, as it stands here.");
    public static readonly Phrase DiagnosisTitle = new("Instantané {0}", "Snapshot {0}");
    public static readonly Phrase DiagnosisLead = new("Ce que le client a vu le {0}, figé.", "What the customer saw on {0}, frozen.");
    public static readonly Phrase FallingNav = new("Lumière qui baisse", "Falling light");
    public static readonly Phrase Falling = new("Lignes dont la lumière baisse", "Lines whose light is falling");
    public static readonly Phrase FallingLead = new("Comparé à l’habitude de chaque ligne (médiane de 30 jours). À 3 dB, un technicien doit passer avant la panne.",
        "Compared with what is usual on each line (median of 30 days). From 3 dB on, a technician must come before it fails.");
    public static readonly Phrase FallingNone = new("Aucune ligne ne baisse de 2 dB ou plus.", "No line has fallen by 2 dB or more.");
    public static readonly Phrase FallingBy = new("−{0} dB", "−{0} dB");
}
