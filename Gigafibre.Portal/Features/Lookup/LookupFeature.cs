using Gigafibre.Portal.Core;

namespace Gigafibre.Portal.Features.Lookup;

public static class LookupFeature
{
    public static IServiceCollection AddLookup(this IServiceCollection services)
    {
        services.AddScoped<LookupService>().AddEndpoints(LookupEndpoint.MapDeviceLookup);
        return services;
    }
}
