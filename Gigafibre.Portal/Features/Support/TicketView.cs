using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Support;

public enum TicketState
{
    /// <summary>ERPNext does not have it yet.</summary>
    OnItsWay,

    Open,
    Answered,
    OnHold,
    Closed,

    /// <summary>ERPNext has it no longer.</summary>
    Gone,
}

/// <summary>A ticket in the customer's list.</summary>
public sealed record TicketLine(string Number, Phrase Title, DateOnly? OpenedOn, TicketState State);

/// <summary>A ticket with all that its customer may see.</summary>
/// <param name="Own">What was asked here; null for a ticket that came by another way.</param>
/// <param name="Messages">The oldest first. Empty while ERPNext is away and nothing is on its way.</param>
/// <param name="AnswerBy">What is promised; null for nothing.</param>
/// <param name="ClosesOn">When ERPNext closes it by itself.</param>
public sealed record TicketView(
    string Number, Phrase Title, DateOnly? OpenedOn, TicketState State, Ticket? Own, IReadOnlyList<ThreadMessage> Messages, TicketRating? Rating, DateTimeOffset? AnswerBy = null,
    DateOnly? ClosesOn = null)
{
    /// <summary>ERPNext did not answer: what is here is ours alone.</summary>
    public bool IsAway { get; init; }

    /// <summary>Where it asks for a call.</summary>
    public CallBack? Call { get; init; }

    /// <summary>The number of the decision that it is about: our team's list, which only the decision's own page closes.</summary>
    public string? Request { get; init; }
}
