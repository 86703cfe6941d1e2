using Gigafibre.Portal.Core;
using Microsoft.AspNetCore.Authentication;

namespace Gigafibre.Portal.Features.Ops;

public static class OpsFeature
{
    public static IServiceCollection AddOps(this IServiceCollection services)
    {
        services.AddSettings<OpsOptions>(OpsOptions.Section);
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, OpsAuthentication>(OpsAuthentication.SchemeName, null);
        services.AddAuthorizationBuilder().AddPolicy(Policies.Ops, p => p.AddAuthenticationSchemes(OpsAuthentication.SchemeName).RequireAuthenticatedUser()
            .RequireAssertion(c => c.Resource is HttpContext http && c.User.FindAll(OpsAuthentication.RouteClaim)
                .Any(route => http.Request.Path.StartsWithSegments(route.Value, StringComparison.OrdinalIgnoreCase))));
        return services;
    }
}
