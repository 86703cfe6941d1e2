namespace Gigafibre.Portal.Integrations.Cpe;

/// <summary>
/// Joins what several tables say about the same device, by MAC. Tables are added best first: a value once set stays.
/// A device is at home when something is associated with it or the host table calls it active; the host table alone often lies.
/// </summary>
internal sealed class ClientTable
{
    private readonly Dictionary<MacAddress, CpeClient> _clients = [];
    private readonly HashSet<MacAddress> _present = [];
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

    public void Add(CpeClient client, bool present)
    {
        if (present)
        {
            _present.Add(client.Mac);
        }

        _clients[client.Mac] = _clients.TryGetValue(client.Mac, out var known) ? Join(known, client) : client;
    }

    public bool Knows(MacAddress mac) => _present.Contains(mac);

    /// <summary>Whoever is there, once: a telephone on several bands at once has an address for each, and one IP.</summary>
    public IReadOnlyList<CpeClient> Present() =>
    [
        .. _clients.Values.Where(c => _present.Contains(c.Mac) && !IsExcluded(c.Mac) && (c.Ip is null || !_repeaters.Contains(c.Ip)))
            .GroupBy(c => c.Ip ?? c.Mac.ToString()).Select(g => g.Count() == 1 ? g.First() : Merge([.. g.OrderBy(c => c.HostName is null).ThenByDescending(c => c.ReadAt)]))
            .OrderBy(c => c.HostName is null).ThenBy(c => c.HostName).ThenBy(c => c.Mac),
    ];

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
