using Gigafibre.Portal.Integrations.Twilio;
using Xunit;

namespace Gigafibre.Portal.Tests.Integrations;

/// <summary>Twilio's own test vectors.</summary>
public class TwilioSignatureTests
{
    private static readonly (string, string[])[] Call =
        [("CallSid", ["CA1234567890ABCDE"]), ("Caller", ["+14158675309"]), ("Digits", ["1234"]), ("From", ["+14158675309"]), ("To", ["+18005551212"])];

    private static List<KeyValuePair<string, IEnumerable<string>>> Fields((string Name, string[] Values)[] fields) =>
        [.. fields.Select(f => KeyValuePair.Create(f.Name, f.Values.AsEnumerable()))];

    [Theory]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", "kvajT1Ptam85bY51eRf/AJRuM3w=")]
    [InlineData("http://mycompany.com/myapp.php?foo=1&bar=2", "0ZXoZLH/DfblKGATFgpif+LLRf4=")]
    [InlineData("http://mycompany.com:1234/myapp.php?foo=1&bar=2", "Zmvh+3yNM1Phv2jhDCwEM3q5ebU=")]
    [InlineData("https://user:pass@mycompany.com/myapp.php?foo=1&bar=2", "CukzLTc1tT5dXEDIHm/tKBanW10=")]
    public void A_rightly_signed_request_is_believed_with_or_without_the_port(string url, string signature) =>
        Assert.True(TwilioSignature.IsValid("12345", new Uri(url), Fields(Call), signature));

    [Fact]
    public void Values_of_one_name_are_sorted_and_said_once()
    {
        var fields = Fields([("Sid", ["CA123"]), ("SidAccount", ["AC123"]), ("Digits", ["5678", "1234", "1234"])]);
        Assert.Equal("IK+Dwps556ElfBT0I3Rgjkr1wJU=", TwilioSignature.Compute("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", fields));
    }

    [Fact]
    public void Accents_are_signed_as_utf8()
    {
        var fields = Fields([("MessageSid", ["SM1"]), ("MessageStatus", ["undelivered"]), ("ErrorCode", ["30003"]), ("To", ["+15145550123"]), ("Body", ["Été à Montréal"])]);
        Assert.True(TwilioSignature.IsValid("test_auth_token", new Uri("https://client.gigafibre.ca/webhooks/twilio/sms-status?mid=7f1"), fields, "ADg+tBkN8gKQVkm+W/Hj9wIYG5U="));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8B9=")]
    [InlineData("rubbish")]
    public void Anything_else_is_not(string? signature) =>
        Assert.False(TwilioSignature.IsValid("12345", new Uri("https://mycompany.com/myapp.php?foo=1&bar=2"), Fields(Call), signature));
}
