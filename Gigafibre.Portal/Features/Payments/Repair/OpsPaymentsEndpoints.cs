using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Ops;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments.Repair;

/// <summary>
/// For the hub's server, by a token of their own: payments that need a person, what the reconciler found, what is stuck; retry, settle,
/// clear, and send a payment link. Every use is on record. Contract: docs/wire/ops-payments.md.
/// </summary>
public static class OpsPaymentsEndpoints
{
    public static void MapOpsPayments(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/ops").RequireAuthorization(Policies.Ops);
        desk.DisableAntiforgery().WithMetadata(
            new ProducesResponseTypeMetadata(StatusCodes.Status401Unauthorized, typeof(ApiError), ["application/json"]),
            new ProducesResponseTypeMetadata(StatusCodes.Status403Forbidden, typeof(ApiError), ["application/json"]));
        desk.MapGet("/payments", ListAsync).Produces<OpsPayments>();
        desk.MapPost("/work/{id:guid}/retry", RetryAsync).Produces(StatusCodes.Status202Accepted).Produces(StatusCodes.Status404NotFound);
        Repairs(desk.MapPost("/payments/{id:guid}/settle", SettleAsync)).Produces<ApiError>(StatusCodes.Status400BadRequest);
        Repairs(desk.MapPost("/payments/{id:guid}/clear", ClearAsync)).Produces<ApiError>(StatusCodes.Status400BadRequest);
        Repairs(desk.MapPost("/payments/{id:guid}/refunds/{refund}/settle", SettleRefundAsync)).Produces<ApiError>(StatusCodes.Status400BadRequest);
        desk.MapPost("/findings/resolve", ResolveAsync).Produces(StatusCodes.Status204NoContent).Produces<ApiError>(StatusCodes.Status400BadRequest)
            .Produces(StatusCodes.Status404NotFound);
        desk.MapPost("/payment-links", SendLinkAsync).Produces<OpsLink>(StatusCodes.Status202Accepted).Produces<ApiError>(StatusCodes.Status400BadRequest)
            .Produces(StatusCodes.Status404NotFound).Produces<ApiError>(StatusCodes.Status503ServiceUnavailable);
        Repairs(desk.MapDelete("/payment-links/{id:guid}", RevokeAsync));
    }

    /// <summary>What <see cref="AnswerAsync"/> may say.</summary>
    private static RouteHandlerBuilder Repairs(RouteHandlerBuilder route) => route.Produces(StatusCodes.Status204NoContent).Produces(StatusCodes.Status404NotFound)
        .Produces<ApiError>(StatusCodes.Status409Conflict).Produces<ApiError>(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> ListAsync(PortalDb db, PaymentTroubles troubles, WorkItems work, WorkKinds kinds, AuditTrail audit, CancellationToken cancel)
    {
        await audit.RecordAsync("payments.list", "*", cancel);
        var troubled = await troubles.ListAsync(cancel);

        var parked = await work.ListParkedAsync(kinds.Money, 500, cancel);
        var findings = await db.Findings.AsNoTracking().Where(f => f.ResolvedAt == null).OrderByDescending(f => f.FoundAt).Take(500).ToListAsync(cancel);
        return Results.Json(new OpsPayments(
            [.. troubled.Select(t => new OpsPayment(t.Attempt, t.Customer, KebabCase.Of(t.Kind), t.Amount?.Dollars, t.Bills, t.Reason?.French ?? "", TroubleText.Todo(t.Kind)
                .In(Language.French),
                t.Work, t.AgainAt, t.Since))],
            [.. parked.Select(w => new OpsParkedWork(w.Id, w.Kind, w.Key, w.ParkedAt, w.Attempts, w.LastError?.French))],
            await work.CountWaitingAsync(cancel),
            [.. findings.Select(f => new OpsFinding(f.Key, KebabCase.Of(f.Kind), f.Subject, f.Detail.French, f.FoundAt))]));
    }

    private static async Task<IResult> RetryAsync(Guid id, WorkItems work, WorkQueue queue, AuditTrail audit, CancellationToken cancel)
    {
        await audit.RecordAsync("work.retry", id.ToString(), cancel);
        if (!await work.RetryAsync(id, cancel))
        {
            return Results.NotFound();
        }

        queue.Wake();
        return Results.Accepted();
    }

    private static async Task<IResult> SettleAsync(HttpContext context, Guid id, OpsSettlement order, PaymentRepair repair, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(order.Entry) || string.IsNullOrWhiteSpace(order.Reason) || !context.ActsFor(order.By))
        {
            return Wrong("Give entry (the Payment Entry's name), reason, and by (the person who says so).");
        }

        return await AnswerAsync(() => repair.SettleAsync(id, order.Entry.Trim(), order.Reason.Trim(), cancel));
    }

