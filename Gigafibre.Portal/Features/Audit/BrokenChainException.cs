namespace Gigafibre.Portal.Features.Audit;

/// <summary>The audit's chain ends with a link that is not ours: it is not continued.</summary>
public sealed class BrokenChainException(long number) : Exception($"The audit's chain ends with a link that is not ours ({number}): run `audit verify`.");
