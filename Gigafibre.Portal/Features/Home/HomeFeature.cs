using Gigafibre.Portal.Core;

namespace Gigafibre.Portal.Features.Home;

public static class HomeFeature
{
    public static IServiceCollection AddHome(this IServiceCollection services)
    {
        services.AddScoped<HouseholdReader>().AddScoped<OpenMatters>().AddScoped<HomeReader>();
        services.ConfigurePages(pages => pages.AuthorizeFolder("/Home", Policies.Visitor));
        return services;
    }
}
