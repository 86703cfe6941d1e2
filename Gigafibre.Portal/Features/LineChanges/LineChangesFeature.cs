using Gigafibre.Portal.Core;
using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.LineChanges;

public static class LineChangesFeature
{
    public static IServiceCollection AddLineChanges(this IServiceCollection services)
    {
        services.AddSettings<LineOptions>(LineOptions.Section);
        services.AddScoped<LineChangeService>().AddScoped<LineChangeOrders>().AddScoped<ModemChannels>().AddScoped<ModemActionReader>();
        services.AddScoped<ChangeDelivery>().AddScoped<ReadBack>().AddScoped<SpeedTests>().AddScoped<LineChangeSteps>().AddScoped<WifiSteps>();
        services.AddWorkHandler<LineChangeHandler>();
        return services;
    }
}
