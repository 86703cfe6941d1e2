using Gigafibre.Portal.Integrations.Cpe;
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
    [InlineData("-800", nameof(OpticalUnit.Standard), -0.8)]
    [InlineData("5624", nameof(OpticalUnit.Standard), -2.5)]
    [InlineData("-21.5", nameof(OpticalUnit.TenthDbm), -21.5)]
    [InlineData("-21.549 dBm", nameof(OpticalUnit.Dbm), -21.55)]
    public void Every_makers_unit_becomes_dbm(string raw, string unit, double dbm)
    {
        var power = OpticalPower.ToDbm(raw, null, Enum.Parse<OpticalUnit>(unit));
        Assert.Equal(dbm, power.Rx!.Value, 2);
        Assert.False(power.Dark);
    }

    [Theory]
    [InlineData("0", nameof(OpticalUnit.TenthMicrowatt), true)]
    [InlineData("-40", nameof(OpticalUnit.Dbm), true)]
    [InlineData("65535", nameof(OpticalUnit.Dbm), true)]
    [InlineData("0", nameof(OpticalUnit.Standard), false)]
    [InlineData("-65536", nameof(OpticalUnit.Standard), true)]
    [InlineData("65535", nameof(OpticalUnit.Standard), true)]
    [InlineData("63", nameof(OpticalUnit.Standard), false)]
    [InlineData("-inf", nameof(OpticalUnit.Dbm), true)]
    [InlineData("--", nameof(OpticalUnit.Dbm), false)]
    [InlineData(null, nameof(OpticalUnit.Dbm), false)]
    [InlineData("999999999", nameof(OpticalUnit.TenthMicrowatt), false)]
    public void No_light_and_no_reading_are_not_a_level(string? raw, string unit, bool dark)
    {
        var power = OpticalPower.ToDbm(raw, null, Enum.Parse<OpticalUnit>(unit));
        Assert.Null(power.Rx);
        Assert.Equal(dark, power.Dark);
    }

    [Theory]
    [InlineData("-21", "2", nameof(OpticalUnit.TenthMicrowatt), 2.0)]
    [InlineData("-20", "2", nameof(OpticalUnit.Unknown), 2.0)]
    [InlineData("-215", "23", nameof(OpticalUnit.TenthMicrowatt), 2.3)]
    [InlineData("-215", "23", nameof(OpticalUnit.Standard), 2.3)]
    [InlineData("-21", "2", nameof(OpticalUnit.Standard), 2.0)]
    [InlineData("-17500", "2300", nameof(OpticalUnit.Standard), 2.3)]
    [InlineData("5624", "14880", nameof(OpticalUnit.TenthMicrowatt), 1.73)]
    [InlineData("0", "14880", nameof(OpticalUnit.TenthMicrowatt), 1.73)]
    public void What_the_received_number_reveals_holds_for_the_sent_one(string received, string sent, string unit, double dbm) =>
        Assert.Equal(dbm, OpticalPower.ToDbm(received, sent, Enum.Parse<OpticalUnit>(unit)).Tx!.Value, 2);
}
