using System.Formats.Asn1;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Gigafibre.Portal.Sandbox.Olt;

/// <summary>An SNMP agent of version 2c. The community says whose tree is read; an unknown one is not answered, as real agents do.</summary>
public sealed class SnmpAgent(Func<string, Task<SnmpTree?>> treeOf) : IAsyncDisposable
{
    private const int Get = 0, GetNext = 1, GetBulk = 5;
    private readonly CancellationTokenSource _stop = new();
    private Socket? _socket;
    private Task _serving = Task.CompletedTask;

    public int Port { get; private set; }

    public void Start(int port)
    {
        _socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        Port = ((IPEndPoint)_socket.LocalEndPoint!).Port;
        _serving = ServeAsync(_socket);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket?.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync(Socket socket)
    {
        var buffer = new byte[65_535];
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var got = await socket.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), _stop.Token);
                _ = AnswerAsync(socket, buffer[..got.ReceivedBytes], got.RemoteEndPoint);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                // Stopped, or somebody who asked is gone.
            }
        }
    }

    private async Task AnswerAsync(Socket socket, byte[] question, EndPoint from)
    {
        try
        {
            var message = new AsnReader(question, AsnEncodingRules.BER).ReadSequence();
            if (!message.TryReadInt32(out var version) || version != 1)
            {
                return;
            }

            var community = message.ReadOctetString();
            if (await treeOf(Encoding.UTF8.GetString(community)) is not { } tree)
            {
                return;
            }

            await socket.SendToAsync(Answer(tree, community, message), SocketFlags.None, from, _stop.Token);
        }
        catch (Exception e) when (e is AsnContentException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Rubbish is not answered.
        }
    }

    private static byte[] Answer(SnmpTree tree, byte[] community, AsnReader message)
    {
        var tag = message.PeekTag();
        var pdu = message.ReadSequence(tag);
        pdu.TryReadInt32(out var id);
        pdu.TryReadInt32(out var nonRepeaters);
        pdu.TryReadInt32(out var repetitions);
        var names = new List<uint[]>();
        for (var list = pdu.ReadSequence(); list.HasData;)
        {
            names.Add(SnmpTree.Arcs(list.ReadSequence().ReadObjectIdentifier()));
        }

        var answer = new AsnWriter(AsnEncodingRules.BER);
        using (answer.PushSequence())
        {
            answer.WriteInteger(1);
            answer.WriteOctetString(community);
            using var _ = answer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 2, isConstructed: true));
            answer.WriteInteger(id);
            answer.WriteInteger(0);
            answer.WriteInteger(0);
            using var __ = answer.PushSequence();
            foreach (var (name, value) in Rows(tree, tag.TagValue, names, nonRepeaters, repetitions))
            {
                using var ___ = answer.PushSequence();
                answer.WriteObjectIdentifier(string.Join('.', name));
                Write(answer, value);
            }
        }

        return answer.Encode();
    }

    private static IEnumerable<(uint[] Name, object? Value)> Rows(SnmpTree tree, int kind, List<uint[]> names, int nonRepeaters, int repetitions)
    {
        switch (kind)
        {
            case Get:
                return names.Select(n => (n, (object?)(tree.Get(n) ?? NoSuchInstance)));
            case GetNext:
                return names.Select(n => tree.After(n) is { } next ? (next.Name, next.Value) : (n, (object?)null));
            case GetBulk:
                var rows = new List<(uint[], object?)>();
                var at = names.ToArray();
                for (var round = 0; round < repetitions; round++)
                {
                    for (var i = round == 0 ? 0 : nonRepeaters; i < at.Length; i++)
                    {
                        var next = tree.After(at[i]);
                        rows.Add(next is { } n ? (n.Name, n.Value) : (at[i], null));
                        at[i] = next?.Name ?? at[i];
                    }
                }

                return rows;
            default:
                throw new AsnContentException("Read only.");
        }
    }

    private static readonly object NoSuchInstance = new();

    private static void Write(AsnWriter writer, object? value)
    {
        switch (value)
        {
            case int number: writer.WriteInteger(number); break;
            case long number: writer.WriteInteger(number); break;
            case string text: writer.WriteOctetString(Encoding.UTF8.GetBytes(text)); break;
            case byte[] octets: writer.WriteOctetString(octets); break;
            case null: writer.WriteNull(new Asn1Tag(TagClass.ContextSpecific, 2)); break;
            default: writer.WriteNull(new Asn1Tag(TagClass.ContextSpecific, 1)); break;
        }
    }
}
