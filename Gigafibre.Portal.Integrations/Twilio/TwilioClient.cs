using System.Globalization;
using Gigafibre.Portal.Integrations.Http;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Http;
using Twilio.Rest.Api.V2010.Account;
using Twilio.TwiML;
using Twilio.TwiML.Voice;
using Number = Twilio.Types.PhoneNumber;

namespace Gigafibre.Portal.Integrations.Twilio;

/// <summary>
/// Texts and calls through Twilio's package. Twilio has no idempotency key: after a failure with
/// <see cref="IntegrationException.MayHaveHappened"/> the message may be on its way. Facts: docs/wire/twilio.md.
/// </summary>
public sealed class TwilioClient
{
    private readonly OutsideCall _call = new(SystemName.Twilio);
    private readonly TwilioOptions _options;
    private readonly TwilioRestClient _twilio;

    internal TwilioClient(System.Net.Http.HttpClient http, TwilioOptions options)
    {
        _options = options;
        _twilio = new TwilioRestClient(options.AccountSid, options.AuthToken, httpClient: new SystemNetHttpClient(http));
    }

    /// <summary>Sends one text that is worth nothing after <paramref name="validity"/>. Returns Twilio's message id.</summary>
    public Task<string> SendSmsAsync(PhoneNumber to, string text, TimeSpan validity, TextSender sender, Uri statusCallback, CancellationToken cancel)
    {
        var message = new CreateMessageOptions(to.E164)
        {
            Body = text,
            ValidityPeriod = Math.Clamp((int)validity.TotalSeconds, 6, 36000),
            StatusCallback = statusCallback,
        };
        if (_options.ServiceOf(sender) is { Length: > 0 } service)
        {
            message.MessagingServiceSid = service;
        }
        else
        {
            message.From = _options.From;
        }

        return AskAsync(async () => (await MessageResource.CreateAsync(message, _twilio).ConfigureAwait(false))?.Sid, cancel);
    }

    /// <summary>Calls and speaks <paramref name="sentences"/>, in order, in <paramref name="language"/> (<c>fr-CA</c>, <c>en-CA</c>).</summary>
    public Task<string> CallAsync(PhoneNumber to, IEnumerable<string> sentences, string language, Uri statusCallback, CancellationToken cancel)
    {
        var speech = new VoiceResponse();
        foreach (var sentence in sentences)
        {
            speech.Append(new Say(sentence, language: language)).Append(new Pause(1));
        }

        var call = new CreateCallOptions(new Number(to.E164), new Number(_options.From)) { Twiml = speech.ToString(), StatusCallback = statusCallback };
        return AskAsync(async () => (await CallResource.CreateAsync(call, _twilio).ConfigureAwait(false))?.Sid, cancel);
    }

    private async Task<string> AskAsync(Func<Task<string?>> call, CancellationToken cancel)
    {
        try
        {
            // The package knows no cancelling: whoever leaves, leaves; the text may be on its way.
            return await _call.AskAsync(call, e => e is ApiConnectionException { InnerException: { } cause } ? cause : e, cancel).ConfigureAwait(false)
                ?? throw Unclear();
        }
        catch (ApiException e)
        {
            // Its words may hold the telephone number: they go no further.
            throw e.Status == 0 ? Unclear() : _call.Refused(e.Status, e.Code == 0 ? null : e.Code.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is TwilioException or Newtonsoft.Json.JsonException)
        {
            throw Unclear();
        }
    }

    /// <summary>An answer that nobody can read may stand for a text that was sent.</summary>
    private static IntegrationException Unclear() =>
        new(SystemName.Twilio, "answered something that is not the JSON we know", isTransient: true, mayHaveHappened: true);
}
