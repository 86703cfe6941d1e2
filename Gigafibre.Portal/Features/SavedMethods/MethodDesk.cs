namespace Gigafibre.Portal.Features.SavedMethods;

/// <summary>Everything that the page of the ways to pay asks, in one hand.</summary>
public sealed record MethodDesk(SavedMethodList Methods, SavedMethodSync Sync, MethodShares Shares);
