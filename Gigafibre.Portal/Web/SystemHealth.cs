using System.Collections.Concurrent;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Web;

/// <param name="LastSuccess">Null while it has not answered since this process started.</param>
public sealed record SystemState(string Name, DateTimeOffset? LastSuccess, DateTimeOffset? LastFailure, Phrase? Failure);

public sealed class SystemHealth
{
    private readonly TimeProvider _clock;
    private readonly (string Name, string Address)[] _systems;
    private readonly ConcurrentDictionary<string, SystemState> _states = new();

    public SystemHealth(TimeProvider clock, IEnumerable<OutsideSystem> systems, IServiceProvider services)
    {
        _clock = clock;
        _systems = [.. systems.Select(s => (s.Name, Address: s.Address(services))).Where(s => s.Address is not null).Select(s => (s.Name, s.Address!.ToString().TrimEnd('/')))];
    }

    public IReadOnlyList<SystemState> All => [.. _systems.Select(s => _states.GetValueOrDefault(s.Name) ?? new SystemState(s.Name, null, null, null))];

    public void Note(Uri? asked, Phrase? failure)
    {
        if (asked is null || _systems.FirstOrDefault(s => asked.ToString().StartsWith(s.Address, StringComparison.OrdinalIgnoreCase)).Name is not { } name)
        {
            return;
        }

        var now = _clock.GetUtcNow();
        var first = new SystemState(name, null, null, null);
        _states.AddOrUpdate(name, _ => Changed(first), (_, before) => Changed(before));

        SystemState Changed(SystemState before) => failure is null ? before with { LastSuccess = now } : before with { LastFailure = now, Failure = failure };
    }
}
