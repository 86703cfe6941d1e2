using Gigafibre.Portal.Features.LineChanges;

namespace Gigafibre.Portal.Pages.Line;

public sealed class WifiInput
{
    public IList<NetworkInput> Networks { get; set; } = [];

    public string? NewKey { get; set; }

    public string? CurrentKey { get; set; }

    public WifiForm ToForm() => new()
    {
        Names = Networks.Where(n => n.Path is not null).DistinctBy(n => n.Path).ToDictionary(n => n.Path!, n => n.Name),
        NewKey = NewKey,
        CurrentKey = CurrentKey,
    };
}
