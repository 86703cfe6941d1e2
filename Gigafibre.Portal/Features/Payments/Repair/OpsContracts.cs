using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Payments.Repair;

/// <summary><c>GET /ops/payments</c>. These shapes are a contract with the hub: docs/wire/ops-payments.md and openapi.json.</summary>
public sealed record OpsPayments(
    IReadOnlyList<OpsPayment> NeedsPerson, IReadOnlyList<OpsParkedWork> Parked, IReadOnlyList<WaitingWork> Waiting, IReadOnlyList<OpsFinding> Findings);

public sealed record OpsPayment(
    Guid Id, string Customer, string State, decimal Amount, string? PaymentIntent, IReadOnlyList<string> Invoices, string? Reason);

public sealed record OpsParkedWork(Guid Id, string Kind, string Key, DateTimeOffset? Since, int Attempts, string? Reason);

public sealed record OpsFinding(string Key, string Kind, string Subject, string Detail, DateTimeOffset FoundAt);

public sealed record OpsSettlement(string? Entry, string? Reason);

public sealed record OpsReason(string? Reason);

public sealed record OpsResolution(string? Key, string? Reason);

public sealed record OpsLinkOrder(string? Customer, string? Invoice, string? Channel);

public sealed record OpsLink(Guid Id);
