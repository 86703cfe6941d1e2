using System.Formats.Asn1;
using System.Text;

namespace Gigafibre.Portal.Integrations.Snmp;

/// <summary>A message of version 2c (RFC 1901).</summary>
internal static class CommunityMessage
{
    private const int Version = 1;

    public static byte[] Write(string community, SnmpPdu pdu)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(Version);
            writer.WriteOctetString(Encoding.UTF8.GetBytes(community));
            pdu.Write(writer);
        }

        return writer.Encode();
    }

    /// <summary>Reads an answer.</summary>
    /// <exception cref="AsnContentException">It is not one for this community.</exception>
    public static SnmpPdu Read(string community, ReadOnlyMemory<byte> datagram)
    {
        var message = new AsnReader(datagram, AsnEncodingRules.BER).ReadSequence();
        return SnmpPdu.ReadInt(message) == Version && message.ReadOctetString().AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(community))
            ? SnmpPdu.Read(message)
            : throw new AsnContentException("Not for us.");
    }
}
