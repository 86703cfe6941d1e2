using Gigafibre.Portal.Core;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>Our own pages, as they stand in a message.</summary>
public sealed class AutopayLinks(IOptions<PortalOptions> site)
{
    public string Page => new Uri(site.Value.PublicUrl, Links.Autopay).AbsoluteUri;

    public string Pay => new Uri(site.Value.PublicUrl, Links.Pay).AbsoluteUri;
}
