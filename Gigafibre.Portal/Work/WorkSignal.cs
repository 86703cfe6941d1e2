namespace Gigafibre.Portal.Work;

public sealed class WorkSignal : IDisposable
{
    private readonly SemaphoreSlim _bell = new(0, 1);

    public void Wake()
    {
        try
        {
            _bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is already going to look.
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => _bell.WaitAsync(atMost, cancel);

    public void Dispose() => _bell.Dispose();
}
