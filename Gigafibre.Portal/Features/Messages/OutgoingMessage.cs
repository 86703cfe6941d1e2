using Gigafibre.Portal.Integrations.Smtp;

namespace Gigafibre.Portal.Features.Messages;

/// <summary>What goes over the wire, whole: with its secret, which the row does not hold.</summary>
/// <param name="Validity">A text that has not arrived by then is worth nothing.</param>
public sealed record OutgoingMessage(string Subject, string Text, TimeSpan Validity, IReadOnlyList<EmailAttachment> Files, MessageKind? Kind)
{
    /// <summary>Spoken, sentence by sentence, when it is a call.</summary>
    public IReadOnlyList<string> Spoken { get; init; } = [];

    /// <summary>A code, or word of a change to the account: goes by the sender of codes, which an ARRÊT to our notices does not close.</summary>
    public bool IsSecurity { get; init; }

    public static OutgoingMessage Of(Message message, MessageKind? kind, string? secret, IReadOnlyList<EmailAttachment> files)
    {
        var text = secret is null ? message.Text : message.Text.Replace(Message.Secret, secret, StringComparison.Ordinal);
        var spoken = message.Brief.Replace(Message.Secret, string.Join(", ", (secret ?? "").ToCharArray()), StringComparison.Ordinal);
        return new OutgoingMessage(message.Subject, text, kind?.Lasts ?? TimeSpan.FromHours(4), files, kind)
        {
            Spoken = message.Channel == MessageChannel.Voice ? [spoken, spoken] : [],
            IsSecurity = kind?.Topic == MessageTopic.Security,
        };
    }
}
