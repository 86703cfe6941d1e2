using System.Formats.Asn1;
using System.Text;

namespace Gigafibre.Portal.Integrations.Snmp;

/// <summary>What kind of value a row holds (RFC 2578 and 3416).</summary>
internal enum SnmpType
{
    Integer,
    OctetString,
    ObjectId,
    IpAddress,
    Counter32,
    Gauge32,
    TimeTicks,
    Opaque,
    Counter64,
    Null,

    /// <summary>The agent has no such column.</summary>
    NoSuchObject,

    /// <summary>The agent has no such row.</summary>
    NoSuchInstance,
    EndOfMibView,
}

/// <summary>One value as an agent sent it.</summary>
/// <param name="Number">Of the numeric types; Counter64 above the range of <see langword="long"/> stays in its bits.</param>
/// <param name="Bytes">Of OctetString, IpAddress and Opaque.</param>
/// <param name="ObjectId">Of ObjectId.</param>
internal sealed record SnmpValue(SnmpType Type, long Number = 0, ReadOnlyMemory<byte> Bytes = default, Oid ObjectId = default)
{
    public bool Exists => Type is not (SnmpType.NoSuchObject or SnmpType.NoSuchInstance or SnmpType.EndOfMibView or SnmpType.Null);

    public bool IsNumber => Type is SnmpType.Integer or SnmpType.Counter32 or SnmpType.Gauge32 or SnmpType.TimeTicks or SnmpType.Counter64;

    /// <summary>An OctetString that is text; null for anything else.</summary>
    public string? Text => Type == SnmpType.OctetString && IsText(Bytes.Span) ? Encoding.UTF8.GetString(Bytes.Span).TrimEnd('\0', ' ') : null;

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes.TrimEnd((byte)0))
        {
            if (b is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r'))
            {
                return false;
            }
        }

        return System.Text.Unicode.Utf8.IsValid(bytes);
    }

    /// <summary>Reads the value of a varbind.</summary>
    /// <exception cref="AsnContentException">Not a value of SNMP.</exception>
    public static SnmpValue Read(AsnReader reader)
    {
        var tag = reader.PeekTag();
        var content = reader.PeekContentBytes();
        reader.ReadEncodedValue();
        return (tag.TagClass, tag.TagValue) switch
        {
            (TagClass.Universal, 2) => new(SnmpType.Integer, Signed(content.Span)),
            (TagClass.Universal, 4) => new(SnmpType.OctetString, Bytes: content),
            (TagClass.Universal, 5) => new(SnmpType.Null),
            (TagClass.Universal, 6) => new(SnmpType.ObjectId,
                ObjectId: Oid.TryDecode(content.Span, out var oid) ? oid : throw new AsnContentException("Not an object identifier.")),
            (TagClass.Application, 0) when content.Length == 4 => new(SnmpType.IpAddress, Bytes: content),
            (TagClass.Application, 1) => new(SnmpType.Counter32, (uint)Unsigned(content.Span)),
            (TagClass.Application, 2) => new(SnmpType.Gauge32, (uint)Unsigned(content.Span)),
            (TagClass.Application, 3) => new(SnmpType.TimeTicks, (uint)Unsigned(content.Span)),
            (TagClass.Application, 4) => new(SnmpType.Opaque, Bytes: content),
            (TagClass.Application, 6) => new(SnmpType.Counter64, (long)Unsigned(content.Span)),
            (TagClass.ContextSpecific, 0) => new(SnmpType.NoSuchObject),
            (TagClass.ContextSpecific, 1) => new(SnmpType.NoSuchInstance),
            (TagClass.ContextSpecific, 2) => new(SnmpType.EndOfMibView),
            _ => throw new AsnContentException("Not a type of SNMP."),
        };
    }

    /// <summary>An INTEGER's content octets, padded ones too: some OLTs do not shorten them as BER asks.</summary>
    /// <exception cref="AsnContentException">Empty, or wider than 64 bits.</exception>
    public static long Signed(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
        {
            throw new AsnContentException("An integer without octets.");
        }

        while (content.Length > 1 && ((content[0] == 0 && content[1] < 0x80) || (content[0] == 0xFF && content[1] >= 0x80)))
        {
            content = content[1..];
        }

        if (content.Length > 8)
        {
            throw new AsnContentException("An integer of more than 64 bits.");
        }

        var value = content[0] >= 0x80 ? -1L : 0L;
        foreach (var octet in content)
        {
            value = (value << 8) | octet;
        }

        return value;
    }

    /// <summary>The same for a counter or gauge, which some agents forget to pad.</summary>
    private static ulong Unsigned(ReadOnlySpan<byte> content) => content is [0, _, _, _, _, _, _, _, _] ? (ulong)Signed8(content[1..]) : (ulong)Signed(content);

    private static long Signed8(ReadOnlySpan<byte> content) => System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(content);
}
