using Gigafibre.Portal.Integrations;
using Xunit;

namespace Gigafibre.Portal.Tests.Integrations;

public class ValueTests
{
    [Theory]
    [InlineData("1C:61:B4:FB:2A:C8")]
    [InlineData("1c:61:b4:fb:2a:c8")]
    [InlineData("1C-61-B4-FB-2A-C8")]
    [InlineData("1c61.b4fb.2ac8")]
    [InlineData("1C61B4FB2AC8")]
    [InlineData("1c61b4 fb2ac8")]
    public void A_mac_has_one_canonical_form(string text)
    {
        Assert.True(MacAddress.TryParse(text, out var mac));
        Assert.Equal("1C61B4FB2AC8", mac.Compact);
        Assert.Equal("1c61b4fb2ac8", mac.Normalized);
        Assert.Equal("1C:61:B4:FB:2A:C8", mac.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1C61B4FB2AC")]
    [InlineData("1C61B4FB2AC8A")]
    [InlineData("1C61B4FB2AG8")]
    [InlineData("1:C61B4FB2AC8")]
    [InlineData("00:00:00:00:00:00")]
    [InlineData("FF:FF:FF:FF:FF:FF")]
    [InlineData("01:00:5E:00:00:01")]
    [InlineData("１C61B4FB2AC8")]
    [InlineData("robots.txt..")]
    public void What_names_no_modem_is_refused(string? text) => Assert.False(MacAddress.TryParse(text, out _));

    [Theory]
    [InlineData("514-555-0123")]
    [InlineData("(514) 555-0123")]
    [InlineData("+1 514 555 0123")]
    [InlineData("1 514 555-0123 poste 22")]
    [InlineData("5145550123")]
    public void A_phone_has_one_form_and_hides_itself(string text)
    {
        Assert.True(PhoneNumber.TryParse(text, out var phone));
        Assert.Equal("+15145550123", phone.E164);
        Assert.DoesNotContain("555", $"{phone}", StringComparison.Ordinal);
        Assert.EndsWith("23", phone.Masked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+1 876 555 0123", "Jamaica, a classic of paid numbers")]
    [InlineData("+1 809 555 0123", "Dominican Republic")]
    [InlineData("+1 212 555 0123", "United States")]
    [InlineData("+33 1 44 55 66 77", "France")]
    [InlineData("911", "emergency")]
    [InlineData("12345", "too short")]
    [InlineData("louise@exemple.ca", "not a number")]
    public void Only_canadian_numbers_are_called(string text, string why)
    {
        Assert.False(PhoneNumber.TryParse(text, out _), why);
    }

    [Fact]
    public void An_address_is_compared_without_case_and_hides_itself()
    {
        Assert.True(EmailAddress.TryParse(" Louise.Gagnon@Exemple.CA ", out var email));
        Assert.Equal("louise.gagnon@exemple.ca", email.Value);
        Assert.Equal("l•••@e•••.ca", $"{email}");
        Assert.False(EmailAddress.TryParse("louise@", out _));
        Assert.False(EmailAddress.TryParse("louise@exemple", out _));
        Assert.False(EmailAddress.TryParse("a@b.c, d@e.fr", out _));
        Assert.False(EmailAddress.TryParse("louise@exemple.ca\r\nBcc: x@y.ca", out _));
    }

    [Fact]
    public void A_gpon_serial_reads_both_spellings()
    {
        Assert.True(GponSerial.TryParse("54504C475E005301", out var hex));
        Assert.True(GponSerial.TryParse("TPLG5E005301", out var letters));
        Assert.Equal(letters, hex);
        Assert.False(GponSerial.TryParse("22275A7000395", out _));
    }
}
