using System.Globalization;

namespace Gigafibre.Portal.Sandbox.Olt;

/// <summary>The rows of an agent, in the order of their names. A value is a number, a text or octets.</summary>
public sealed class SnmpTree
{
    private readonly SortedList<uint[], object> _rows = new(new ByArcs());

    public static uint[] Arcs(string oid) => [.. oid.TrimStart('.').Split('.').Select(a => uint.Parse(a, CultureInfo.InvariantCulture))];

    public SnmpTree Set(string oid, object value)
    {
        _rows[Arcs(oid)] = value;
        return this;
    }

    public object? Get(uint[] oid) => _rows.GetValueOrDefault(oid);

    /// <summary>The first row after a name; null at the end.</summary>
    public (uint[] Name, object Value)? After(uint[] oid)
    {
        var (low, high) = (0, _rows.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _rows.Comparer.Compare(_rows.GetKeyAtIndex(middle), oid) <= 0 ? (middle + 1, high) : (low, middle);
        }

        return low < _rows.Count ? (_rows.GetKeyAtIndex(low), _rows.GetValueAtIndex(low)) : null;
    }

    private sealed class ByArcs : IComparer<uint[]>
    {
        public int Compare(uint[]? x, uint[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
