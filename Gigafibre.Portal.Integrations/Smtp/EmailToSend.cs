namespace Gigafibre.Portal.Integrations.Smtp;

/// <summary>One mail to one person.</summary>
/// <param name="Html">The same as <paramref name="Text"/>, for programs that show it; null for text alone.</param>
public sealed record EmailToSend(EmailAddress To, string Subject, string Text, string? Html = null)
{
    /// <summary>Ours, of letters, digits and dashes: names the mail in its Message-ID and in what the relay tells of it later.</summary>
    public string? Tag { get; init; }

    /// <summary>Where a mail program unsubscribes by one POST (RFC 8058); null for what cannot be stopped.</summary>
    public Uri? Unsubscribe { get; init; }

    public IReadOnlyList<EmailAttachment> Files { get; init; } = [];
}
