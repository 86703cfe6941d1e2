using Gigafibre.Portal.Core;
using Gigafibre.Portal.Integrations.Twilio;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Messages;

/// <summary>What Twilio posts to us: a small form, signed with our token over the public address and every field.</summary>
public sealed class TwilioRequest(IOptions<TwilioOptions> twilio, IOptions<PortalOptions> portal, SecurityEvents security)
{
    private const int Longest = 16 * 1024;

    /// <summary>The form, or what to answer instead.</summary>
    public async Task<(IFormCollection? Form, IResult? Refusal)> ReadAsync(HttpContext context, CancellationToken cancel)
    {
        if (!context.Request.HasFormContentType || context.Request.ContentLength > Longest)
        {
            return (null, Results.BadRequest());
        }

        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(cancel);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException)
        {
            return (null, Results.BadRequest());
        }

        var fields = form.Select(f => new KeyValuePair<string, IEnumerable<string>>(f.Key, f.Value.Select(v => v ?? ""))).ToList();
        var url = new Uri(portal.Value.PublicUrl, context.Request.Path + context.Request.QueryString);
        if (!TwilioSignature.IsValid(twilio.Value.AuthToken, url, fields, context.Request.Headers["X-Twilio-Signature"]))
        {
            security.Say(SecurityEvent.WrongSignature, context);
            return (null, Results.StatusCode(StatusCodes.Status403Forbidden));
        }

        return (form, null);
    }
}
