using System.Globalization;

namespace Gigafibre.Portal.Sandbox.ErpNext;

/// <summary>The site's own clock: what it writes down has no zone, and repeats an hour in autumn.</summary>
public static class SiteClock
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");

    public static string Now => TimeZoneInfo.ConvertTimeFromUtc(DateTime.UtcNow, Zone).ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    public static string Today => Now[..10];
}
