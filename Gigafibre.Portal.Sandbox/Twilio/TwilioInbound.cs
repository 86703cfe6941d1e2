using System.Security.Cryptography;
using System.Xml.Linq;

namespace Gigafibre.Portal.Sandbox.Twilio;

/// <summary>
/// Somebody answers a text. Twilio knows its English words, whole and in any case, and from then on refuses that sender for that number (21610); a messaging
/// service with Advanced Opt-Out also says what it understood. ARRET, DEBUT and AIDE it knows only there, without accents. Then the portal is told, and its answer goes back.
/// </summary>
public static class TwilioInbound
{
    private static readonly string[] Stops = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"];
    private static readonly string[] Starts = ["START", "UNSTOP", "YES"];

    /// <param name="sender">What they answer: a number, or a messaging service.</param>
    /// <returns>The status the portal answered with.</returns>
    public static async Task<int> ReceiveAsync(HttpClient http, World world, Uri portal, string phone, string sender, string text, string? sid = null)
    {
        var (word, isService) = (text.Trim().ToUpperInvariant(), sender.StartsWith("MG", StringComparison.Ordinal));
        var understood = Stops.Contains(word) || (isService && word == "ARRET") ? "STOP"
            : Starts.Contains(word) || (isService && word == "DEBUT") ? "START" : word is "HELP" or "INFO" || (isService && word == "AIDE") ? "HELP" : null;
        if (understood == "STOP")
        {
            world.Post.Blocked.Add((sender, phone));
        }
        else if (understood == "START")
        {
            world.Post.Blocked.Remove((sender, phone));
        }

        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["AccountSid"] = TwilioApi.AccountSid,
            ["ApiVersion"] = "2010-04-01",
            ["Body"] = text,
            ["From"] = phone,
            ["FromCountry"] = "CA",
            ["MessageSid"] = sid ?? "SM" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            ["NumMedia"] = "0",
            ["NumSegments"] = "1",
            ["To"] = isService ? "+15145550199" : sender,
        };
        if (isService)
        {
            fields["MessagingServiceSid"] = sender;
            if (understood is not null)
            {
                fields["OptOutType"] = understood;
            }
        }

        using var request = TwilioCallbacks.Signed(new Uri(portal, "/webhooks/twilio/inbound"), fields);
        using var response = await http.SendAsync(request);
        if (response.IsSuccessStatusCode && !world.Post.Blocked.Contains((sender, phone)))
        {
            foreach (var reply in XElement.Parse(await response.Content.ReadAsStringAsync()).Elements("Message"))
            {
                world.Post.Deliver(new Letter(LetterKind.Sms, phone, null, reply.Value, DateTimeOffset.UtcNow) { From = sender });
            }
        }

        return (int)response.StatusCode;
    }
}
