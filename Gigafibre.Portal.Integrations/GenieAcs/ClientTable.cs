using Gigafibre.Portal.Integrations.Cpe;

namespace Gigafibre.Portal.Integrations.GenieAcs;

/// <summary>
/// Joins what several tables say about the same device, by MAC. Tables are added best first: a value once set stays.
/// A device is at home when something is associated with it or the host table calls it active; the host table alone often lies.
/// </summary>
internal sealed class ClientTable
{
    private readonly Dictionary<MacAddress, CpeClient> _clients = [];
    private readonly HashSet<MacAddress> _present = [];
    private readonly HashSet<MacAddress> _excluded = [];

    /// <summary>The modem itself and its mesh nodes show up as clients of one another.</summary>
    public void Exclude(MacAddress? mac)
    {
        if (mac is { } m)
        {
            _excluded.Add(m);
        }
    }

    public bool IsExcluded(MacAddress mac) => _excluded.Contains(mac) || _excluded.Contains(WithoutLocalBit(mac));

    public void Add(CpeClient client, bool present)
    {
        if (present)
        {
            _present.Add(client.Mac);
        }

        _clients[client.Mac] = _clients.TryGetValue(client.Mac, out var known)
            ? known with
            {
                HostName = known.HostName ?? client.HostName,
                Ip = known.Ip ?? client.Ip,
                Band = known.Band ?? client.Band,
                Wired = known.Wired ?? client.Wired,
                RssiDbm = known.RssiDbm ?? client.RssiDbm,
                Via = known.Via ?? client.Via,
                RateMbps = known.RateMbps ?? client.RateMbps,
                ReadAt = known.ReadAt > client.ReadAt || client.ReadAt is null ? known.ReadAt : client.ReadAt,
            }
            : client;
    }

    public bool Knows(MacAddress mac) => _present.Contains(mac);

    public IReadOnlyList<CpeClient> Present() =>
        [.. _clients.Values.Where(c => _present.Contains(c.Mac) && !IsExcluded(c.Mac)).OrderBy(c => c.HostName is null).ThenBy(c => c.HostName).ThenBy(c => c.Mac)];

    /// <summary>A node's backhaul radio carries its address with the locally-administered bit set.</summary>
    public static MacAddress WithoutLocalBit(MacAddress mac)
    {
        var first = Convert.ToInt32(mac.Compact[..2], 16) & ~0x02;
        return MacAddress.TryParse($"{first:X2}{mac.Compact[2..]}", out var plain) ? plain : mac;
    }
}
