namespace Gigafibre.Portal.Core;

/// <summary>A system that we talk to.</summary>
/// <param name="Address">Where it answers over HTTP; null when it is switched off, or answers otherwise.</param>
public sealed record OutsideSystem(string Name, Func<IServiceProvider, Uri?> Address);
