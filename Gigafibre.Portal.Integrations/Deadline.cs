namespace Gigafibre.Portal.Integrations;

/// <summary>How long somebody who waits for a page waits for the outside.</summary>
public static class Deadline
{
    /// <summary>
    /// Asks, and gives up after <paramref name="longest"/>: too slow is one more way of not answering. Throws <see cref="IntegrationException"/>;
    /// a caller who leaves is no failure of the outside and stays a cancellation.
    /// </summary>
    public static async Task<T> AskAsync<T>(string system, TimeSpan longest, Func<CancellationToken, Task<T>> ask, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(longest);
        try
        {
            return await ask(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new IntegrationException(system, "did not answer in time", isTransient: true, mayHaveHappened: true, inner: e);
        }
    }
}
