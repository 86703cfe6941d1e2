using Gigafibre.Portal.Core;

namespace Gigafibre.Portal.Features.Modems;

public static class ModemsFeature
{
    public static IServiceCollection AddModems(this IServiceCollection services)
    {
        services.AddScoped<ModemIndex>();
        services.ConfigurePages(pages => pages.AuthorizeFolder("/Modems", Policies.Visitor));
        return services;
    }
}
