using Gigafibre.Portal.Core;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.SavedMethods;

/// <summary>The page of the ways to pay, as it stands in a message.</summary>
public sealed class MethodLinks(IOptions<PortalOptions> site)
{
    public string Page => new Uri(site.Value.PublicUrl, Links.Methods).AbsoluteUri;
}
