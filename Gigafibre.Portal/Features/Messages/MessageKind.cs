using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Messages;

/// <summary>One thing that customers are told, and its words. Each feature names its own (<c>AddMessageKind</c>).</summary>
/// <param name="Name">Stands on every row: <c>payment-link</c>.</param>
/// <param name="Title">What it is, in a list.</param>
/// <param name="Subject">Of the mail.</param>
/// <param name="Body">The mail: paragraphs between empty lines. An address alone in its paragraph becomes a button.</param>
/// <param name="Brief">The text; at most two segments.</param>
/// <param name="Sample">Values for the preview.</param>
public sealed record MessageKind(string Name, MessageTopic Topic, Phrase Title, Phrase Subject, Phrase Body, Phrase Brief, params IReadOnlyList<object?> Sample)
{
    /// <summary>What the button of the mail says.</summary>
    public Phrase? Action { get; init; }

    /// <summary>Somebody waits for it on a way that they chose: sent at any hour, and no other way instead.</summary>
    public bool IsAskedFor { get; init; }

    /// <summary>It goes by text and by mail, whatever was chosen: one of the two may not be read in time.</summary>
    public bool TakesEveryWay { get; init; }

    /// <summary>It goes to every contact on file: somebody who has only one of them may be whom it warns of.</summary>
    public bool TakesEveryContact { get; init; }

    /// <summary>What stands in the place of its secret in a preview.</summary>
    public string SecretSample { get; init; } = "123456";

    /// <summary>A text that has not arrived by then is worth nothing.</summary>
    public TimeSpan Lasts { get; init; } = TimeSpan.FromHours(4);

    /// <summary>Sent so often that silence means something is wrong.</summary>
    public bool IsRegular { get; init; }

    /// <summary>Whether a mail of it says how to have no more.</summary>
    public bool CanBeStopped => !IsAskedFor && !MessageTopics.IsRequired(Topic);
}
