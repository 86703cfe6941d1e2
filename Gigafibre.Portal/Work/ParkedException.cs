namespace Gigafibre.Portal.Work;

/// <summary>Thrown by a handler that knows no quick retry can help; the item is parked with this reason.</summary>
/// <param name="reason">For the log and for people: no names.</param>
/// <param name="said">What the outside said, for people only; it may name customers.</param>
/// <param name="isCurable">Time or somebody elsewhere may cure it: it stays on the list, and is tried again by itself.</param>
public sealed class ParkedException(string reason, string? said = null, bool isCurable = false) : Exception(reason)
{
    public bool IsCurable => isCurable;

    public string ForPeople => said is null ? Message : $"{Message}: {said}";
}
