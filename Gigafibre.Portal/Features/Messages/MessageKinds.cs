namespace Gigafibre.Portal.Features.Messages;

/// <summary>Every kind of message there is, by its name.</summary>
public sealed class MessageKinds(IEnumerable<MessageKind> kinds)
{
    private readonly Dictionary<string, MessageKind> _kinds = kinds.ToDictionary(k => k.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<MessageKind> All => _kinds.Values;

    /// <summary>Null for one that an earlier version knew.</summary>
    public MessageKind? Find(string name) => _kinds.GetValueOrDefault(name);
}
