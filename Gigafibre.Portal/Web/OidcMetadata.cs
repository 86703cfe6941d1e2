using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Gigafibre.Portal.Web;

/// <summary>What the OpenID provider says of itself.</summary>
public sealed class OidcMetadata(IOptionsMonitor<OpenIdConnectOptions> options)
{
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
