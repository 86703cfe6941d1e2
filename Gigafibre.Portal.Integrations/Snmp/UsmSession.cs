using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Gigafibre.Portal.Integrations.Snmp;

/// <summary>What we know of one agent's engine, and which messages of it to believe. Shared by all who ask it.</summary>
internal sealed class UsmSession(UserTarget user, TimeProvider clock)
{
    /// <summary>A message older than this may be a recording (RFC 3414 3.2).</summary>
    private const int Window = 150;

    private static readonly Oid NotInWindow = Oid.Parse("1.3.6.1.6.3.15.1.1.2.0");
    private static readonly Oid UnknownEngine = Oid.Parse("1.3.6.1.6.3.15.1.1.4.0");

    private readonly Lock _lock = new();
    private UsmEngine? _engine;
    private UsmKeys? _keys;
    private long _since;

    /// <summary>The engine's time was once told under its mark: from then on it only goes forward.</summary>
    private bool _certain;

    public bool Discovered
    {
        get
        {
            lock (_lock)
            {
                return _engine is not null;
            }
        }
    }

    public byte[] Write(int messageId, SnmpPdu pdu)
    {
        lock (_lock)
        {
            return _engine is null ? UsmMessage.WriteDiscovery(messageId, pdu) : UsmMessage.Write(messageId, user, _keys!, Now(), pdu);
        }
    }

    /// <summary>Reads what came; null when it is to be ignored.</summary>
    /// <exception cref="AsnContentException">Not a message, or not for us.</exception>
    public UsmReading? Read(int messageId, ReadOnlyMemory<byte> datagram)
    {
        lock (_lock)
        {
            var reading = UsmMessage.Read(datagram, messageId, user,
                id => _keys is not null && id.AsSpan().SequenceEqual(_engine!.Id) ? _keys : throw new AsnContentException("Another engine."));
            return reading switch
            {
                { Pdu.Type: PduType.Response, Authentic: true, Encrypted: true } or { Pdu.Type: PduType.Report, Authentic: true } => Believe(reading) ? reading : null,
                { Pdu.Type: PduType.Report, Authentic: false } => reading,
                _ => null,
            };
        }
    }

    /// <summary>After a report: true when asking again may succeed.</summary>
    public bool Learn(UsmReading report)
    {
        lock (_lock)
        {
            var about = report.Pdu.Variables.Count > 0 ? report.Pdu.Variables[0].Name : default;
            if (_engine is null && report.Engine.Id.Length is >= 5 and <= 32)
            {
                Take(report.Engine);
                return true;
            }

            if (_engine is not null && report.Engine.Id.AsSpan().SequenceEqual(_engine.Id) && !report.Authentic)
            {
                // Somebody else asked at the same time and learned it already.
                return about == UnknownEngine;
            }

            if (about == UnknownEngine)
            {
                (_engine, _keys, _certain) = (null, null, false);
                return true;
            }

            // Only under the mark was its time taken over, in Believe.
            return about == NotInWindow && report.Authentic;
        }
    }

    private bool Believe(UsmReading reading)
    {
        var now = Now();
        var told = reading.Engine;
        var isOutOfWindow = reading.Pdu.Type == PduType.Report && reading.Pdu.Variables is [{ Name: var name }, ..] && name == NotInWindow;
        if (_certain && !isOutOfWindow && (told.Boots < now.Boots || (told.Boots == now.Boots && told.Time < now.Time - Window)))
        {
            return false;
        }

        if (!_certain || isOutOfWindow || told.Boots > now.Boots || told.Time > now.Time)
        {
            Take(told);
            _certain = true;
        }

        return true;
    }

    private void Take(UsmEngine engine)
    {
        if (_engine is null || !engine.Id.AsSpan().SequenceEqual(_engine.Id))
        {
            _keys = UsmKeys.For(user, engine.Id);
        }

        (_engine, _since) = (engine, clock.GetTimestamp());
    }

    private UsmEngine Now() => _engine! with { Time = _engine.Time + (int)clock.GetElapsedTime(_since).TotalSeconds };

    public static int NewId() => RandomNumberGenerator.GetInt32(1, int.MaxValue);
}
