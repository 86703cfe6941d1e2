namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>A ticket: ERPNext's Issue.</summary>
/// <param name="Name">Its number: <c>WEB-7K2PQRW</c> where we opened it, <c>ISS-2026-00007</c> where somebody else did.</param>
/// <param name="Status">Open, Replied, On Hold, Resolved, Closed, or whatever the site added.</param>
/// <param name="Modified">As it came: the site's own time, with microseconds and without a zone.</param>
/// <param name="RaisedBy">The address that answers go to; null in a list.</param>
/// <param name="RespondBy">Until when an answer is promised; null where the site promises none.</param>
public sealed record Issue(string Name, string Subject, string? Status, DateOnly? OpenedOn, string? CustomerId, string? Modified = null, DateTimeOffset? RespondBy = null,
    string? RaisedBy = null)
{
    public bool IsOver => Status is "Closed" or "Resolved";
}

/// <summary>A ticket to open. <paramref name="Name"/> is ours, so that opening twice makes one.</summary>
/// <param name="RaisedBy">An address; ERPNext writes the service user's in place of none, and answers would go to ourselves.</param>
/// <param name="Description">HTML. For our team alone: no message is made of it, so that no answer quotes it.</param>
/// <param name="Contact">The customer's Contact, by name.</param>
public sealed record NewIssue(string Name, string Subject, string CustomerId, string RaisedBy, string Description, string? Contact = null, string? CustomerName = null);

/// <summary>Something written about a ticket, as ERPNext lists it. Who may see it is not said here.</summary>
/// <param name="Kind"><c>Communication</c> or <c>Automated Message</c>.</param>
/// <param name="Medium">Email, Chat, Phone, SMS, Other, …</param>
/// <param name="At">When it was said; a mail says so itself.</param>
/// <param name="CreatedAt">When ERPNext wrote it down.</param>
/// <param name="Html">As it was written: nothing in it is to be trusted.</param>
/// <param name="Sender">The bare address; null where it is not written as one.</param>
/// <param name="Recipients">Bare addresses, of <c>recipients</c> and <c>cc</c>.</param>
/// <param name="Delivery">What became of a mail that ERPNext sent: <c>Sent</c>, <c>Error</c>, <c>Expired</c>, <c>Bounced</c>; empty for what it did not send.</param>
/// <param name="Files">Addresses on ERPNext's own site: <c>/private/files/photo.png</c>; anybody could have written another.</param>
public sealed record Communication(
    string Name, string? Kind, string? Medium, DateTimeOffset? At, DateTimeOffset? CreatedAt, string Html, string? Sender, string? SenderName,
    IReadOnlyList<string> Recipients, IReadOnlyList<string> Files, string? Delivery = null);

/// <summary>A message of a customer to a ticket of theirs.</summary>
/// <param name="Html">What they wrote, encoded.</param>
/// <param name="Files">Names of File documents that hang on the ticket.</param>
public sealed record NewCommunication(string Issue, string Subject, string Html, string Sender, string? SenderName, IReadOnlyList<string> Files);
