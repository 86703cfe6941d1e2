using System.Net;
using System.Net.Sockets;

namespace Gigafibre.Portal.Tests.Support;

/// <summary>Stands between a client and an agent and does to every answer what it is told: each answer becomes these datagrams, each after
/// its delay, from our own port or a stranger's.</summary>
public sealed class UdpRelay : IAsyncDisposable
{
    private readonly UdpClient _door = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly UdpClient _stranger = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _stop = new();
    private readonly IPEndPoint _agent;
    private readonly Func<int, byte[], IEnumerable<Datagram>> _change;
    private readonly Task _relaying;
    private int _questions;

    public UdpRelay(IPEndPoint agent, Func<int, byte[], IEnumerable<Datagram>> change)
    {
        (_agent, _change) = (agent, change);
        _relaying = RelayAsync();
    }

    public sealed record Datagram(byte[] Bytes, int DelayMs = 0, bool FromStranger = false);

    public IPEndPoint Address => (IPEndPoint)_door.Client.LocalEndPoint!;

    public int Questions => _questions;

    private async Task RelayAsync()
    {
        try
        {
            while (true)
            {
                var question = await _door.ReceiveAsync(_stop.Token);
                _ = PassAsync(question, Interlocked.Increment(ref _questions));
            }
        }
        catch (OperationCanceledException)
        {
            // Done.
        }
    }

    private async Task PassAsync(UdpReceiveResult question, int number)
    {
        using var agent = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await agent.SendAsync(question.Buffer, _agent, _stop.Token);
        var answer = await agent.ReceiveAsync(_stop.Token);
        foreach (var datagram in _change(number, answer.Buffer))
        {
            await Task.Delay(datagram.DelayMs, _stop.Token);
            await (datagram.FromStranger ? _stranger : _door).SendAsync(datagram.Bytes, question.RemoteEndPoint, _stop.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _relaying;
        _door.Dispose();
        _stranger.Dispose();
        _stop.Dispose();
    }
}
