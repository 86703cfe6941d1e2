using System.Net;
using Gigafibre.Portal.Core;
using Microsoft.AspNetCore.HttpOverrides;

namespace Gigafibre.Portal.Web;

public static class Proxies
{
    public const string None = "none";

    /// <summary>Null when nobody is believed: an empty list would mean everybody to the framework.</summary>
    public static ForwardedHeadersOptions? Options(string? known)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var entry in (known ?? None).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(entry, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(entry, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else if (entry != None)
            {
                throw new SettingsException($"Portal:KnownProxies: '{entry}' is neither an address, a network (172.18.0.0/16) nor '{None}'.");
            }
        }

        // A chain of our own proxies is walked to its end; the first address that is not ours is the visitor.
        options.ForwardLimit = null;
        return options.KnownProxies.Count + options.KnownIPNetworks.Count > 0 ? options : null;
    }
}
