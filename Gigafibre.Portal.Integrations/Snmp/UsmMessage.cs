using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;

namespace Gigafibre.Portal.Integrations.Snmp;

/// <summary>What a version 3 message says about its engine: which, how often it started, and its seconds since.</summary>
internal sealed record UsmEngine(byte[] Id, int Boots, int Time);

/// <summary>A message of version 3 as it was read. Authentic only when its mark was checked.</summary>
internal sealed record UsmReading(int MessageId, UsmEngine Engine, bool Authentic, bool Encrypted, SnmpPdu Pdu);

/// <summary>Writes and reads messages of version 3 with the user-based security model (RFC 3412, 3414, 3826).</summary>
internal static class UsmMessage
{
    private const int Version = 3;
    private const int Model = 3;
    private const int LargestAnswer = 65_507;
    private const byte Authenticated = 1, Private = 2, Reportable = 4;
    private static readonly UsmEngine Nobody = new([], 0, 0);

    /// <summary>An empty question to whatever engine stands there: its report names it.</summary>
    public static byte[] WriteDiscovery(int messageId, SnmpPdu pdu)
    {
        var scoped = new AsnWriter(AsnEncodingRules.BER);
        WriteScoped(scoped, [], "", pdu);
        return Envelope(messageId, Reportable, Nobody, "", [], [], scoped.Encode());
    }

    /// <summary>Encrypts, then marks the whole.</summary>
    public static byte[] Write(int messageId, UserTarget user, UsmKeys keys, UsmEngine engine, SnmpPdu pdu)
    {
        var scoped = new AsnWriter(AsnEncodingRules.BER);
        WriteScoped(scoped, engine.Id, user.Context, pdu);
        var salt = RandomNumberGenerator.GetBytes(8);
        var data = new AsnWriter(AsnEncodingRules.BER);
        data.WriteOctetString(Crypt(keys, engine, salt, scoped.Encode(), encrypt: true));

        // The mark is taken over the message with zeros in the mark's place; a random stand-in finds that place.
        var place = RandomNumberGenerator.GetBytes(UsmKeys.MarkLength(user.Auth));
        var message = Envelope(messageId, Authenticated | Private | Reportable, engine, user.User, place, salt, data.Encode());
        var at = message.AsSpan().IndexOf(place);
        message.AsSpan(at, place.Length).Clear();
        UsmKeys.Sign(user.Auth, keys.Auth, message).CopyTo(message, at);
        return message;
    }

    /// <summary>Reads a message; what is marked or encrypted only with the right keys.</summary>
    /// <param name="messageId">The message that is answered; any other is not looked into.</param>
    /// <param name="keysFor">The user's keys at an engine.</param>
    /// <exception cref="AsnContentException">Not a message, or marked by somebody else.</exception>
    public static UsmReading Read(ReadOnlyMemory<byte> datagram, int messageId, UserTarget user, Func<byte[], UsmKeys> keysFor)
    {
        var message = new AsnReader(datagram, AsnEncodingRules.BER).ReadSequence();
        Require(SnmpPdu.ReadInt(message) == Version);
        var header = message.ReadSequence();
        var (id, _) = (SnmpPdu.ReadInt(header), SnmpPdu.ReadInt(header));
        Require(id == messageId);
        var flags = header.ReadOctetString() is [var f] ? f : throw new AsnContentException("Flags are one octet.");
        Require(SnmpPdu.ReadInt(header) == Model);

        var security = new AsnReader(message.ReadOctetString(), AsnEncodingRules.BER).ReadSequence();
        var engine = new UsmEngine(security.ReadOctetString(), SnmpPdu.ReadInt(security), SnmpPdu.ReadInt(security));
        var name = security.ReadOctetString();
        var (mark, salt) = (security.ReadOctetString(), security.ReadOctetString());
        var (authentic, encrypted) = ((flags & Authenticated) != 0, (flags & Private) != 0);
        if (!authentic)
        {
            Require(!encrypted);
            return new UsmReading(id, engine, false, false, ReadScoped(message));
        }

        Require(name.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(user.User)));
        var keys = keysFor(engine.Id);
        Require(IsMarked(datagram.Span, mark, user.Auth, keys));
        if (!encrypted)
        {
            return new UsmReading(id, engine, true, false, ReadScoped(message));
        }

        Require(salt.Length == 8);
        var plain = Crypt(keys, engine, salt, message.ReadOctetString(), encrypt: false);
        return new UsmReading(id, engine, true, true, ReadScoped(new AsnReader(plain, AsnEncodingRules.BER)));
    }

    private static bool IsMarked(ReadOnlySpan<byte> datagram, byte[] mark, SnmpAuth auth, UsmKeys keys)
    {
        // The mark may by chance stand in the message twice: whichever place fits makes it authentic.
        for (var from = 0; mark.Length == UsmKeys.MarkLength(auth) && datagram[from..].IndexOf(mark) is >= 0 and var found; from += found + 1)
        {
            var unmarked = datagram.ToArray();
            unmarked.AsSpan(from + found, mark.Length).Clear();
            if (CryptographicOperations.FixedTimeEquals(UsmKeys.Sign(auth, keys.Auth, unmarked), mark))
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] Envelope(int messageId, byte flags, UsmEngine engine, string user, byte[] mark, byte[] salt, byte[] data)
    {
        var security = new AsnWriter(AsnEncodingRules.BER);
        using (security.PushSequence())
        {
            security.WriteOctetString(engine.Id);
            security.WriteInteger(engine.Boots);
            security.WriteInteger(engine.Time);
            security.WriteOctetString(Encoding.UTF8.GetBytes(user));
            security.WriteOctetString(mark);
            security.WriteOctetString(salt);
        }

        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(Version);
            using (writer.PushSequence())
            {
                writer.WriteInteger(messageId);
                writer.WriteInteger(LargestAnswer);
                writer.WriteOctetString([flags]);
                writer.WriteInteger(Model);
            }

            writer.WriteOctetString(security.Encode());
            writer.WriteEncodedValue(data);
        }

        return writer.Encode();
    }

    private static void WriteScoped(AsnWriter writer, byte[] engine, string context, SnmpPdu pdu)
    {
        using var _ = writer.PushSequence();
        writer.WriteOctetString(engine);
        writer.WriteOctetString(Encoding.UTF8.GetBytes(context));
        pdu.Write(writer);
    }

    private static SnmpPdu ReadScoped(AsnReader reader)
    {
        var scoped = reader.ReadSequence();
        scoped.ReadOctetString();
        scoped.ReadOctetString();
        return SnmpPdu.Read(scoped);
    }

    /// <summary>AES-128 in CFB: a stream, so the filling that .NET wants is cut off again.</summary>
    private static byte[] Crypt(UsmKeys keys, UsmEngine engine, byte[] salt, byte[] data, bool encrypt)
    {
        var iv = new byte[16];
        BinaryPrimitives.WriteInt32BigEndian(iv, engine.Boots);
        BinaryPrimitives.WriteInt32BigEndian(iv.AsSpan(4), engine.Time);
        salt.CopyTo(iv, 8);
        var filled = new byte[(data.Length + 15) / 16 * 16];
        data.CopyTo(filled, 0);
        using var aes = Aes.Create();
        aes.Key = keys.Privacy;
        var result = encrypt ? aes.EncryptCfb(filled, iv, PaddingMode.None, 128) : aes.DecryptCfb(filled, iv, PaddingMode.None, 128);
        return result[..data.Length];
    }

    private static void Require(bool holds)
    {
        if (!holds)
        {
            throw new AsnContentException("Not a message for us.");
        }
    }
}
