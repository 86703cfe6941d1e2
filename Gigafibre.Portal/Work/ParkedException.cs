using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Work;

/// <summary>Thrown by a handler that knows no quick retry can help; the item is parked with this reason.</summary>
/// <param name="reason">For the log and for people: no names.</param>
/// <param name="said">What the outside said, for people only; it may name customers.</param>
/// <param name="code">The outside's own word for it.</param>
/// <param name="isCurable">Time or somebody elsewhere may cure it: it stays on the list, and is tried again by itself.</param>
public sealed class ParkedException(Phrase reason, string? said = null, string? code = null, bool isCurable = false) : Exception(code is null ? reason.English
    : $"{reason.English} ({code})")
{
    public bool IsCurable => isCurable;

    public string? Code => code;

    public Phrase ForPeople => said is null ? reason : WorkText.Saying.With(reason, said);
}
