using System.Collections.Concurrent;

namespace Gigafibre.Portal.Integrations.Oktopus;

/// <summary>What all who ask the controller share: one token, and one lane per device.</summary>
internal sealed class OktopusSession
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _lanes = new();

    public string? Token { get; set; }

    public SemaphoreSlim Lane(string device) => _lanes.GetOrAdd(device, _ => new SemaphoreSlim(1));
}
