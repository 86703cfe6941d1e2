namespace Gigafibre.Portal.Data;

/// <summary>How long rows of one kind are kept (docs/configuration.md#what-is-kept).</summary>
/// <param name="ForgetAsync">Deletes, or empties, what is older than the given moment.</param>
public sealed record Retention(TimeSpan Keep, Func<PortalDb, DateTimeOffset, CancellationToken, Task> ForgetAsync);
