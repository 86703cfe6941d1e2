using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Payments.Repair;

/// <summary><c>GET /ops/payments</c>. These shapes are a contract with the hub: docs/wire/ops-payments.md and openapi.json.</summary>
public sealed record OpsPayments(
    IReadOnlyList<OpsPayment> NeedsPerson, IReadOnlyList<OpsParkedWork> Parked, IReadOnlyList<WaitingWork> Waiting, IReadOnlyList<OpsFinding> Findings);

/// <param name="Kind"><c>not-booked</c>, <c>refund-not-booked</c>, <c>refund-not-made</c>, <c>event-not-read</c>, <c>dispute</c>, <c>odd</c></param>
/// <param name="Reason">In French, with ERPNext's own sentence where it said one.</param>
/// <param name="Todo">What to do, in French.</param>
/// <param name="Work">What <c>POST /ops/work/{id}/retry</c> tries again.</param>
public sealed record OpsPayment(
    Guid? Id, string? Customer, string Kind, decimal? Amount, IReadOnlyList<string> Invoices, string Reason, string Todo, Guid? Work, DateTimeOffset? AgainAt,
        DateTimeOffset Since);

public sealed record OpsParkedWork(Guid Id, string Kind, string Key, DateTimeOffset? Since, int Attempts, string? Reason);

public sealed record OpsFinding(string Key, string Kind, string Subject, string Detail, DateTimeOffset FoundAt);

/// <param name="By">The person who says so, as the record will name them.</param>
public sealed record OpsSettlement(string? Entry, string? Reason, string? By);

public sealed record OpsReason(string? Reason, string? By);

public sealed record OpsResolution(string? Key, string? Reason, string? By);

public sealed record OpsLinkOrder(string? Customer, string? Invoice, string? Channel);

public sealed record OpsLink(Guid Id);
