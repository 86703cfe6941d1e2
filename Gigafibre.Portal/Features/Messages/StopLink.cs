using Gigafibre.Portal.Core;

namespace Gigafibre.Portal.Features.Messages;

/// <summary>The address by which a mail's reader stops its kind: names one message, and opens nothing.</summary>
public sealed class StopLink(Secrets secrets)
{
    private const int KeyLength = 24;

    public string PathOf(Guid message) => $"/u/{message:N}{Key(message)}";

    /// <summary>Null for one that we did not write.</summary>
    public Guid? Read(string token) =>
        token.Length == 32 + KeyLength && Guid.TryParseExact(token[..32], "N", out var id) && token[32..].Equals(Key(id), StringComparison.OrdinalIgnoreCase) ? id : null;

    private string Key(Guid message) => secrets.Hash("stop-link", message.ToString("N"))[..KeyLength];
}
