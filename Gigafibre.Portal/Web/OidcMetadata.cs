using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Gigafibre.Portal.Web;

/// <summary>What the OpenID provider says of itself.</summary>
public sealed class OidcMetadata(IOptionsMonitor<OpenIdConnectOptions> options)
{
    /// <summary>Asked again now, unless that was done a moment ago: a stranger's token must not make us hammer the provider.</summary>
    public Task<OpenIdConnectConfiguration?> FindAgainAsync(CancellationToken cancel)
    {
        options.Get(OidcSignIn.Scheme).ConfigurationManager!.RequestRefresh();
        return FindAsync(cancel);
    }

    /// <summary>Null while the provider does not answer.</summary>
    public async Task<OpenIdConnectConfiguration?> FindAsync(CancellationToken cancel)
    {
        try
        {
            return await options.Get(OidcSignIn.Scheme).ConfigurationManager!.GetConfigurationAsync(cancel);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException)
        {
            return null;
        }
    }
}
