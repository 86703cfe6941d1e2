namespace Gigafibre.Portal.Core;

/// <summary>An address outside that a form of ours may lead to: browsers hold the redirect after a form against a list of them.</summary>
public sealed record FormTarget(Uri Address);
