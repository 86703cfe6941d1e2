namespace Gigafibre.Portal.Features.Dunning;

/// <summary>Everything that a page about time to pay asks, in one hand.</summary>
public sealed record TimeDesk(DunningReader Reader, DunningPauses Pauses, Arrangements Arrangements);
