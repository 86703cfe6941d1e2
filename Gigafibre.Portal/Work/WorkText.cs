using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Work;

public static class WorkText
{
    public static readonly Phrase Saying = new("{0} : {1}", "{0}: {1}");
    public static readonly Phrase NoHandler = new("Cette version du portail ne sait pas faire cette tâche.", "This version of the portal does not know this task.");
    public static readonly Phrase CutOff = new("Chaque essai a été interrompu.", "Every try was cut off.");
    public static readonly Phrase Unreadable = new("Son contenu ne peut plus être lu.", "What it holds cannot be read any more.");
    private static readonly Phrase Ours = new("Erreur du portail lui-même, nommée dans son journal", "An error of the portal itself, named in its log");
    private static readonly Phrase NoAnswer = new("{0} n’a pas donné de réponse utilisable", "{0} gave no usable answer");
    private static readonly Phrase Refused = new("{0} a refusé", "{0} refused");

    /// <summary>Why a try failed, in our words: nobody is named.</summary>
    public static Phrase Reason(Exception e) => e switch
    {
        IntegrationException { IsTransient: true } outside => NoAnswer.With(outside.System),
        IntegrationException outside => Refused.With(outside.System),
        _ => Ours,
    };

    /// <summary>For people, with what the outside said about it, or else its code.</summary>
    public static Phrase Why(Exception e) => e is IntegrationException outside && (outside.Said ?? outside.Code) is { } said ? Saying.With(Reason(e), said) : Reason(e);
}
