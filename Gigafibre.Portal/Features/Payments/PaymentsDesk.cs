using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Web;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>
/// For the hub's server, with the operations token: payments that need a person, what the reconciler found, what is stuck; retry, settle,
/// clear, and send a payment link. Every use is on record. Contract: docs/wire/ops-payments.md.
/// </summary>
public static class PaymentsDesk
{
    public static void MapPaymentsDesk(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/ops").AddEndpointFilter(async (context, next) =>
            OpsToken.IsGiven(context.HttpContext, context.HttpContext.RequestServices.GetRequiredService<IOptions<PortalOptions>>().Value.OpsToken) ? await next(context) : OpsToken.Refuse(context.HttpContext));
        desk.MapGet("/payments", ListAsync);
        desk.MapPost("/work/{id:guid}/retry", RetryAsync).DisableAntiforgery();
        desk.MapPost("/payments/{id:guid}/settle", SettleAsync).DisableAntiforgery();
        desk.MapPost("/payments/{id:guid}/clear", ClearAsync).DisableAntiforgery();
        desk.MapPost("/findings/resolve", ResolveAsync).DisableAntiforgery();
        desk.MapPost("/payment-links", SendLinkAsync).DisableAntiforgery();
        desk.MapDelete("/payment-links/{id:guid}", RevokeAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, PortalDb db, AuditTrail audit, CancellationToken cancel)
    {
        await audit.RecordAsync("payments.list", "*", cancel);
        var troubled = await db.PaymentAttempts.AsNoTracking().Include(a => a.Invoices).Where(a => a.Trouble != null || a.DisputeNote != null).OrderByDescending(a => a.ChangedAt).Take(500).ToListAsync(cancel);

        // Money first: a pile of something else must not push it off the list.
        var parked = await db.WorkItems.AsNoTracking().Where(w => w.ParkedAt != null && w.DoneAt == null)
            .OrderByDescending(w => w.Kind == RecordPaymentHandler.Kind || w.Kind == RecordRefundHandler.Kind).ThenByDescending(w => w.ParkedAt).Take(500).ToListAsync(cancel);
        var waiting = await db.WorkItems.AsNoTracking().Where(w => w.ParkedAt == null && w.DoneAt == null).GroupBy(w => w.Kind).Select(g => new { kind = g.Key, count = g.Count(), oldest = g.Min(w => w.CreatedAt) }).ToListAsync(cancel);
        var findings = await db.ReconcileFindings.AsNoTracking().Where(f => f.ResolvedAt == null).OrderByDescending(f => f.FoundAt).Take(500).ToListAsync(cancel);
        return Results.Json(new
        {
            needsPerson = troubled.Select(a => new { a.Id, customer = a.CustomerId, state = a.State.ToString(), amount = new Money(a.AmountCents).Dollars, paymentIntent = a.PaymentIntentId, invoices = a.Invoices.Select(i => i.InvoiceName), reason = a.Trouble ?? a.DisputeNote }),
            parked = parked.Select(w => new { w.Id, w.Kind, w.Key, since = w.ParkedAt, w.Attempts, reason = w.LastError }),
            waiting,
            findings = findings.Select(f => new { f.Key, f.Kind, f.Subject, f.Detail, f.FoundAt }),
        });
    }

    private static async Task<IResult> RetryAsync(HttpContext context, Guid id, WorkDesk work, AuditTrail audit, CancellationToken cancel)
    {
        await audit.RecordAsync("work.retry", id.ToString(), cancel);
        return await work.RetryAsync(id, cancel) ? Results.Accepted() : Results.NotFound();
    }

    private static async Task<IResult> SettleAsync(HttpContext context, Guid id, Settlement order, PaymentRepair repair, AuditTrail audit, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(order.Entry) || string.IsNullOrWhiteSpace(order.Reason))
        {
            return Wrong("Give entry (the Payment Entry's name) and reason.");
        }

        await audit.RecordAsync("payment.settle", id.ToString(), cancel, reason: order.Reason, after: order.Entry);
        return await AnswerAsync(() => repair.SettleAsync(id, order.Entry, cancel));
    }

    private static async Task<IResult> ClearAsync(HttpContext context, Guid id, Reason order, PaymentRepair repair, AuditTrail audit, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(order.Text))
        {
            return Wrong("Give reason.");
        }

        await audit.RecordAsync("payment.clear", id.ToString(), cancel, reason: order.Text);
        return await AnswerAsync(() => repair.ClearAsync(id, cancel));
    }

    private static async Task<IResult> ResolveAsync(HttpContext context, Resolution order, Findings findings, AuditTrail audit, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(order.Key) || string.IsNullOrWhiteSpace(order.Reason))
        {
            return Wrong("Give key and reason.");
        }

        await audit.RecordAsync("finding.resolve", order.Key, cancel, reason: order.Reason);
        return await findings.ResolveAsync(order.Key, cancel) ? Results.NoContent() : Results.NotFound();
    }

    private static IResult Wrong(string error) => Results.Json(new { error }, statusCode: StatusCodes.Status400BadRequest);

    private static async Task<IResult> AnswerAsync(Func<Task<RepairAnswer>> repair)
    {
        try
        {
            return await repair() switch
            {
                RepairAnswer.Done => Results.NoContent(),
                RepairAnswer.Refused refused => Results.Json(new { error = refused.Why.In(Language.English, refused.Detail) }, statusCode: StatusCodes.Status409Conflict),
                _ => Results.NotFound(),
            };
        }
        catch (IntegrationException e)
        {
            return Results.Json(new { error = e.Message }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> SendLinkAsync(HttpContext context, LinkOrder order, PaymentLinks links, AuditTrail audit, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(order.Customer) || order.Channel is not ("sms" or "email"))
        {
            return Wrong("Give customer, optionally invoice, and channel: sms or email.");
        }

        await audit.RecordAsync("payment-link.send", order.Customer, cancel);
        try
        {
            return await links.SendAsync(order.Customer, order.Invoice, order.Channel == "email", cancel) is { } id ? Results.Json(new { id }, statusCode: StatusCodes.Status202Accepted) : Results.NotFound();
        }
        catch (IntegrationException e)
        {
            return Results.Json(new { error = e.Message }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> RevokeAsync(HttpContext context, Guid id, PaymentLinks links, AuditTrail audit, CancellationToken cancel)
    {
        await audit.RecordAsync("payment-link.revoke", id.ToString(), cancel);
        return await AnswerAsync(async () => await links.RevokeAsync(id, cancel) ? new RepairAnswer.Done() : new RepairAnswer.NotThere());
    }

    private sealed record Settlement(string? Entry, string? Reason);

    private sealed record Reason([property: System.Text.Json.Serialization.JsonPropertyName("reason")] string? Text);

    private sealed record Resolution(string? Key, string? Reason);

    private sealed record LinkOrder(string? Customer, string? Invoice, string? Channel);
}
