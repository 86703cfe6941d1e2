using System.Net;
using System.Net.Sockets;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.GenieAcs;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Support;

/// <summary>
/// Whoever scanned a sticker and asks from that modem's own address on the internet is at the modem: they see what a helper sees, for a while. An address that many share
/// proves nothing, nor does one that the modem told of long ago.
/// </summary>
public sealed class Presence(ModemIndex modems, GenieAcsClient acs, HelperLinks links, IOptions<SupportOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Recent = TimeSpan.FromHours(1);

    /// <summary>A modem tells a new address at once; one that was last read longer ago may be somebody else's by now.</summary>
    private static readonly TimeSpan Known = TimeSpan.FromDays(1);

    /// <summary>Private, of this host, of the link, and shared by many (CGNAT).</summary>
    private static readonly IPNetwork[] Elsewhere =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("0.0.0.0/8"),
    ];

    public bool IsOn => options.Value.ShowsLineAtHome;

    /// <summary>A helper's token; null when nothing shows that they are there.</summary>
    public async Task<string?> FindAsync(MacAddress mac, IPAddress? from, CancellationToken cancel)
    {
        if (!IsOn || ToIpv4(from) is not { } address || Array.Exists(Elsewhere, n => n.Contains(address))
            || await modems.FindFreshAsync(mac, cancel) is not { CustomerId: { } customer, Standing: not Standing.Closed } modem)
        {
            return null;
        }

        try
        {
            return await Deadline.AskAsync(SystemName.GenieAcs, Longest, c => ReadAsync(modem, mac, c), cancel) is { } cpe
                && cpe.Identity.LastInform > clock.GetUtcNow() - Recent && cpe.Internet is { Status: LinkStatus.Up, Ipv4: { } own } wan
                && wan.ReadAt > clock.GetUtcNow() - Known && own == address.ToString()
                ? await links.MakeAtHomeAsync(customer, mac, cancel) : null;
        }
        catch (IntegrationException)
        {
            return null;
        }
    }

    private async Task<CpeSnapshot?> ReadAsync(ModemRecord modem, MacAddress mac, CancellationToken cancel) =>
        (modem.AcsId ?? await acs.FindIdAsync(modem.Serial, mac, cancel)) is { } id && await acs.GetAsync(id, cancel) is { } document ? CpeReader.Read(document) : null;

    private static IPAddress? ToIpv4(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4()
        : address is { AddressFamily: AddressFamily.InterNetwork } ? address : null;
}
