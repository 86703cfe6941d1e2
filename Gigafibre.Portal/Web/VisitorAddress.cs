using System.Net;
using System.Net.Sockets;

namespace Gigafibre.Portal.Web;

/// <summary>
/// Where a request comes from, as far as limits care: an IPv4 address (a whole village may share one) or an IPv6 /64 (one home).
/// Kept only as a keyed hash.
/// </summary>
public sealed record VisitorAddress(string Key)
{
    public static VisitorAddress Of(HttpContext context, Secrets secrets)
    {
        var ip = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (ip.IsIPv4MappedToIPv6)
        {
            ip = ip.MapToIPv4();
        }

        var text = ip.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(ip.GetAddressBytes()[..8]) : ip.ToString();
        return new VisitorAddress(secrets.Hash("address", text)[..32]);
    }
}
