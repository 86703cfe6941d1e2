using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Gigafibre.Portal.Sandbox.Twilio;

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
        var behavior = world.Post.Behaviors.GetValueOrDefault(to);
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
        else if (text.Length > 1600)
        {
            await FailAsync(context, 400, 21617, "The concatenated message body exceeds the 1600 character limit");
        }
        else if (sms && (behavior == PhoneBehavior.OptedOut || world.Post.Blocked.Contains((Sender(form), to))))
        {
            await FailAsync(context, 400, 21610, "Attempt to send to unsubscribed recipient");
        }
        else if (sms && behavior == PhoneBehavior.Landline)
        {
            await FailAsync(context, 400, 21614, $"'To' number: {to}, is not a valid mobile number");
        }
        else
        {
            await AcceptAsync(context, world, form, sms, to, from, text, behavior);
        }
    }

    private static async Task AcceptAsync(HttpContext context, World world, IFormCollection form, bool sms, string to, string from, string text, PhoneBehavior behavior)
    {
        var sid = (sms ? "SM" : "CA") + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        if (behavior != PhoneBehavior.SwitchedOff)
        {
            world.Post.Deliver(new Letter(sms ? LetterKind.Sms : LetterKind.Call, to, null, text, DateTimeOffset.UtcNow) { From = Sender(form) });
        }

        if (form["StatusCallback"].ToString() is { Length: > 0 } callback)
        {
            context.RequestServices.GetRequiredService<TwilioCallbacks>().Tell(new Uri(callback), sid, to, from, sms, behavior);
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

    private static string Sender(IFormCollection form) => form["MessagingServiceSid"].FirstOrDefault() is { Length: > 0 } service ? service : form["From"].ToString();

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
        return context.Response.WriteAsync(new JsonObject
        {
            ["code"] = code,
            ["message"] = message,
            ["more_info"] = $"https://www.twilio.com/docs/errors/{code}",
            ["status"] = status
        }.ToJsonString());
    }
}
