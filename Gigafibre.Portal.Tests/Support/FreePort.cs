using System.Net;
using System.Net.Sockets;

namespace Gigafibre.Portal.Tests.Support;

/// <summary>Ports for what must know its address before it listens. Below those that the system gives out, and for each process a stretch of its own: no two runs meet.</summary>
public static class FreePort
{
    private const int First = 10_000;
    private const int Stretches = 20;
    private const int Length = 1_000;

    private static readonly Lazy<(int First, Socket Held)> Stretch = new(Take);

    private static int _taken;

    public static int Tcp() => Next(ProtocolType.Tcp, SocketType.Stream);

    public static int Udp() => Next(ProtocolType.Udp, SocketType.Dgram);

    private static int Next(ProtocolType protocol, SocketType type)
    {
        while (true)
        {
            var port = Stretch.Value.First + 1 + (Interlocked.Increment(ref _taken) % (Length - 1));
            try
            {
                using var socket = new Socket(AddressFamily.InterNetwork, type, protocol);
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Somebody else's; the next one.
            }
        }
    }

    /// <summary>Its first port stays bound for as long as this process lives.</summary>
    private static (int First, Socket Held) Take()
    {
        for (var stretch = Environment.ProcessId; ; stretch++)
        {
            var first = First + (stretch % Stretches * Length);
            var held = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                held.Bind(new IPEndPoint(IPAddress.Loopback, first));
                return (first, held);
            }
            catch (SocketException)
            {
                held.Dispose();
            }
        }
    }
}
