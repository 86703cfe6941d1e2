using Microsoft.Extensions.DependencyInjection;

namespace Gigafibre.Portal.Integrations.Olt;

public static class OltServices
{
    public static IServiceCollection AddOlt(this IServiceCollection services) => services.AddSingleton<OltClient>();
}
