using System.Text;
using System.Threading.RateLimiting;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments.Events;

/// <summary><c>POST /webhooks/stripe</c>: verifies, writes down word for word what was said, answers. Nothing else.</summary>
public static class StripeWebhookEndpoint
{
    public const string Source = "stripe";

    private const int Largest = 512 * 1024;

    /// <summary>Whoever sends slowly holds memory before the signature can be looked at: so many at once, and so long.</summary>
    private static readonly ConcurrencyLimiter AtOnce = new(new ConcurrencyLimiterOptions { PermitLimit = 64, QueueLimit = 0 });
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public static void MapStripeWebhook(this IEndpointRouteBuilder routes) => routes.MapPost("/webhooks/stripe", ReceiveAsync)
        .DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(Largest + 1));

    private static async Task<IResult> ReceiveAsync(HttpContext context, PortalDb db, WorkSignal work, IOptions<StripeOptions> options, SecurityEvents security, TimeProvider clock,
        CancellationToken cancel)
    {
        if (!context.Request.Headers["Stripe-Signature"].ToString().StartsWith("t=", StringComparison.Ordinal))
        {
            security.Say(SecurityEvent.WrongSignature, context);
            return Results.BadRequest();
        }

        using var place = AtOnce.AttemptAcquire();
        if (!place.IsAcquired)
        {
            // Stripe says it again, and the sweep finds it meanwhile.
            PortalMetrics.Webhook("crowded");
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(Longest);
        string? body;
        try
        {
            body = await ReadAsync(context.Request, late.Token);
        }
        catch (Exception e) when (e is BadHttpRequestException or IOException or OperationCanceledException)
        {
            return Results.StatusCode(StatusCodes.Status408RequestTimeout);
        }

        if (body is null)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        var now = clock.GetUtcNow();
        if (!StripeWebhook.IsSigned(body, context.Request.Headers["Stripe-Signature"], options.Value.WebhookSecrets, now) || StripeWebhook.Identify(body) is not { } id)
        {
            PortalMetrics.Webhook("refused");
            security.Say(SecurityEvent.WrongSignature, context);
            return Results.BadRequest();
        }

        db.InboxMessages.Add(new InboxMessage { Id = Guid.CreateVersion7(now), Source = Source, ExternalId = id, RawBody = body, ReceivedAt = now });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<InboxMessage>())
        {
            // Told before: it is written down, and its work is done, waiting or parked.
            return Results.Ok();
        }
        catch (Exception e) when (e.IsDatabaseTrouble())
        {
            // Not written down: Stripe must say it again.
            PortalMetrics.Trouble("stripe-webhook");
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        work.Wake();
        PortalMetrics.Webhook("stored");
        return Results.Ok();
    }

    private static async Task<string?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > Largest)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancel)) > 0;)
        {
            body.Write(buffer, 0, read);
            if (body.Length > Largest)
            {
                return null;
            }
        }

        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }
}
