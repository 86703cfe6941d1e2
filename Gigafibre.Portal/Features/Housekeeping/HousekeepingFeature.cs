using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Housekeeping;

public static class HousekeepingFeature
{
    public static IServiceCollection AddHousekeeping(this IServiceCollection services)
    {
        services.AddWorkHandler<PurgeHandler>().AddWorkSchedule<PurgeHandler>(_ => [WorkSchedule.Nightly("night", hour: 7)]);
        return services;
    }
}
