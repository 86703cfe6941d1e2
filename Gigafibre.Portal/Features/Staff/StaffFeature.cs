using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Staff;

public static class StaffFeature
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public static IServiceCollection AddStaff(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<OidcOptions>(OidcOptions.Section).AddSingleton(p => new FormTarget(p.GetRequiredService<IOptions<OidcOptions>>().Value.Authority));
        services.AddSingleton(new OutsideSystem(OidcOptions.System, p => p.GetRequiredService<IOptions<OidcOptions>>().Value.Authority));
        services.AddSingleton<OidcMetadata>().AddScoped<OidcLogins>().AddScoped<StaffSessions>().AddScoped<StaffRoles>().AddScoped<OidcRefresh>().AddScoped<ViewSessions>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, StaffAuthentication>(StaffAuthentication.SchemeName, null)
            .AddOpenIdConnect(OidcSignIn.Scheme, _ => { });
        Configure(services, OidcSide.Staff);
        if (configuration.GetSection($"{OidcOptions.Section}:{nameof(OidcOptions.Customers)}").Exists())
        {
            services.AddAuthentication().AddOpenIdConnect(OidcSignIn.CustomersScheme, _ => { });
            services.AddSingleton(p => new FormTarget(p.GetRequiredService<IOptions<OidcOptions>>().Value.Customers!.Authority));
            services.AddSingleton(new OutsideSystem(OidcOptions.CustomersSystem, p => p.GetRequiredService<IOptions<OidcOptions>>().Value.Customers!.Authority));
            Configure(services, OidcSide.Customers);
        }

        services.AddHttpClient(OidcSignIn.Scheme)
            .UseSocketsHttpHandler((handler, _) => (handler.PooledConnectionLifetime, handler.AllowAutoRedirect) = (TimeSpan.FromMinutes(2), false))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddAuthorizationBuilder().AddPolicy(Policies.Staff, p => p.AddAuthenticationSchemes(StaffAuthentication.SchemeName).RequireAuthenticatedUser());
        services.AddEndpoints(BackChannelLogout.MapBackChannelLogout).AddEndpoints(BackChannelLogout.MapCustomersLogout).ConfigurePages(pages =>
        {
            pages.ConfigureFilter(new ViewOnlyFilter());
            pages.AuthorizeFolder("/Internal", Policies.Staff).AddFolderApplicationModelConvention("/Internal", m => m.Filters.Add(new VerbFilter()));
        });
        services.AddRetention(TimeSpan.FromDays(1), (db, before, cancel) => db.LogoutTokens.Where(t => t.ExpiresAt < before).ExecuteDeleteAsync(cancel));
        services.AddRetention(StaffSessions.Longest, (db, before, cancel) => db.OidcLogins.Where(l => l.CreatedAt < before && l.RefreshSealed != null)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.RefreshSealed, (string?)null), cancel));
        services.AddRetention(Kept, (db, before, cancel) => db.OidcLogins.Where(l => l.CreatedAt < before).ExecuteDeleteAsync(cancel));
        return services;
    }

    private static void Configure(IServiceCollection services, OidcSide side) => services.AddOptions<OpenIdConnectOptions>(OidcSignIn.SchemeOf(side))
        .Configure<IOptions<OidcOptions>, IOptions<PortalOptions>, IHostEnvironment, IHttpClientFactory>((o, oidc, portal, environment, http) =>
            OidcSignIn.Configure(side, o, oidc, portal, environment, http));
}
