using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Pages.Shared;

public sealed record MessageRows(IReadOnlyList<Message> Messages, MessageKinds Kinds)
{
    public Phrase TitleOf(Message message) => Kinds.Find(message.Kind)?.Title ?? Phrase.Verbatim(message.Subject);
}
