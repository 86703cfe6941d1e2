using System.Collections.Frozen;

namespace Gigafibre.Portal.Work;

/// <summary>How each kind of work is done; filled once at start.</summary>
public sealed record WorkKind(string Kind, IReadOnlyList<TimeSpan> Retries, Type Handler);

public sealed class WorkKinds(IEnumerable<WorkKind> kinds)
{
    private readonly FrozenDictionary<string, WorkKind> _kinds = kinds.ToFrozenDictionary(k => k.Kind);

    public WorkKind? Find(string kind) => _kinds.GetValueOrDefault(kind);
}

public static class WorkServices
{
    public static IServiceCollection AddWork(this IServiceCollection services)
    {
        services.AddSingleton<WorkSignal>();
        services.AddSingleton<WorkKinds>();
        services.AddScoped<WorkQueue>();
        services.AddSingleton<WorkLoop>();
        services.AddHostedService(p => p.GetRequiredService<WorkLoop>());
        return services;
    }

    public static IServiceCollection AddWorkHandler<THandler>(this IServiceCollection services)
        where THandler : class, IWorkHandler
    {
        services.AddScoped<THandler>();
        services.AddSingleton(new WorkKind(THandler.Kind, THandler.Retries, typeof(THandler)));
        return services;
    }
}
