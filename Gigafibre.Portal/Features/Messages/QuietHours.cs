using Gigafibre.Portal.Text;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Messages;

/// <summary>When a telephone may not ring for something that can wait. Mail waits for nobody.</summary>
public sealed class QuietHours(IOptions<MessagesOptions> options)
{
    /// <summary>Now, or the next morning.</summary>
    public DateTimeOffset Next(DateTimeOffset now)
    {
        var (from, until, hour) = (options.Value.QuietFrom, options.Value.QuietUntil, Times.TimeOfDay(now).Hour);
        var isQuiet = from > until ? hour >= from || hour < until : hour >= from && hour < until;
        return isQuiet ? Times.At(Times.Day(now).AddDays(from > until && hour >= from ? 1 : 0), until) : now;
    }
}
