using System.Formats.Asn1;

namespace Gigafibre.Portal.Integrations.Snmp;

internal enum PduType
{
    Get = 0,
    GetNext = 1,
    Response = 2,
    GetBulk = 5,
    Report = 8,
}

internal readonly record struct VarBind(Oid Name, SnmpValue Value);

/// <summary>The part of a message that asks or answers (RFC 3416). There is no way to write one that sets.</summary>
/// <param name="ErrorStatus">Of an answer: 0 is none. Of GETBULK: non-repeaters.</param>
/// <param name="ErrorIndex">Of an answer: the variable at fault, from 1. Of GETBULK: max-repetitions.</param>
internal sealed record SnmpPdu(PduType Type, int RequestId, int ErrorStatus, int ErrorIndex, IReadOnlyList<VarBind> Variables)
{
    private static readonly SnmpValue Nothing = new(SnmpType.Null);

    public static SnmpPdu Get(int id, IEnumerable<Oid> names) => new(PduType.Get, id, 0, 0, [.. names.Select(n => new VarBind(n, Nothing))]);

    public static SnmpPdu GetBulk(int id, Oid after, int rows) => new(PduType.GetBulk, id, 0, rows, [new VarBind(after, Nothing)]);

    public void Write(AsnWriter writer)
    {
        using var _ = writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, (int)Type, isConstructed: true));
        writer.WriteInteger(RequestId);
        writer.WriteInteger(ErrorStatus);
        writer.WriteInteger(ErrorIndex);
        using var __ = writer.PushSequence();
        foreach (var variable in Variables)
        {
            using var ___ = writer.PushSequence();
            writer.WriteObjectIdentifier(variable.Name.ToString());
            writer.WriteNull();
        }
    }

    /// <summary>Reads an answer or a report.</summary>
    /// <exception cref="AsnContentException">It is neither.</exception>
    public static SnmpPdu Read(AsnReader reader)
    {
        var tag = reader.PeekTag();
        if (tag.TagClass != TagClass.ContextSpecific || tag.TagValue is not ((int)PduType.Response or (int)PduType.Report))
        {
            throw new AsnContentException("Neither an answer nor a report.");
        }

        var pdu = reader.ReadSequence(tag);
        var (id, status, index) = (ReadInt(pdu), ReadInt(pdu), ReadInt(pdu));
        var list = pdu.ReadSequence();
        var variables = new List<VarBind>();
        while (list.HasData)
        {
            var one = list.ReadSequence();
            var name = one.PeekContentBytes();
            if (!one.PeekTag().HasSameClassAndValue(Asn1Tag.ObjectIdentifier) || !Oid.TryDecode(name.Span, out var oid))
            {
                throw new AsnContentException("A variable without a name.");
            }

            one.ReadEncodedValue();
            variables.Add(new VarBind(oid, SnmpValue.Read(one)));
        }

        return new SnmpPdu((PduType)tag.TagValue, id, status, index, variables);
    }

    public static int ReadInt(AsnReader reader)
    {
        if (!reader.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
        {
            throw new AsnContentException("An integer was expected.");
        }

        var value = SnmpValue.Signed(reader.PeekContentBytes().Span);
        reader.ReadEncodedValue();
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw new AsnContentException("An integer of more than 32 bits.");
    }
}
