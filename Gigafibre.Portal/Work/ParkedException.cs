namespace Gigafibre.Portal.Work;

/// <summary>Thrown by a handler that knows no retry can help; the item is parked with this reason.</summary>
public sealed class ParkedException(string reason) : Exception(reason);
