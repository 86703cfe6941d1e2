namespace Gigafibre.Portal.Features.Findings;

public static class FindingsFeature
{
    public static IServiceCollection AddFindings(this IServiceCollection services)
    {
        services.AddScoped<FindingList>();
        return services;
    }
}
