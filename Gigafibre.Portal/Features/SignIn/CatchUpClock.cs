namespace Gigafibre.Portal.Features.SignIn;

/// <summary>When this process last began to read the contacts that changed, of the times that it got to the end.</summary>
public sealed class CatchUpClock
{
    private long _ticks;

    public DateTimeOffset BeganAt
    {
        get => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);
        set => Interlocked.Exchange(ref _ticks, value.UtcTicks);
    }
}
