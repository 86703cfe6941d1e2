namespace Gigafibre.Portal.Integrations.Cpe;

/// <summary>
/// Joins what several tables say about the same device, by MAC. Tables are added best first: a value once set stays.
/// A device is at home when something is associated with it or the host table calls it active; the host table alone often lies.
/// </summary>
internal sealed class ClientTable
{
    /// <summary>Tables of one home that were read further apart than this are not of one moment.</summary>
    private static readonly TimeSpan SameReading = TimeSpan.FromMinutes(30);

    private readonly List<(CpeClient Client, bool Present, DateTimeOffset? At)> _rows = [];
    private DateTimeOffset? _newest;
    private readonly HashSet<MacAddress> _excluded = [];
    private readonly HashSet<string> _repeaters = [];

    /// <summary>The modem itself and its mesh nodes show up as clients of one another.</summary>
    public void Exclude(MacAddress? mac)
    {
        if (mac is { } m)
        {
            _excluded.Add(m);
        }
    }

    /// <summary>A repeater is no device of the home; its radio has another address, and the same IP.</summary>
    public void ExcludeRepeater(MacAddress? mac, string? ip)
    {
        Exclude(mac);
        if (ip is not null)
        {
            _repeaters.Add(ip);
        }
    }

    /// <summary>By the class that it names when it asks for an address.</summary>
    public static bool IsRepeater(ParameterNode host) => host.Is("VendorClassID", "HWAP")
        || host.Text("VendorClassID")?.Contains("repeater", StringComparison.OrdinalIgnoreCase) is true;

    public bool IsExcluded(MacAddress mac) => _excluded.Contains(mac) || _excluded.Contains(WithoutLocalBit(mac));

    /// <param name="read">When the modem gave the row.</param>
    public void Add(CpeClient client, bool present, DateTimeOffset? read) => _rows.Add((client, present, read));

    /// <summary>Something that changes with who is there was read then: what is much older says who was.</summary>
    public void Witness(DateTimeOffset? at) => _newest = _newest > at || at is null ? _newest : at;

    public bool Knows(MacAddress mac) => _rows.Exists(r => r.Present && r.Client.Mac == mac && !IsOld(r.At));

    /// <summary>Whoever is there, once: a telephone on several bands at once has an address for each, and one IP.</summary>
    public IReadOnlyList<CpeClient> Present() =>
    [
        .. _rows.GroupBy(r => r.Client.Mac).Where(g => !IsExcluded(g.Key) && g.Any(r => r.Present && !IsOld(r.At)))
            .Select(g => g.OrderBy(r => IsOld(r.At)).Select(r => IsOld(r.At) ? NameOf(r.Client) : r.Client).Aggregate(Join))
            .Where(c => c.Ip is null || !_repeaters.Contains(c.Ip))
            .GroupBy(c => c.Ip ?? c.Mac.ToString()).Select(g => g.Count() == 1 ? g.First() : Merge([.. g.OrderBy(c => c.HostName is null).ThenByDescending(c => c.ReadAt)]))
            .OrderBy(c => c.HostName is null).ThenBy(c => c.HostName).ThenBy(c => c.Mac),
    ];

    private bool IsOld(DateTimeOffset? read) => _newest - read > SameReading;

    /// <summary>What an old row still tells: a name does not wander from device to device.</summary>
    private static CpeClient NameOf(CpeClient old) => new(old.Mac, old.HostName, null, null, null, null, null, null, null);

    private static CpeClient Merge(IReadOnlyList<CpeClient> links) => links.Aggregate(Join);

    private static CpeClient Join(CpeClient known, CpeClient more) => known with
    {
        HostName = known.HostName ?? more.HostName,
        Ip = known.Ip ?? more.Ip,
        Band = known.Band ?? more.Band,
        Wired = known.Wired ?? more.Wired,
        RssiDbm = known.RssiDbm ?? more.RssiDbm,
        Via = known.Via ?? more.Via,
        RateMbps = known.RateMbps ?? more.RateMbps,
        ReadAt = known.ReadAt > more.ReadAt || more.ReadAt is null ? known.ReadAt : more.ReadAt,
    };

    /// <summary>A node's backhaul radio carries its address with the locally-administered bit set.</summary>
    public static MacAddress WithoutLocalBit(MacAddress mac)
    {
        var first = Convert.ToInt32(mac.Compact[..2], 16) & ~0x02;
        return MacAddress.TryParse($"{first:X2}{mac.Compact[2..]}", out var plain) ? plain : mac;
    }
}
