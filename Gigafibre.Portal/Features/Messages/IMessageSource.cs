using Gigafibre.Portal.Integrations.Smtp;

namespace Gigafibre.Portal.Features.Messages;

/// <summary>Asked in the second before a message of its kind leaves: whether it is still to be said, and what goes along with it.</summary>
public interface IMessageSource
{
    /// <summary>Null when it is no longer true or wanted. Throws what an outside system throws: the message waits.</summary>
    Task<IReadOnlyList<EmailAttachment>?> ReadAsync(Message message, CancellationToken cancel);
}
