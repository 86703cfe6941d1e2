using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Messages;

/// <summary>What the mail relay (Mailjet) tells of our mails: gone through, bounced, blocked, called spam. docs/wire/mail.md.</summary>
public static class MailEvents
{
    private const int Longest = 256 * 1024;

    public static void MapMailEvents(this IEndpointRouteBuilder routes) => routes.MapPost("/webhooks/mail", ReceiveAsync).DisableAntiforgery();

    private static async Task<IResult> ReceiveAsync(HttpContext context, PortalDb db, ContactTroubles troubles, Secrets secrets, SecurityEvents security,
        IOptions<MessagesOptions> options, CancellationToken cancel)
    {
        if (!Knows(context.Request.Headers.Authorization, options.Value.MailEventsPassword))
        {
            security.Say(SecurityEvent.WrongToken, context);
            context.Response.Headers.WWWAuthenticate = "Basic";
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        if (context.Request.ContentLength > Longest)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: cancel);
            foreach (var told in body.RootElement.ValueKind == JsonValueKind.Array ? [.. body.RootElement.EnumerateArray()] : new[] { body.RootElement })
            {
                await TakeAsync(told, db, troubles, secrets, cancel);
            }
        }
        catch (Exception e) when (e is JsonException or BadHttpRequestException or IOException)
        {
            return Results.BadRequest();
        }

        return Results.Ok();
    }

    /// <summary>Only what names a mail of ours, and the address that it went to, is believed.</summary>
    private static async Task TakeAsync(JsonElement told, PortalDb db, ContactTroubles troubles, Secrets secrets, CancellationToken cancel)
    {
        if (told.ValueKind != JsonValueKind.Object || !Guid.TryParseExact(Text("CustomID"), "N", out var id) || !EmailAddress.TryParse(Text("email"), out var address))
        {
            return;
        }

        var hash = secrets.Hash(ContactPoint.HashPurpose, address.Value);
        if (await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.ContactHash == hash && m.Channel == MessageChannel.Email, cancel) is not { } message)
        {
            return;
        }

        switch (Text("event"))
        {
            case "sent":
                // Told late or twice, it says nothing about a mailbox that has bounced since.
                if (await db.Messages.Where(m => m.Id == id && m.Delivery < Delivery.Delivered).ExecuteUpdateAsync(
                    s => s.SetProperty(m => m.Delivery, Delivery.Delivered).SetProperty(m => m.Trouble, (Portal.Text.Phrase?)null).SetProperty(m => m.ContactSealed, "")
                        .SetProperty(m => m.SecretSealed, (string?)null), cancel) == 1)
                {
                    await troubles.ArrivedAsync(hash, MessageChannel.Email, cancel);
                }

                break;
            case "bounce" when !IsTrue("hard_bounce"):
                // The relay goes on trying, and says so when it gives up.
                break;
            case "bounce" or "blocked":
                // What the relay blocks for our words or its own reasons is this mail's trouble, and not the mailbox's.
                await troubles.LostAsync(message, Delivery.Unreachable, Text("error") is { Length: > 0 and < 60 } error ? error : "bounced",
                    Text("error_related_to") is "recipient" or "domain" ? ContactTroubleKind.Bounced : null, cancel);
                break;
            case "spam" or "unsub":
                await troubles.NoteAsync(hash, Text("event") == "spam" ? ContactTroubleKind.Complained : ContactTroubleKind.Unsubscribed, message.MaskedContact,
                    message.CustomerId, null,
                    cancel);
                break;
        }

        string? Text(string name) => told.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

        bool IsTrue(string name) => told.TryGetProperty(name, out var value) && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var number) && number == 1));
    }

    private static bool Knows(string? authorization, string? password)
    {
        if (password is null || !AuthenticationHeaderValue.TryParse(authorization, out var header) || header is not { Scheme: "Basic", Parameter: { } given })
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[256];
        return Convert.TryFromBase64String(given, bytes, out var length) && Encoding.UTF8.GetString(bytes[..length]).Split(':', 2) is [_, var said]
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(said)), SHA256.HashData(Encoding.UTF8.GetBytes(password)));
    }
}
