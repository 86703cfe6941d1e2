using System.Diagnostics.CodeAnalysis;
using MimeKit;

namespace Gigafibre.Portal.Integrations;

/// <summary>An e-mail address, compared without regard to case. Prints itself masked.</summary>
public readonly record struct EmailAddress
{
    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    /// <summary>First letter of each part: <c>l•••@g•••.ca</c>.</summary>
    public string Masked
    {
        get
        {
            var at = Value.IndexOf('@', StringComparison.Ordinal);
            var dot = Value.LastIndexOf('.');
            return $"{Value[0]}•••@{Value[at + 1]}•••{Value[dot..]}";
        }
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out EmailAddress email)
    {
        email = default;
        var clean = text?.Trim().ToLowerInvariant();
        if (clean is not { Length: >= 6 and <= 254 } || !MailboxAddress.TryParse(clean, out var mailbox) || mailbox.Address != clean)
        {
            return false;
        }

        var at = clean.LastIndexOf('@');
        if (at < 1 || clean.LastIndexOf('.') < at + 2 || clean.EndsWith('.'))
        {
            return false;
        }

        email = new EmailAddress(clean);
        return true;
    }

    public override string ToString() => Masked;
}
