using Gigafibre.Portal.Data;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Messages;

/// <summary>What Twilio tells about a text or a call on its way. Order is not promised, repeats are usual: a rank only rises.</summary>
public static class DeliveryReceipts
{
    public const string Source = "twilio";

    public static string Path(Guid message) => $"/webhooks/twilio/status?m={message:N}";

    public static void MapDeliveryReceipts(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/webhooks/twilio/status", ReceiveAsync).DisableAntiforgery();

    private static async Task<IResult> ReceiveAsync(
        HttpContext context, TwilioRequest twilio, PortalDb db, ContactTroubles troubles, TimeProvider clock, CancellationToken cancel)
    {
        var (form, refusal) = await twilio.ReadAsync(context, cancel);
        if (form is null)
        {
            return refusal!;
        }

        var status = form["MessageStatus"].FirstOrDefault() ?? form["CallStatus"].FirstOrDefault() ?? "";
        var sid = form["MessageSid"].FirstOrDefault() ?? form["CallSid"].FirstOrDefault();
        if (sid is null || !Guid.TryParse(context.Request.Query["m"], out var id))
        {
            return Results.Ok();
        }

        var code = form["ErrorCode"].FirstOrDefault() is { Length: > 0 and < 10 } given ? given : null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.InboxMessages.Add(InboxMessage.Taken(Source, $"{sid}:{status}", $"{status} {code}".Trim(), clock.GetUtcNow()));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<InboxMessage>())
        {
            return Results.Ok();
        }

        if (Rank(status) is { } rank && await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel) is { Delivery: < Delivery.Delivered } message)
        {
            await (rank == Delivery.Unreachable ? troubles.LostAsync(message, rank, code, ContactTroubles.KindOf(message.Channel, code), cancel) : RaiseAsync(db, troubles,
                message, rank, cancel));
        }

        await transaction.CommitAsync(cancel);
        return Results.Ok();
    }

    private static async Task RaiseAsync(PortalDb db, ContactTroubles troubles, Message message, Delivery rank, CancellationToken cancel)
    {
        await db.Messages.Where(m => m.Id == message.Id && m.Delivery < rank).ExecuteUpdateAsync(
            s => s.SetProperty(m => m.Delivery, rank).SetProperty(m => m.Trouble, (Text.Phrase?)null).SetProperty(m => m.ContactSealed, "").SetProperty(m => m.SecretSealed,
                (string?)null),
            cancel);
        if (rank == Delivery.Delivered)
        {
            await troubles.ArrivedAsync(message.ContactHash, message.Channel, cancel);
        }
    }

    private static Delivery? Rank(string status) => status switch
    {
        "sent" or "ringing" or "in-progress" => Delivery.Sent,
        "delivered" or "completed" or "read" => Delivery.Delivered,
        "undelivered" or "failed" or "busy" or "no-answer" or "canceled" => Delivery.Unreachable,
        _ => null,
    };
}
