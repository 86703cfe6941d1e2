namespace Gigafibre.Portal.Features.Telephony;

/// <summary>
/// <c>GET /integrations/3cx/contact</c>: what the agent's screen opens when somebody calls. All null for nobody we know. A number that is shown can be forged: it proves
/// nothing, and nothing here says what is owed, where or how else somebody is reached.
/// </summary>
/// <param name="Id">The customer; <c>several</c> when it is the number of more than one.</param>
/// <param name="LastName">As ERPNext calls the customer, or how many there are.</param>
/// <param name="Url">The desk's page, which asks for a sign-in of its own.</param>
public sealed record Caller(string? Id, string? LastName, string? Url)
{
    public const string Several = "several";
    public static readonly Caller Nobody = new(null, null, null);
}

/// <summary>
/// <c>POST /integrations/3cx/call</c>: one call that is over, as 3CX's template tells it. A variable that it could not fill arrives as it is written, <c>[Agent]</c>.
/// </summary>
/// <param name="Kind"><c>Inbound</c>, <c>Missed</c>, <c>Outbound</c> or <c>Notanswered</c>.</param>
/// <param name="Duration">Seconds, as text.</param>
/// <param name="Started">When it began, in UTC, as text: tells one call from the next.</param>
public sealed record JournalledCall(string? Number, string? Agent, string? Kind, string? Duration, string? Started);
