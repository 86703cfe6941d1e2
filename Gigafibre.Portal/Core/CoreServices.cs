namespace Gigafibre.Portal.Core;

public static class CoreServices
{
    public static IServiceCollection AddCore(this IServiceCollection services) =>
        services.AddSettings<PortalOptions>(PortalOptions.Section)
            .AddSingleton(TimeProvider.System).AddSingleton<Secrets>().AddSingleton<StrangerLimit>().AddSingleton<PortalLinks>().AddSingleton<SecurityEvents>();
}
