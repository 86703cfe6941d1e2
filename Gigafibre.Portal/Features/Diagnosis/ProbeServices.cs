namespace Gigafibre.Portal.Features.Diagnosis;

public static class ProbeServices
{
    public static IServiceCollection AddProbe<TProbe>(this IServiceCollection services)
        where TProbe : class, IProbe => services.AddScoped<TProbe>().AddSingleton(new ProbeKind(typeof(TProbe)));
}
