using System.Text.Json.Serialization;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Messages;

/// <summary>What is to be told, in both languages: which one, and which way, is known when it leaves.</summary>
/// <param name="About">What it is about; told once for each kind and contact.</param>
/// <param name="Secret">What stands in the place of <see cref="Message.Secret"/> when it is sent.</param>
public sealed record MessageDraft(string Kind, string CustomerId, string About, Phrase Subject, Phrase Body, Phrase Brief, string? Secret = null)
{
    public static MessageDraft Of(MessageKind kind, string customerId, string about, params object?[] values) =>
        new(kind.Name, customerId, about, kind.Subject.With(values), kind.Body.With(values), kind.Brief.With(values));

    /// <summary>Ways by which the customer has it already.</summary>
    public MessageWays Except { get; init; }

    [JsonIgnore]
    public string WorkKey => $"{About}:{Kind}";
}
