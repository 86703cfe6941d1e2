using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using System.Xml.Linq;

namespace Gigafibre.Portal.Sandbox.Twilio;

/// <summary>Twilio's Messages and Calls, with signed status callbacks. Outcomes follow the number that is called.</summary>
public static class TwilioApi
{
    public const string CallbackClient = "twilio-callbacks";
    public const string AccountSid = "AC00000000000000000000000000000000";
    public const string AuthToken = "sandbox-auth-token";

    public static void MapTwilio(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/w/{world}/twilio/2010-04-01/Accounts/{account}");
        api.MapPost("/Messages.json", (HttpContext c, string world, string account) => HandleAsync(c, world, account, sms: true));
        api.MapPost("/Calls.json", (HttpContext c, string world, string account) => HandleAsync(c, world, account, sms: false));
    }

    private static async Task HandleAsync(HttpContext context, string worldName, string account, bool sms)
    {
        var world = context.RequestServices.GetRequiredService<Worlds>()[worldName];
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AccountSid}:{AuthToken}"));
        if (context.Request.Headers.Authorization != expected || account != AccountSid)
        {
            await FailAsync(context, 401, 20003, "Authenticate");
            return;
        }

        var form = await context.Request.ReadFormAsync();
        var (to, from) = (form["To"].ToString(), form["From"].ToString());
        var text = sms ? form["Body"].ToString() : Spoken(form["Twiml"].ToString());
        var habit = world.Post.Habits.GetValueOrDefault(to);
        if (!to.StartsWith('+') || to.Length is < 11 or > 16)
        {
            await FailAsync(context, 400, 21211, $"Invalid 'To' Phone Number: {to}");
        }
        else if (from.Length == 0 && form["MessagingServiceSid"].ToString().Length == 0)
        {
            await FailAsync(context, 400, 21603, "A 'From' phone number is required.");
        }
        else if (text.Length == 0)
        {
            await FailAsync(context, 400, 21602, "Message body is required.");
        }
        else if (sms && habit == PhoneHabit.OptedOut)
        {
            await FailAsync(context, 400, 21610, "Attempt to send to unsubscribed recipient");
        }
        else if (sms && habit == PhoneHabit.Landline)
        {
            await FailAsync(context, 400, 21614, $"'To' number: {to}, is not a valid mobile number");
        }
        else
        {
            await AcceptAsync(context, world, form, sms, to, from, text, habit);
        }
    }

    private static async Task AcceptAsync(HttpContext context, World world, IFormCollection form, bool sms, string to, string from, string text, PhoneHabit habit)
    {
        var sid = (sms ? "SM" : "CA") + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        if (habit != PhoneHabit.SwitchedOff)
        {
            world.Post.Deliver(new Letter(sms ? LetterKind.Sms : LetterKind.Call, to, null, text, DateTimeOffset.UtcNow));
        }

        if (form["StatusCallback"].ToString() is { Length: > 0 } callback)
        {
            context.RequestServices.GetRequiredService<TwilioCallbacks>().Tell(new Uri(callback), sid, to, from, sms, habit);
        }

        var date = DateTimeOffset.UtcNow.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);
        context.Response.StatusCode = 201;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(new JsonObject
        {
            ["sid"] = sid,
            ["account_sid"] = AccountSid,
            ["api_version"] = "2010-04-01",
            ["body"] = sms ? text : null,
            ["date_created"] = date,
            ["date_updated"] = date,
            ["date_sent"] = null,
            ["direction"] = "outbound-api",
            ["error_code"] = null,
            ["error_message"] = null,
            ["from"] = from.Length > 0 ? from : null,
            ["to"] = to,
            ["num_segments"] = "1",
            ["num_media"] = "0",
            ["price"] = null,
            ["price_unit"] = "USD",
            ["messaging_service_sid"] = form["MessagingServiceSid"].FirstOrDefault(),
            ["status"] = from.Length > 0 ? "queued" : "accepted",
            ["uri"] = $"/2010-04-01/Accounts/{AccountSid}/{(sms ? "Messages" : "Calls")}/{sid}.json",
        }.ToJsonString());
    }

    private static string Spoken(string twiml)
    {
        try
        {
            return string.Join(' ', XElement.Parse(twiml).Descendants("Say").Select(s => s.Value));
        }
        catch (System.Xml.XmlException)
        {
            return "";
        }
    }

    private static Task FailAsync(HttpContext context, int status, int code, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(new JsonObject { ["code"] = code, ["message"] = message, ["more_info"] = $"https://www.twilio.com/docs/errors/{code}", ["status"] = status }.ToJsonString());
    }
}

/// <summary>Sends the status callbacks, a little after the answer, as the real network does.</summary>
public sealed class TwilioCallbacks(IHttpClientFactory clients)
{
    public void Tell(Uri url, string sid, string to, string from, bool sms, PhoneHabit habit) => _ = TellAsync(url, sid, to, from, sms, habit);

    private async Task TellAsync(Uri url, string sid, string to, string from, bool sms, PhoneHabit habit)
    {
        var steps = (sms, habit) switch
        {
            (true, PhoneHabit.SwitchedOff) => new[] { ("sent", (string?)null), ("undelivered", "30003") },
            (true, _) => [("sent", null), ("delivered", null)],
            (false, PhoneHabit.SwitchedOff) => [("no-answer", null)],
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
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(fields) };
#pragma warning disable CA5350 // Twilio signs with HMAC-SHA1.
        var signature = HMACSHA1.HashData(Encoding.UTF8.GetBytes(TwilioApi.AuthToken), Encoding.UTF8.GetBytes(url + string.Concat(fields.Select(f => f.Key + f.Value))));
#pragma warning restore CA5350
        request.Headers.Add("X-Twilio-Signature", Convert.ToBase64String(signature));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("TwilioProxy", "1.1"));
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
}
