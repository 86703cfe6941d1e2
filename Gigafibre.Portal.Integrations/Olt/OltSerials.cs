using Gigafibre.Portal.Integrations.Snmp;

namespace Gigafibre.Portal.Integrations.Olt;

/// <summary>The name of an ONT in an OLT's table: eight octets, or text with or without a prefix, or on EPON a hardware address.</summary>
internal static class OltSerials
{
    /// <summary>Null when the value is no such name.</summary>
    public static (GponSerial? Serial, MacAddress? Mac)? Read(SnmpValue value)
    {
        // Octets first: four letters and any four octets may by chance look like text.
        if (value is { Type: SnmpType.OctetString, Bytes.Length: 8 } && GponSerial.TryParse(Convert.ToHexString(value.Bytes.Span), out var octets))
        {
            return (octets, null);
        }

        if (value is { Type: SnmpType.OctetString, Bytes.Length: 6 } && value.Text is null && MacAddress.TryParse(Convert.ToHexString(value.Bytes.Span), out var raw))
        {
            return (null, raw);
        }

        // "1,ZTEG00000001" is how one make writes it.
        var text = value.Text?.Trim() is { } t && t.IndexOf(',') is >= 0 and <= 2 and var comma ? t[(comma + 1)..] : value.Text?.Trim();
        return GponSerial.TryParse(text, out var serial) ? (serial, null) : MacAddress.TryParse(text, out var mac) ? (null, mac) : null;
    }
}
