using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Gigafibre.Portal.Integrations.Snmp;

/// <summary>An object identifier: the path of a value in an agent's tree. Ordered as agents order their rows.</summary>
internal readonly struct Oid : IEquatable<Oid>, IComparable<Oid>
{
    private readonly uint[]? _arcs;

    private Oid(uint[] arcs) => _arcs = arcs;

    public ReadOnlySpan<uint> Arcs => _arcs;

    /// <summary>Reads dotted decimals, with or without a leading dot.</summary>
    /// <exception cref="FormatException">Not dotted decimals.</exception>
    public static Oid Parse(string text) =>
        TryParse(text, out var oid) ? oid : throw new FormatException("Not an object identifier: dotted decimals such as 1.3.6.1.2.1.1.1.0.");

    public static bool TryParse([NotNullWhen(true)] string? text, out Oid oid)
    {
        oid = default;
        var parts = (text ?? "").TrimStart('.').Split('.');
        var arcs = new uint[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!uint.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out arcs[i]))
            {
                return false;
            }
        }

        oid = new Oid(arcs);
        return arcs.Length >= 2 && arcs[0] <= 2 && (arcs[0] == 2 || arcs[1] < 40);
    }

    /// <summary>Reads the content octets; padded arcs, which some agents send, are taken too.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> content, out Oid oid)
    {
        oid = default;
        var arcs = new List<uint>(content.Length + 1);
        ulong arc = 0;
        foreach (var octet in content)
        {
            arc = (arc << 7) | (uint)(octet & 0x7F);
            if (arc > (arcs.Count == 0 ? (ulong)uint.MaxValue + 80 : uint.MaxValue))
            {
                return false;
            }

            if (octet < 0x80)
            {
                if (arcs.Count == 0)
                {
                    arcs.Add((uint)Math.Min(arc / 40, 2));
                    arc -= arcs[0] * 40;
                }

                arcs.Add((uint)arc);
                arc = 0;
            }
        }

        oid = new Oid([.. arcs]);
        return arcs.Count > 0 && content[^1] < 0x80;
    }

    /// <summary>This path, one suffix longer.</summary>
    public Oid Append(Oid suffix) => new([.. Arcs, .. suffix.Arcs]);

    /// <summary>This path, with the dotted decimals of <paramref name="suffix"/> behind it (a leading dot is ignored, nothing is nothing).</summary>
    public Oid Append(string suffix) =>
        suffix.Length == 0 ? this : new([.. Arcs, .. suffix.TrimStart('.').Split('.').Select(a => uint.Parse(a, NumberStyles.None, CultureInfo.InvariantCulture))]);

    public bool IsUnder(Oid root) => Arcs.Length > root.Arcs.Length && Arcs[..root.Arcs.Length].SequenceEqual(root.Arcs);

    /// <summary>What follows <paramref name="root"/>: the index of a row.</summary>
    public string After(Oid root) => string.Join('.', Arcs[root.Arcs.Length..].ToArray());

    public int CompareTo(Oid other) => Arcs.SequenceCompareTo(other.Arcs);

    public bool Equals(Oid other) => Arcs.SequenceEqual(other.Arcs);

    public override bool Equals(object? obj) => obj is Oid other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var arc in Arcs)
        {
            hash.Add(arc);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => string.Join('.', _arcs ?? []);

    public static bool operator ==(Oid left, Oid right) => left.Equals(right);
    public static bool operator !=(Oid left, Oid right) => !left.Equals(right);
    public static bool operator <(Oid left, Oid right) => left.CompareTo(right) < 0;
    public static bool operator >(Oid left, Oid right) => left.CompareTo(right) > 0;
    public static bool operator <=(Oid left, Oid right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Oid left, Oid right) => left.CompareTo(right) >= 0;
}
