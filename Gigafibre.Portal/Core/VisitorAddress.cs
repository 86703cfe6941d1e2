using System.Net;
using System.Net.Sockets;

namespace Gigafibre.Portal.Core;

/// <summary>
/// Where a request comes from, as far as limits care: an IPv4 address (a whole village may share one) or an IPv6 /64 (one home) within its
/// /48 (what one subscriber may be given). Kept only as keyed hashes, <c>network.home</c>.
/// </summary>
public sealed record VisitorAddress(string Key)
{
    private const int NetworkLength = 12;

    public static VisitorAddress Of(HttpContext context, Secrets secrets) => Of(context.Connection.RemoteIpAddress ?? IPAddress.None, secrets);

    public static VisitorAddress Of(IPAddress ip, Secrets secrets)
    {
        if (ip.IsIPv4MappedToIPv6)
        {
            ip = ip.MapToIPv4();
        }

        var bytes = ip.GetAddressBytes();
        var (network, home) = ip.AddressFamily == AddressFamily.InterNetworkV6 ? (bytes[..6], bytes[..8]) : (bytes, bytes);
        return new VisitorAddress($"{Hash(network)[..NetworkLength]}.{Hash(home)[..19]}");

        string Hash(byte[] part) => secrets.Hash("address", Convert.ToHexStringLower(part));
    }

    public static string NetworkOf(string key) => key[..NetworkLength];
}