    private static async Task<IResult> SettleRefundAsync(HttpContext context, Guid id, string refund, OpsSettlement order, PaymentRepair repair, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(order.Entry) || string.IsNullOrWhiteSpace(order.Reason) || !context.ActsFor(order.By))
        {
            return Wrong("Give entry (the Payment Entry's name), reason, and by (the person who says so).");
        }

        return await AnswerAsync(() => repair.SettleRefundAsync(id, refund, order.Entry.Trim(), order.Reason.Trim(), cancel));
    }

    private static async Task<IResult> ClearAsync(HttpContext context, Guid id, OpsReason order, PaymentRepair repair, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(order.Reason) || !context.ActsFor(order.By))
        {
            return Wrong("Give reason, and by (the person who says so).");
        }

        return await AnswerAsync(() => repair.ClearAsync(id, order.Reason.Trim(), cancel));
    }

    private static async Task<IResult> ResolveAsync(HttpContext context, OpsResolution order, FindingList findings, AuditTrail audit, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(order.Key) || string.IsNullOrWhiteSpace(order.Reason) || !context.ActsFor(order.By))
        {
            return Wrong("Give key, reason, and by (the person who says so).");
        }

        await audit.RecordAsync("finding.resolve", order.Key, cancel, reason: order.Reason);
        return await findings.ResolveAsync(order.Key, cancel) ? Results.NoContent() : Results.NotFound();
    }

    private static IResult Wrong(string error) => ApiError.Json(error, StatusCodes.Status400BadRequest);

    private static async Task<IResult> AnswerAsync(Func<Task<RepairAnswer>> repair)
    {
        try
        {
            return await repair() switch
            {
                RepairAnswer.Done => Results.NoContent(),
                RepairAnswer.Refused refused => ApiError.Json(RepairText.Of(refused.Why).In(Language.English, refused.Detail), StatusCodes.Status409Conflict),
                _ => Results.NotFound(),
            };
        }
        catch (IntegrationException e)
        {
            return ApiError.Json(e.Message, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> SendLinkAsync(OpsLinkOrder order, PaymentLinks links, AuditTrail audit, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(order.Customer) || order.Channel is not ("sms" or "email"))
        {
            return Wrong("Give customer, optionally invoice, and channel: sms or email.");
        }

        await audit.RecordAsync("payment-link.send", order.Customer, cancel);
        try
        {
            return await links.SendAsync(order.Customer, order.Invoice, order.Channel == "email", cancel) is { } id
                ? Results.Json(new OpsLink(id), statusCode: StatusCodes.Status202Accepted) : Results.NotFound();
        }
        catch (IntegrationException e)
        {
            return ApiError.Json(e.Message, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> RevokeAsync(Guid id, PaymentLinks links, AuditTrail audit, CancellationToken cancel)
    {
        await audit.RecordAsync("payment-link.revoke", id.ToString(), cancel);
        return await AnswerAsync(async () => await links.RevokeAsync(id, cancel) ? new RepairAnswer.Done() : new RepairAnswer.NotThere());
    }
}
