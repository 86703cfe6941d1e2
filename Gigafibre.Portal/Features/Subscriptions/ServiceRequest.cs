using Gigafibre.Portal.Integrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>Stored by number.</summary>
public enum RequestKind
{
    Change = 0,
    Pause = 1,
    Resume = 2,
    Cancel = 3,
    Move = 4,

    /// <summary>A quotation is accepted; the subscription is its name.</summary>
    Accept = 5,
    Decline = 6,
}

/// <summary>How far a request has come. See <see cref="RequestStates"/> for what may follow what.</summary>
public enum RequestState
{
    /// <summary>The customer said so, and has it in writing.</summary>
    Given = 0,

    /// <summary>Our team has put it on its day.</summary>
    Scheduled = 1,

    Done = 2,

    /// <summary>It cannot be done. Never for an end.</summary>
    Refused = 3,

    /// <summary>The customer took it back, or asked for an end instead.</summary>
    Withdrawn = 4,
}

/// <summary>
/// What a customer decided about a service: what was shown, what was agreed to, from when. Never half applied: our team does it in ERPNext, and a comparison says so.
/// </summary>
public sealed class ServiceRequest
{
    public Guid Id { get; init; }

    /// <summary>For the telephone, and on the confirmation: <c>GF-D-7K2P-93QW</c>.</summary>
    public required string Number { get; init; }

    public required string CustomerId { get; init; }

    /// <summary>The subscription in ERPNext, by its primary key; or the quotation.</summary>
    public required string Subscription { get; init; }

    /// <summary>Where it is, as it was shown; null where ERPNext names no address.</summary>
    public string? Place { get; init; }

    public RequestKind Kind { get; init; }

    public RequestState State { get; set; }

    /// <summary>A change is in place by then; an end, a pause counts from then.</summary>
    public DateOnly EffectiveOn { get; init; }

    /// <summary>Last day of a pause.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Of a pause: it ends sooner when the modem is plugged in again. Of a return: it was.</summary>
    public bool IsByModem { get; init; }

    /// <summary>Of such a pause: since when its modem is known to have been silent for a day.</summary>
    public DateTimeOffset? SilentAt { get; set; }

    public string? BeforePlan { get; init; }

    /// <summary>A month, before taxes.</summary>
    public long? BeforeCents { get; init; }

    /// <summary>The plan that was chosen, by ERPNext's name; for a move, the new address; the quotation that was answered.</summary>
    public string? After { get; init; }

    public long? AfterCents { get; init; }

    /// <summary>What was shown besides, line by line: the lines and terms of a quotation.</summary>
    public string? Details { get; init; }

    /// <summary>The return that was part of a pause: nobody asked for it by itself.</summary>
    public bool IsBack { get; init; }

    /// <summary>What the end costs; 0 almost always, null where ERPNext does not say enough.</summary>
    public long? FeeCents { get; init; }

    public required string TextVersion { get; init; }

    public required string Language { get; init; }

    public DateTimeOffset GivenAt { get; init; }

    /// <summary>When its ticket stood in ERPNext.</summary>
    public DateTimeOffset? OpenedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Who did or refused it; null when ERPNext was seen to agree.</summary>
    public string? By { get; set; }

    /// <summary>Why it was refused, in our team's words.</summary>
    public string? Reason { get; set; }

    public bool IsAboutQuotation => Kind is RequestKind.Accept or RequestKind.Decline;

    public bool IsOpen => State is RequestState.Given or RequestState.Scheduled;

    /// <summary>The ticket of the same request in ERPNext.</summary>
    public string IssueName => "WEB-" + Number;

    /// <summary>As long as it is not done; an end, not after its day.</summary>
    public bool MayWithdraw(DateOnly today) => IsOpen && !IsBack && !(Kind == RequestKind.Cancel && EffectiveOn < today);

    public Money? Before => BeforeCents is { } cents ? new Money(cents) : null;

    public Money? Cost => AfterCents is { } cents ? new Money(cents) : null;

    public Money? Fee => FeeCents is { } cents ? new Money(cents) : null;
}

public static class RequestStates
{
    private static readonly Dictionary<RequestState, RequestState[]> Next = new()
    {
        [RequestState.Given] = [RequestState.Scheduled, RequestState.Done, RequestState.Refused, RequestState.Withdrawn],
        [RequestState.Scheduled] = [RequestState.Done, RequestState.Refused, RequestState.Withdrawn],
        [RequestState.Done] = [],
        [RequestState.Refused] = [],
        [RequestState.Withdrawn] = [],
    };

    public static bool MayFollow(ServiceRequest request, RequestState to) =>
        Next[request.State].Contains(to) && !(request.Kind == RequestKind.Cancel && to == RequestState.Refused);
}

internal sealed class ServiceRequestMap : IEntityTypeConfiguration<ServiceRequest>
{
    public void Configure(EntityTypeBuilder<ServiceRequest> e)
    {
        e.ToTable("ServiceRequests");
        e.Ignore(x => x.IsOpen);
        e.Ignore(x => x.IsAboutQuotation);
        e.Ignore(x => x.IssueName);
        e.Ignore(x => x.Before);
        e.Ignore(x => x.Cost);
        e.Ignore(x => x.Fee);
        e.HasIndex(x => x.Number).IsUnique();
        e.HasIndex(x => x.Subscription).IsUnique().HasFilter("\"State\" < 2").HasDatabaseName("OneOpenRequest");
        e.HasIndex(x => new { x.CustomerId, x.GivenAt });
        e.HasIndex(x => new { x.State, x.EffectiveOn });
    }
}
