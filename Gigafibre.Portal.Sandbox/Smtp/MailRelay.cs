using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Sandbox.Smtp;

/// <summary>What the relay (Mailjet) tells of a mail afterwards: one object an event, or an array of them, with Basic authentication.</summary>
public static class MailRelay
{
    public const string EventsPassword = "sandbox-mail-events-not-a-secret";

    /// <param name="what"><c>sent</c>, <c>bounce</c>, <c>blocked</c>, <c>spam</c> or <c>unsub</c>.</param>
    public static JsonObject Event(Letter letter, string what, bool isHard = true) => new()
    {
        ["event"] = what,
        ["time"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
        ["MessageID"] = 19421777835146490,
        ["email"] = letter.To,
        ["mj_campaign_id"] = 7257,
        ["mj_contact_id"] = 4,
        ["customcampaign"] = "",
        ["CustomID"] = letter.Headers.GetValueOrDefault("X-MJ-CustomID"),
        ["Payload"] = "",
        ["blocked"] = what == "blocked",
        ["hard_bounce"] = what == "bounce" && isHard,
        ["error_related_to"] = "recipient",
        ["error"] = "user unknown",
    };

    /// <returns>The status the portal answered with.</returns>
    public static async Task<int> TellAsync(HttpClient http, Uri portal, JsonNode told, string password = EventsPassword)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(portal, "/webhooks/mail"));
        request.Content = new StringContent(told.ToJsonString(), Encoding.UTF8, "application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("mailjet:" + password)));
        using var response = await http.SendAsync(request);
        return (int)response.StatusCode;
    }
}
