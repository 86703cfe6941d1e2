using Gigafibre.Portal.Core;

namespace Gigafibre.Portal.Features.Telephony;

public static class TelephonyFeature
{
    public static IServiceCollection AddTelephony(this IServiceCollection services)
    {
        services.AddScoped<CallerLookup>().AddScoped<CallJournal>().AddEndpoints(TelephonyEndpoints.MapTelephony);
        return services;
    }
}
