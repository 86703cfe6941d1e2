using System.Globalization;

namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>
/// Times as ERPNext writes them (<c>modified</c>, <c>creation</c>): the site's own clock, with microseconds and without a zone. In autumn one hour comes twice.
/// </summary>
internal sealed class SiteTime(string zone)
{
    private const string Format = "yyyy-MM-dd HH:mm:ss.ffffff";
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(zone);

    /// <summary>Null for what is not a time. Of an hour that comes twice the first is meant, of one that never comes the hour after it.</summary>
    public DateTimeOffset? Read(string? text)
    {
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return null;
        }

        local = DateTime.SpecifyKind(_zone.IsInvalidTime(local) ? local.AddHours(1) : local, DateTimeKind.Unspecified);
        var offset = _zone.IsAmbiguousTime(local) ? _zone.GetAmbiguousTimeOffsets(local).Max() : _zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    public string Write(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, _zone).ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>
    /// From where to read on so that nothing is missed that was being written meanwhile; where the clock may have gone back since, an hour before that.
    /// Null for what is not a time.
    /// </summary>
    public string? Before(string? since, TimeSpan overlap)
    {
        if (!DateTime.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return null;
        }

        var from = local - overlap;
        from = _zone.IsAmbiguousTime(local) || _zone.IsAmbiguousTime(from) ? from.AddHours(-1) : from;
        return from.ToString(Format, CultureInfo.InvariantCulture);
    }
}
