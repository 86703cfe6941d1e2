namespace Gigafibre.Portal.Core;

public static class FeatureEndpointServices
{
    public static IServiceCollection AddEndpoints(this IServiceCollection services, Action<IEndpointRouteBuilder> map) => services.AddSingleton(new FeatureEndpoints(map));

    public static void MapFeatures(this IEndpointRouteBuilder routes)
    {
        foreach (var feature in routes.ServiceProvider.GetServices<FeatureEndpoints>())
        {
            feature.Map(routes);
        }
    }
}
