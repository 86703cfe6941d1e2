namespace Gigafibre.Portal.Core;

/// <summary>Whoever does something that goes on record, as a feature of the request. Set by what signed them in.</summary>
/// <param name="Id">The name by which they are known for good.</param>
/// <param name="Name">What people call them.</param>
public sealed record Actor(string Id, string? Name);
