namespace Gigafibre.Portal.Features.LineChanges;

public sealed class WifiForm
{
    public Dictionary<string, string?> Names { get; init; } = [];

    public string? NewKey { get; init; }

    public string? CurrentKey { get; init; }
}
