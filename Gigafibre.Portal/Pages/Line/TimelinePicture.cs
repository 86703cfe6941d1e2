using System.Globalization;
using System.Text;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Lines;

namespace Gigafibre.Portal.Pages.Line;

/// <summary>Where everything stands in the picture of a line's past: light as a curve, restarts, changes and diagnoses on a time line under it.</summary>
public sealed class TimelinePicture
{
    public const int Width = 640;
    public const int Height = 256;
    public const int Bottom = 130;

    /// <summary>The time lines under the curve.</summary>
    public const int Starts = 164;
    public const int Changes = 194;
    public const int Diagnoses = 224;

    public const int Left = 44;
    private const int Top = 10;
    private readonly LineTimeline _story;

    public TimelinePicture(LineTimeline story)
    {
        _story = story;
        var levels = story.Readings.Select(r => r.RxDbm).OfType<double>().ToList();
        (Low, High) = levels.Count == 0 ? (-28, -16) : (Math.Floor(Math.Min(levels.Min(), -27) - 1), Math.Ceiling(levels.Max() + 1));
    }

    public double Low { get; }

    public double High { get; }

    public string Curve()
    {
        var path = new StringBuilder();
        DateTimeOffset? last = null;
        foreach (var reading in _story.Readings.Where(r => r.RxDbm is not null))
        {
            path.Append(last is { } l && reading.At - l < TimeSpan.FromDays(7) ? 'L' : 'M').Append(X(reading.At)).Append(' ').Append(Y(reading.RxDbm!.Value));
            last = reading.At;
        }

        return path.ToString();
    }

    public string X(DateTimeOffset at) => Number(Left + ((at - _story.From) / (_story.To - _story.From) * (Width - Left - 8)));

    public string Y(double dbm) => Number(Top + ((High - dbm) / (High - Low) * (Bottom - Top - 6)));

    public IEnumerable<double> Levels => High - Low > 8 ? [High - 1, -24, Low + 1] : [High - 1, Low + 1];

    public IEnumerable<DateTimeOffset> Weeks => Enumerable.Range(0, 5).Select(i => _story.To.AddDays((-7 * i) - 1)).Where(d => d > _story.From);

    public static bool IsBad(LineChange change) => change.State is LineChangeState.Failed or LineChangeState.PutBack;

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
