using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations.Twilio;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>What Twilio tells about a text or a call on its way. Order is not promised, repeats are usual: a rank only rises.</summary>
public static class DeliveryReceipts
{
    public const string Source = "twilio";

    public static void MapDeliveryReceipts(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/webhooks/twilio/status", ReceiveAsync).DisableAntiforgery();

    private static async Task<IResult> ReceiveAsync(
        HttpContext context, PortalDb db, IOptions<TwilioOptions> twilio, IOptions<PortalOptions> portal, SecurityEvents security, TimeProvider clock,
        CancellationToken cancel)
    {
        if (!context.Request.HasFormContentType || context.Request.ContentLength > 16 * 1024)
        {
            return Results.BadRequest();
        }

        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(cancel);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException)
        {
            return Results.BadRequest();
        }

        var fields = form.Select(f => new KeyValuePair<string, IEnumerable<string>>(f.Key, f.Value.Select(v => v ?? ""))).ToList();
        var url = new Uri(portal.Value.PublicUrl, context.Request.Path + context.Request.QueryString);
        if (!TwilioSignature.IsValid(twilio.Value.AuthToken, url, fields, context.Request.Headers["X-Twilio-Signature"]))
        {
            security.Say(SecurityEvent.WrongSignature, context);
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var status = form["MessageStatus"].FirstOrDefault() ?? form["CallStatus"].FirstOrDefault() ?? "";
        var sid = form["MessageSid"].FirstOrDefault() ?? form["CallSid"].FirstOrDefault();
        if (sid is null || !Guid.TryParse(context.Request.Query["c"], out var id) || !int.TryParse(context.Request.Query["n"], out var number))
        {
            return Results.Ok();
        }

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.InboxMessages.Add(new InboxMessage
        {
            Id = Guid.CreateVersion7(now),
            Source = Source,
            ExternalId = $"{sid}:{status}",
            RawBody = $"{status} {form["ErrorCode"]}".Trim(),
            ReceivedAt = now,
            TakenAt = now,
        });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<InboxMessage>())
        {
            return Results.Ok();
        }

        if (Rank(status) is { } rank)
        {
            await db.Challenges.Where(c => c.Id == id && c.SendNumber == number && c.Delivery < Delivery.Delivered && c.Delivery < rank)
                .ExecuteUpdateAsync(s => s.SetProperty(c => c.Delivery, rank), cancel);
        }

        await transaction.CommitAsync(cancel);
        return Results.Ok();
    }

    private static Delivery? Rank(string status) => status switch
    {
        "sent" or "ringing" or "in-progress" => Delivery.Sent,
        "delivered" or "completed" or "read" => Delivery.Delivered,
        "undelivered" or "failed" or "busy" or "no-answer" or "canceled" => Delivery.Unreachable,
        _ => null,
    };
}
