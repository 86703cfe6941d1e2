using Gigafibre.Portal.Integrations.ErpNext;
using Xunit;

namespace Gigafibre.Portal.Tests.Integrations;

/// <summary>ERPNext's times have no zone: nothing is missed in the hour that comes twice, and none is an hour off.</summary>
public sealed class SiteTimeTests
{
    private static readonly SiteTime Quebec = new("America/Toronto");

    [Theory]
    [InlineData("2026-07-01 12:00:00.500000", "2026-07-01T16:00:00.5Z")]
    [InlineData("2026-12-01 12:00:00", "2026-12-01T17:00:00Z")]
    [InlineData("2026-11-01 01:30:00", "2026-11-01T05:30:00Z")]
    [InlineData("2026-03-08 02:30:00", "2026-03-08T07:30:00Z")]
    [InlineData("hier", null)]
    [InlineData(null, null)]
    public void A_time_of_the_site_is_a_moment(string? text, string? moment) =>
        Assert.Equal(moment is null ? null : DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), Quebec.Read(text));

    [Theory]
    [InlineData("2026-07-01 12:00:00.000000", "2026-07-01 11:58:00.000000")]

    // The clock went back at two: what was written at ten past one after that comes before what was written at two to two before.
    [InlineData("2026-11-01 01:58:00.000000", "2026-11-01 00:56:00.000000")]
    [InlineData("2026-11-01 02:01:00.000000", "2026-11-01 00:59:00.000000")]
    [InlineData("2026-11-01 02:05:00.000000", "2026-11-01 02:03:00.000000")]
    public void A_look_begins_early_enough_where_an_hour_comes_twice(string since, string from) => Assert.Equal(from, Quebec.Before(since, TimeSpan.FromMinutes(2)));

    [Fact]
    public void What_is_written_is_read_back() =>
        Assert.Equal("2026-11-30 09:25:00.000000", Quebec.Write(DateTimeOffset.Parse("2026-11-30T14:25:00Z", System.Globalization.CultureInfo.InvariantCulture)));
}
