using Gigafibre.Portal.Integrations.GenieAcs;
using Xunit;

namespace Gigafibre.Portal.Tests.Integrations;

public class OpticalPowerTests
{
    [Theory]
    [InlineData("5624", nameof(OpticalUnit.TenthMicrowatt), -2.5)]
    [InlineData("14880", nameof(OpticalUnit.TenthMicrowatt), 1.73)]
    [InlineData("20", nameof(OpticalUnit.TenthMicrowatt), -26.99)]
    [InlineData("-21.3", nameof(OpticalUnit.TenthMicrowatt), -21.3)]
    [InlineData("-19", nameof(OpticalUnit.Dbm), -19.0)]
    [InlineData("-3.409399", nameof(OpticalUnit.Dbm), -3.41)]
    [InlineData("2", nameof(OpticalUnit.Dbm), 2.0)]
    [InlineData("178", nameof(OpticalUnit.Dbm), -17.5)]
    [InlineData("-215", nameof(OpticalUnit.TenthDbm), -21.5)]
    [InlineData("-21500", nameof(OpticalUnit.Standard), -21.5)]
    [InlineData("-215", nameof(OpticalUnit.Standard), -21.5)]
    [InlineData("-21.5", nameof(OpticalUnit.Standard), -21.5)]
    public void Every_makers_unit_becomes_dbm(string raw, string unit, double dbm)
    {
        Assert.Equal(dbm, OpticalPower.ToDbm(raw, Enum.Parse<OpticalUnit>(unit), out var floor)!.Value, 2);
        Assert.False(floor);
    }

    [Theory]
    [InlineData("0", nameof(OpticalUnit.TenthMicrowatt), true)]
    [InlineData("-40", nameof(OpticalUnit.Dbm), true)]
    [InlineData("65535", nameof(OpticalUnit.Dbm), true)]
    [InlineData("0", nameof(OpticalUnit.Standard), false)]
    [InlineData("--", nameof(OpticalUnit.Dbm), false)]
    [InlineData(null, nameof(OpticalUnit.Dbm), false)]
    [InlineData("999999999", nameof(OpticalUnit.TenthMicrowatt), false)]
    public void No_light_and_no_reading_are_not_a_level(string? raw, string unit, bool dark)
    {
        Assert.Null(OpticalPower.ToDbm(raw, Enum.Parse<OpticalUnit>(unit), out var floor));
        Assert.Equal(dark, floor);
    }
}
