using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Support;

public static class SupportFeature
{
    public static IServiceCollection AddSupport(this IServiceCollection services)
    {
        services.AddScoped<TicketService>().AddWorkHandler<OpenTicketHandler>();
        return services;
    }
}
