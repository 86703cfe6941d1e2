using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Gigafibre.Portal.Features.Staff;

public sealed class OidcMetadata(IOptionsMonitor<OpenIdConnectOptions> options, TimeProvider clock)
{
    /// <summary>A stranger's tokens must not make us hammer the provider.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    private readonly long[] _askedAgain = new long[Enum.GetValues<OidcSide>().Length];

    public Task<OpenIdConnectConfiguration?> FindAsync(OidcSide side, CancellationToken cancel) =>
        AskAsync(() => options.Get(OidcSignIn.SchemeOf(side)).ConfigurationManager!.GetConfigurationAsync(cancel));

    /// <summary>What it says right now, for a key that we have not seen yet; null also when it was asked a moment ago.</summary>
    public async Task<OpenIdConnectConfiguration?> FindAgainAsync(OidcSide side, CancellationToken cancel)
    {
        var (now, last) = (clock.GetUtcNow().Ticks, Interlocked.Read(ref _askedAgain[(int)side]));
        if (now - last < Between.Ticks || Interlocked.CompareExchange(ref _askedAgain[(int)side], now, last) != last)
        {
            return null;
        }

        var o = options.Get(OidcSignIn.SchemeOf(side));
        o.ConfigurationManager!.RequestRefresh();
        return await AskAsync(() => OpenIdConnectConfigurationRetriever.GetAsync(o.MetadataAddress!,
            new HttpDocumentRetriever(o.Backchannel) { RequireHttps = o.RequireHttpsMetadata }, cancel));
    }

    private static async Task<OpenIdConnectConfiguration?> AskAsync(Func<Task<OpenIdConnectConfiguration>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException)
        {
            return null;
        }
    }
}
