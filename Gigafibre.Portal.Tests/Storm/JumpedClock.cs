using System.Globalization;

namespace Gigafibre.Portal.Tests.Storm;

/// <summary>Real time, moved forward for several processes at once: how far stands in a file that one of them writes.</summary>
public sealed class JumpedClock(string file) : TimeProvider
{
    private const long LooksEvery = 50;
    private readonly Lock _lock = new();
    private long _looked = -LooksEvery;
    private TimeSpan _ahead;

    public string Place => file;

    public TimeSpan Ahead
    {
        get
        {
            lock (_lock)
            {
                if (Environment.TickCount64 - _looked >= LooksEvery)
                {
                    (_looked, _ahead) = (Environment.TickCount64, TimeSpan.FromTicks(long.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture)));
                }

                return _ahead;
            }
        }
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;

    /// <summary>Replaced whole, so that nobody reads half of it.</summary>
    public void Jump(TimeSpan ahead)
    {
        File.WriteAllText(file + ".new", ahead.Ticks.ToString(CultureInfo.InvariantCulture));
        File.Move(file + ".new", file, overwrite: true);
        lock (_lock)
        {
            (_looked, _ahead) = (Environment.TickCount64, ahead);
        }
    }
}
