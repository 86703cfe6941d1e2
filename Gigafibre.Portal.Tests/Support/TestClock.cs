namespace Gigafibre.Portal.Tests.Support;

/// <summary>Real time, moved forward by hand: nobody sleeps.</summary>
public sealed class TestClock : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;

    public void Advance(TimeSpan by) => _ahead += by;
}
