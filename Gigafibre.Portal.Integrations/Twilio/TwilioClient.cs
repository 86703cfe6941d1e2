using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Gigafibre.Portal.Integrations.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Refit;

namespace Gigafibre.Portal.Integrations.Twilio;

[Headers("Accept: application/json")]
internal interface ITwilioApi
{
    [Post("/2010-04-01/Accounts/{account}/Messages.json")]
    Task<HttpResponseMessage> SendMessage(string account, [Body(BodySerializationMethod.UrlEncoded)] Dictionary<string, string> form, CancellationToken cancel);

    [Post("/2010-04-01/Accounts/{account}/Calls.json")]
    Task<HttpResponseMessage> Call(string account, [Body(BodySerializationMethod.UrlEncoded)] Dictionary<string, string> form, CancellationToken cancel);
}

/// <summary>
/// Texts and calls through Twilio. Twilio has no idempotency key: after a failure with
/// <see cref="IntegrationException.MayHaveHappened"/> the message may be on its way. Facts: docs/wire/twilio.md.
/// </summary>
public sealed class TwilioClient
{
    private readonly ITwilioApi _api;
    private readonly OutsideCall _call = new("Twilio");
    private readonly TwilioOptions _options;

    internal TwilioClient(ITwilioApi api, IOptions<TwilioOptions> options)
    {
        _api = api;
        _options = options.Value;
    }

    /// <summary>Sends one text that is worth nothing after <paramref name="validity"/>. Returns Twilio's message id.</summary>
    public Task<string> SendSmsAsync(PhoneNumber to, string text, TimeSpan validity, Uri statusCallback, CancellationToken cancel)
    {
        var form = new Dictionary<string, string>
        {
            ["To"] = to.E164,
            ["Body"] = text,
            ["ValidityPeriod"] = Math.Clamp((int)validity.TotalSeconds, 6, 36000).ToString(CultureInfo.InvariantCulture),
            ["StatusCallback"] = statusCallback.ToString(),
        };
        var (sender, value) = string.IsNullOrEmpty(_options.MessagingServiceSid) ? ("From", _options.From) : ("MessagingServiceSid", _options.MessagingServiceSid);
        form[sender] = value;
        return _call.SendAsync(c => _api.SendMessage(_options.AccountSid, form, c), ReadSid, cancel);
    }

    /// <summary>Calls and speaks <paramref name="sentences"/>, in order, in <paramref name="language"/> (<c>fr-CA</c>, <c>en-CA</c>).</summary>
    public Task<string> CallAsync(PhoneNumber to, IEnumerable<string> sentences, string language, Uri statusCallback, CancellationToken cancel)
    {
        var spoken = sentences.SelectMany(s => new XNode[]
        {
            new XElement("Say", new XAttribute("language", language), s),
            new XElement("Pause", new XAttribute("length", 1)),
        });
        var form = new Dictionary<string, string>
        {
            ["To"] = to.E164,
            ["From"] = _options.From,
            ["Twiml"] = new XElement("Response", spoken).ToString(SaveOptions.DisableFormatting),
            ["StatusCallback"] = statusCallback.ToString(),
        };
        return _call.SendAsync(c => _api.Call(_options.AccountSid, form, c), ReadSid, cancel);
    }

    private string ReadSid(HttpResponseMessage response, string body)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw _call.Refused(response, ErrorCode(body));
        }

        return JsonElement.Parse(body).TryGetProperty("sid", out var sid) && sid.GetString() is { } value
            ? value
            : throw new JsonException("No sid in the answer.");
    }

    private static string? ErrorCode(string body)
    {
        try
        {
            var root = JsonElement.Parse(body);
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("code", out var code) ? code.GetRawText() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

public static class TwilioServices
{
    public static IServiceCollection AddTwilio(this IServiceCollection services)
    {
        services.AddOutsideApi<ITwilioApi, TwilioOptions>(o => o.BaseUrl, TimeSpan.FromSeconds(15), (http, o) =>
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{o.AccountSid}:{o.AuthToken}"))));
        services.AddTransient(p => new TwilioClient(p.GetRequiredService<ITwilioApi>(), p.GetRequiredService<IOptions<TwilioOptions>>()));
        return services;
    }
}
