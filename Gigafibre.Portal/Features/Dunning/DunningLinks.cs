using Gigafibre.Portal.Core;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>Our own pages, as they stand in a message.</summary>
public sealed class DunningLinks(IOptions<PortalOptions> site)
{
    public string Pay => new Uri(site.Value.PublicUrl, Links.Pay).AbsoluteUri;

    public string Time => new Uri(site.Value.PublicUrl, Links.Time).AbsoluteUri;

    public string Account => new Uri(site.Value.PublicUrl, Links.Account).AbsoluteUri;

    public string Phone => site.Value.SupportPhone;
}
