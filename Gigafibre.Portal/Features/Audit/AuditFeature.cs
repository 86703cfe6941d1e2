using Gigafibre.Portal.Core;
using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Audit;

public static class AuditFeature
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSettings<AuditOptions>(AuditOptions.Section).AddScoped<AuditTrail>().AddScoped<AuditChain>().AddScoped<AuditCheck>();
        services.AddWorkHandler<ExtendAuditHandler>().AddWorkSchedule<ExtendAuditHandler>(_ => [ExtendAuditHandler.Schedule]);
        return services;
    }
}
