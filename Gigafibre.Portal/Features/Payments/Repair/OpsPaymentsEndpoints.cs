using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments.Repair;

/// <summary>
/// For the hub's server, with the operations token: payments that need a person, what the reconciler found, what is stuck; retry, settle,
/// clear, and send a payment link. Every use is on record. Contract: docs/wire/ops-payments.md.
/// </summary>
public static class OpsPaymentsEndpoints
{
    public static void MapOpsPayments(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/ops").AddEndpointFilter(async (context, next) =>
            OpsToken.IsGiven(context.HttpContext, context.HttpContext.RequestServices.GetRequiredService<IOptions<PortalOptions>>().Value.OpsToken)
                ? await next(context) : OpsToken.Refuse(context.HttpContext));
        desk.MapGet("/payments", ListAsync);
        desk.MapPost("/work/{id:guid}/retry", RetryAsync).DisableAntiforgery();
        desk.MapPost("/payments/{id:guid}/settle", SettleAsync).DisableAntiforgery();
        desk.MapPost("/payments/{id:guid}/clear", ClearAsync).DisableAntiforgery();
        desk.MapPost("/findings/resolve", ResolveAsync).DisableAntiforgery();
        desk.MapPost("/payment-links", SendLinkAsync).DisableAntiforgery();
        desk.MapDelete("/payment-links/{id:guid}", RevokeAsync);
    }

    private static async Task<IResult> ListAsync(PortalDb db, WorkItems work, WorkKinds kinds, AuditTrail audit, CancellationToken cancel)
    {
        await audit.RecordAsync("payments.list", "*", cancel);
        var troubled = await db.PaymentAttempts.AsNoTracking().Include(a => a.Invoices).Where(a => a.Trouble != null || a.DisputeNote != null)
            .OrderByDescending(a => a.ChangedAt).Take(500).ToListAsync(cancel);

        var parked = await work.ListParkedAsync(kinds.Money, 500, cancel);
        var waiting = (await work.CountWaitingAsync(cancel)).Select(w => new { kind = w.Kind, count = w.Count, oldest = w.Oldest });
        var findings = await db.Findings.AsNoTracking().Where(f => f.ResolvedAt == null).OrderByDescending(f => f.FoundAt).Take(500).ToListAsync(cancel);
        return Results.Json(new
        {
            needsPerson = troubled.Select(a => new
            {
                a.Id,
                customer = a.CustomerId,
                state = a.State.ToString(),
                amount = new Money(a.AmountCents).Dollars,
                paymentIntent = a.PaymentIntentId,
                invoices = a.Invoices.Select(i => i.InvoiceName),
                reason = a.Trouble ?? a.DisputeNote
            }),
            parked = parked.Select(w => new { w.Id, w.Kind, w.Key, since = w.ParkedAt, w.Attempts, reason = w.LastError }),
            waiting,
            findings = findings.Select(f => new { f.Key, kind = KebabCase.Of(f.Kind), f.Subject, f.Detail, f.FoundAt }),
        });
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

    private static async Task<IResult> SettleAsync(Guid id, Settlement order, PaymentRepair repair, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(order.Entry) || string.IsNullOrWhiteSpace(order.Reason))
        {
            return Wrong("Give entry (the Payment Entry's name) and reason.");
        }

        return await AnswerAsync(() => repair.SettleAsync(id, order.Entry.Trim(), order.Reason.Trim(), cancel));
    }

    private static async Task<IResult> ClearAsync(Guid id, Reason order, PaymentRepair repair, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(order.Text))
        {
            return Wrong("Give reason.");
        }

        return await AnswerAsync(() => repair.ClearAsync(id, order.Text.Trim(), cancel));
    }

    private static async Task<IResult> ResolveAsync(Resolution order, FindingList findings, AuditTrail audit, CancellationToken cancel)
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
                RepairAnswer.Refused refused => Results.Json(new { error = RepairText.Of(refused.Why).In(Language.English, refused.Detail) },
                    statusCode: StatusCodes.Status409Conflict),
                _ => Results.NotFound(),
            };
        }
        catch (IntegrationException e)
        {
            return Results.Json(new { error = e.Message }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> SendLinkAsync(LinkOrder order, PaymentLinks links, AuditTrail audit, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(order.Customer) || order.Channel is not ("sms" or "email"))
        {
            return Wrong("Give customer, optionally invoice, and channel: sms or email.");
        }

        await audit.RecordAsync("payment-link.send", order.Customer, cancel);
        try
        {
            return await links.SendAsync(order.Customer, order.Invoice, order.Channel == "email", cancel) is { } id
                ? Results.Json(new { id }, statusCode: StatusCodes.Status202Accepted) : Results.NotFound();
        }
        catch (IntegrationException e)
        {
            return Results.Json(new { error = e.Message }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> RevokeAsync(Guid id, PaymentLinks links, AuditTrail audit, CancellationToken cancel)
    {
        await audit.RecordAsync("payment-link.revoke", id.ToString(), cancel);
        return await AnswerAsync(async () => await links.RevokeAsync(id, cancel) ? new RepairAnswer.Done() : new RepairAnswer.NotThere());
    }

    private sealed record Settlement(string? Entry, string? Reason);

    private sealed record Reason([property: System.Text.Json.Serialization.JsonPropertyName("reason")] string? Text);

    private sealed record Resolution(string? Key, string? Reason);

    private sealed record LinkOrder(string? Customer, string? Invoice, string? Channel);
}
