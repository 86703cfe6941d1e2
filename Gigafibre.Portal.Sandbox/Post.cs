namespace Gigafibre.Portal.Sandbox;

public enum LetterKind
{
    Sms,
    Call,
    Email,
}

public sealed record LetterFile(string Name, string ContentType, byte[] Content);

public sealed record Letter(LetterKind Kind, string To, string? Subject, string Text, DateTimeOffset At)
{
    /// <summary>Who sent a text: a number or a messaging service. Whoever answers, answers that.</summary>
    public string? From { get; init; }

    public string? Html { get; init; }

    /// <summary>Of a mail, by their names.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<LetterFile> Files { get; init; } = [];
}

public sealed class Post
{
    private readonly Lock _lock = new();
    private readonly List<Letter> _letters = [];

    /// <summary>What the network does with texts to a number; delivered unless said otherwise.</summary>
    public Dictionary<string, PhoneBehavior> Behaviors { get; } = [];

    /// <summary>Telephones whose owners answered STOP, each with the sender they answered.</summary>
    public HashSet<(string Sender, string Phone)> Blocked { get; } = [];

    public void Deliver(Letter letter)
    {
        lock (_lock)
        {
            _letters.Add(letter);
        }
    }

    public IReadOnlyList<Letter> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _letters];
            }
        }
    }

    public IReadOnlyList<Letter> To(string address) => [.. All.Where(l => string.Equals(l.To, address, StringComparison.OrdinalIgnoreCase))];
}

public enum PhoneBehavior
{
    Delivered,

    /// <summary>Accepted, then undelivered with 30003.</summary>
    SwitchedOff,

    /// <summary>Refused with 21610: the owner texted STOP.</summary>
    OptedOut,

    /// <summary>Refused with 21614: cannot take texts; calls arrive.</summary>
    Landline,
}
