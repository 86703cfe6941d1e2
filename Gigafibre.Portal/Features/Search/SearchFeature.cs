using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Search;

public static class SearchFeature
{
    public static IServiceCollection AddSearch(this IServiceCollection services)
    {
        services.AddSingleton<SearchService>().AddScoped<SearchIndex>().AddScoped<CustomerGlance>();
        services.AddWorkHandler<SearchIndexHandler>().AddWorkSchedule<SearchIndexHandler>(_ => [WorkSchedule.Often("changes", TimeSpan.FromMinutes(5))]);
        return services;
    }
}
