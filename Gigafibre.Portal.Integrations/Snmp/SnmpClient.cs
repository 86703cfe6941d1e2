using System.Buffers;
using System.Collections.Concurrent;
using System.Formats.Asn1;
using System.Net;
using System.Net.Sockets;

namespace Gigafibre.Portal.Integrations.Snmp;

/// <summary>
/// Reads values from SNMP agents, version 2c and 3 (authPriv). It never sets. A question is sent twice at most; an answer is believed only from the address and port
/// that were asked, with the number that was asked, and for exactly the rows that were asked. All else that arrives is ignored.
/// Fails with <see cref="IntegrationException"/>.
/// </summary>
internal sealed class SnmpClient(TimeProvider clock) : IDisposable
{
    public const string System = "OLT";
    private const int RowsPerPage = 20;

    /// <summary>How long each sending of a question waits.</summary>
    private static readonly TimeSpan[] Tries = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2.8)];

    /// <summary>Sockets kept open for an agent's next question.</summary>
    private const int MostIdle = 2;

    private readonly ConcurrentDictionary<UserTarget, UsmSession> _sessions = new();
    private readonly ConcurrentDictionary<IPEndPoint, ConcurrentBag<Socket>> _idle = new();

    /// <summary>The values of these rows, in their order. A row that the agent lacks, or cannot read just now, comes back as such.</summary>
    public async Task<IReadOnlyList<SnmpValue>> GetAsync(SnmpTarget target, IReadOnlyList<Oid> names, CancellationToken cancel)
    {
        var pdu = SnmpPdu.Get(UsmSession.NewId(), names);
        var answer = await AskAsync(target, pdu, a => Answers(a, names), cancel).ConfigureAwait(false);
        if (answer.ErrorStatus == 0)
        {
            return [.. answer.Variables.Select(v => v.Value)];
        }

        if (names.Count == 1)
        {
            return answer.ErrorStatus is 2 or 5 ? [new SnmpValue(SnmpType.NoSuchInstance)] : throw Refused(answer);
        }

        if (answer.ErrorStatus == 1 || answer.ErrorIndex < 1 || answer.ErrorIndex > names.Count)
        {
            // Too big for one datagram, or it does not say which row it stumbles over.
            var half = names.Count / 2;
            return [.. await GetAsync(target, [.. names.Take(half)], cancel).ConfigureAwait(false), .. await GetAsync(target, [.. names.Skip(half)], cancel).ConfigureAwait(false)];
        }

        // One row that it cannot read (the ONT is gone) must not take the others away.
        var at = answer.ErrorIndex - 1;
        var rest = await GetAsync(target, [.. names.Where((_, i) => i != at)], cancel).ConfigureAwait(false);
        return [.. rest.Take(at), new SnmpValue(SnmpType.NoSuchInstance), .. rest.Skip(at)];
    }

    /// <summary>The first row below each of these names; NoSuchInstance where there is none.</summary>
    public async Task<IReadOnlyList<SnmpValue>> GetBelowAsync(SnmpTarget target, IReadOnlyList<Oid> names, CancellationToken cancel)
    {
        var pdu = new SnmpPdu(PduType.GetNext, UsmSession.NewId(), 0, 0, SnmpPdu.Get(0, names).Variables);
        var answer = await AskAsync(
            target, pdu, a => a.ErrorStatus != 0 || (a.Variables.Count == names.Count && a.Variables.Zip(names)
                .All(z => z.First.Name > z.Second || z.First.Value.Type == SnmpType.EndOfMibView)), cancel).ConfigureAwait(false);

        // An agent that cannot read the light of an ONT that is down has told its state all the same.
        return answer.ErrorStatus != 0
            ? [.. names.Select(_ => new SnmpValue(SnmpType.NoSuchInstance))]
            : [.. answer.Variables.Zip(names).Select(z => z.First.Name.IsUnder(z.Second) ? z.First.Value : new SnmpValue(SnmpType.NoSuchInstance))];
    }

    /// <summary>The next rows under <paramref name="root"/>, after <paramref name="after"/>; none at its end.</summary>
    public async Task<IReadOnlyList<VarBind>> PageAsync(SnmpTarget target, Oid root, Oid after, CancellationToken cancel)
    {
        var answer = await AskAsync(target, SnmpPdu.GetBulk(UsmSession.NewId(), after, RowsPerPage), a => Follows(a, after), cancel).ConfigureAwait(false);
        return answer.ErrorStatus != 0
            ? throw Refused(answer)
            : [.. answer.Variables.TakeWhile(v => v.Name.IsUnder(root) && v.Value.Type != SnmpType.EndOfMibView)];
    }

    private static bool Answers(SnmpPdu answer, IReadOnlyList<Oid> names) =>
        answer.ErrorStatus != 0 || (answer.Variables.Count == names.Count && answer.Variables.Select(v => v.Name).SequenceEqual(names));

    private static bool Follows(SnmpPdu answer, Oid after)
    {
        if (answer.ErrorStatus != 0)
        {
            return true;
        }

        foreach (var variable in answer.Variables)
        {
            if (variable.Value.Type != SnmpType.EndOfMibView && variable.Name <= after)
            {
                return false;
            }

            after = variable.Name;
        }

        return answer.Variables.Count > 0;
    }

    private async Task<SnmpPdu> AskAsync(SnmpTarget target, SnmpPdu pdu, Func<SnmpPdu, bool> fits, CancellationToken cancel)
    {
        var idle = _idle.GetOrAdd(target.Agent, _ => new ConcurrentBag<Socket>());
        if (!idle.TryTake(out var socket))
        {
            // A connected socket hears nobody but the agent.
            socket = new Socket(target.Agent.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(target.Agent);
        }

        try
        {
            var answer = target switch
            {
                CommunityTarget c => await ExchangeAsync(
                    socket, c, CommunityMessage.Write(c.Community, pdu),
                    d => CommunityMessage.Read(c.Community, d) is { Type: PduType.Response } a && a.RequestId == pdu.RequestId && fits(a) ? a : null, cancel).ConfigureAwait(false),
                UserTarget u => await AskAsUserAsync(socket, u, pdu, fits, cancel).ConfigureAwait(false),
                _ => throw new InvalidOperationException("A version that is not spoken."),
            };
            if (idle.Count < MostIdle)
            {
                // What comes late on it later carries an old number, and is ignored.
                idle.Add(socket);
                socket = null;
            }

            return answer;
        }
        catch (SocketException e)
        {
            throw new IntegrationException(System, $"cannot be reached ({e.SocketErrorCode})", isTransient: true, inner: e);
        }
        finally
        {
            socket?.Dispose();
        }
    }

    private async Task<SnmpPdu> AskAsUserAsync(Socket socket, UserTarget user, SnmpPdu pdu, Func<SnmpPdu, bool> fits, CancellationToken cancel)
    {
        var session = _sessions.GetOrAdd(user, u => new UsmSession(u, clock));

        // At most: who are you, your clock, our question.
        for (var step = 0; step < 4; step++)
        {
            var id = UsmSession.NewId();
            var reading = await ExchangeAsync(
                socket, user, session.Write(id, pdu),
                d => session.Read(id, d) is { } r && (r.Pdu.Type == PduType.Report || (r.Pdu.RequestId == pdu.RequestId && fits(r.Pdu))) ? r : null,
                cancel).ConfigureAwait(false);
            if (reading.Pdu.Type == PduType.Response)
            {
                return reading.Pdu;
            }

            if (!session.Learn(reading))
            {
                break;
            }
        }

        throw new IntegrationException(System, "refuses our user or its keys", isTransient: false);
    }

    private static async Task<T> ExchangeAsync<T>(Socket socket, SnmpTarget target, byte[] question, Func<ReadOnlyMemory<byte>, T?> read, CancellationToken cancel)
        where T : class
    {
        using var rented = MemoryPool<byte>.Shared.Rent(65_535);
        var buffer = rented.Memory;
        foreach (var patience in Tries)
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            waiting.CancelAfter(patience);
            try
            {
                target.Spend?.Invoke();
                await socket.SendAsync(question, cancel).ConfigureAwait(false);
                while (true)
                {
                    var length = await socket.ReceiveAsync(buffer, waiting.Token).ConfigureAwait(false);
                    if (Try(read, buffer[..length].ToArray()) is { } answer)
                    {
                        return answer;
                    }
                }
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                // Lost on the way, or slow: once more.
            }
        }

        throw new IntegrationException(System, "did not answer in time", isTransient: true);
    }

    private static T? Try<T>(Func<ReadOnlyMemory<byte>, T?> read, byte[] datagram)
        where T : class
    {
        try
        {
            return read(datagram);
        }
        catch (AsnContentException)
        {
            // Rubbish, or somebody else's.
            return null;
        }
    }

    private static IntegrationException Refused(SnmpPdu answer) =>
        new(System, $"answered error {answer.ErrorStatus}", isTransient: answer.ErrorStatus == 5,
            code: answer.ErrorStatus.ToString(global::System.Globalization.CultureInfo.InvariantCulture));

    public void Dispose()
    {
        foreach (var socket in _idle.Values.SelectMany(s => s))
        {
            socket.Dispose();
        }
    }
}
