using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Sandbox.Olt;

/// <summary>The OLTs of all worlds behind one UDP port: the community is the world's name, or <c>world@olt</c> for another of its OLTs.</summary>
public sealed class OltServer(Worlds worlds, IOptions<SandboxOptions> options) : IHostedService, IAsyncDisposable
{
    public const string System = "olt";
    private SnmpAgent? _agent;

    public int Port => _agent!.Port;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _agent = new SnmpAgent(TreeAsync);
        _agent.Start(options.Value.SnmpPort);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _agent, null) is { } agent)
        {
            await agent.DisposeAsync();
        }
    }

    private async Task<SnmpTree?> TreeAsync(string community)
    {
        var (name, olt) = community.Split('@', 2) is [var w, var o] ? (w, o) : (community, World.FirstOlt);
        if (worlds.All.FirstOrDefault(w => w.Name == name) is not { } world || !world.Olts.TryGetValue(olt, out var shelf))
        {
            return null;
        }

        world.Requests.Add(System, olt);
        switch (world.Faults.Next(System, "GET"))
        {
            case Fault.None:
                return shelf.Tree();
            case Fault.Slow:
                await Task.Delay(world.Faults.SlowFor);
                return shelf.Tree();
            default:
                // Over UDP every trouble looks the same: nothing comes.
                return null;
        }
    }
}
