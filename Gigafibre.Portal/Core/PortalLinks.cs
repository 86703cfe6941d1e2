using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Core;

/// <summary>Our own pages, as they stand in a message.</summary>
public sealed class PortalLinks(IOptions<PortalOptions> site)
{
    public string To(string path) => new Uri(site.Value.PublicUrl, path).AbsoluteUri;
}
