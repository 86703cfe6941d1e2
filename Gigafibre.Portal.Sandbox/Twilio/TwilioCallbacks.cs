using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Gigafibre.Portal.Sandbox.Twilio;

/// <summary>Sends the status callbacks, a little after the answer, as the real network does.</summary>
public sealed class TwilioCallbacks(IHttpClientFactory clients)
{
    public void Tell(Uri url, string sid, string to, string from, bool sms, PhoneBehavior behavior) => _ = TellAsync(url, sid, to, from, sms, behavior);

    private async Task TellAsync(Uri url, string sid, string to, string from, bool sms, PhoneBehavior behavior)
    {
        var steps = (sms, behavior) switch
        {
            (true, PhoneBehavior.SwitchedOff) => new[] { ("sent", (string?)null), ("undelivered", "30003") },
            (true, _) => [("sent", null), ("delivered", null)],
            (false, PhoneBehavior.SwitchedOff) => [("no-answer", null)],
            _ => [("completed", null)],
        };
        foreach (var (status, error) in steps)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(400));
            var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["AccountSid"] = TwilioApi.AccountSid,
                ["ApiVersion"] = "2010-04-01",
                ["From"] = from,
                ["To"] = to,
                [sms ? "MessageSid" : "CallSid"] = sid,
                [sms ? "MessageStatus" : "CallStatus"] = status,
            };
            if (sms)
            {
                (fields["SmsSid"], fields["SmsStatus"]) = (sid, status);
            }

            if (error is not null)
            {
                fields["ErrorCode"] = error;
            }

            await PostAsync(url, fields);
        }
    }

    private async Task PostAsync(Uri url, SortedDictionary<string, string> fields)
    {
        using var request = Signed(url, fields);
        try
        {
            using var client = clients.CreateClient(TwilioApi.CallbackClient);
            using var response = await client.SendAsync(request);
        }
        catch (HttpRequestException)
        {
            // The receiver is away; Twilio does not try again either.
        }
    }

    internal static HttpRequestMessage Signed(Uri url, SortedDictionary<string, string> fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(fields) };
#pragma warning disable CA5350 // Twilio signs with HMAC-SHA1.
        var signature = HMACSHA1.HashData(Encoding.UTF8.GetBytes(TwilioApi.AuthToken), Encoding.UTF8.GetBytes(url + string.Concat(fields.Select(f => f.Key + f.Value))));
#pragma warning restore CA5350
        request.Headers.Add("X-Twilio-Signature", Convert.ToBase64String(signature));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("TwilioProxy", "1.1"));
        return request;
    }
}
