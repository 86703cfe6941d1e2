namespace Gigafibre.Portal.Features.LineChanges;

/// <summary>The Wi-Fi form: the wanted names of networks by the paths of their names, and one new key for all of them; no key means as it is.</summary>
public sealed class WifiForm
{
    public Dictionary<string, string?> Names { get; init; } = [];

    public string? NewKey { get; init; }

    /// <summary>The key until now; needed to put it back, where it cannot be read from the modem.</summary>
    public string? CurrentKey { get; init; }
}
