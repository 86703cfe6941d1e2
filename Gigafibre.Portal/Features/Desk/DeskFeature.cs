namespace Gigafibre.Portal.Features.Desk;

public static class DeskFeature
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services.AddScoped<DeskCounts>().AddScoped<WorkSubjects>().AddScoped<AuditSubjects>();
}
