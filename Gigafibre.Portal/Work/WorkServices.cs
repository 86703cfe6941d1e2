using System.Collections.Frozen;

namespace Gigafibre.Portal.Work;

/// <summary>How each kind of work is done; filled once at start.</summary>
/// <param name="Source">The source of the inbox whose messages are this work; null for work that we make ourselves.</param>
public sealed record WorkKind(string Kind, IReadOnlyList<TimeSpan> Retries, Type Handler, string? Source = null, string? System = null);

public sealed class WorkKinds(IEnumerable<WorkKind> kinds)
{
    private readonly FrozenDictionary<string, WorkKind> _kinds = kinds.ToFrozenDictionary(k => k.Kind);

    public WorkKind? Find(string kind) => _kinds.GetValueOrDefault(kind);

    /// <summary>The system that work of this kind is owed to; null for our own and for what no handler knows.</summary>
    public string? SystemOf(string kind) => Find(kind)?.System;

    public string? OfSource(string source) => _kinds.Values.FirstOrDefault(k => k.Source == source)?.Kind;
}

public static class WorkServices
{
    public static IServiceCollection AddWork(this IServiceCollection services)
    {
        services.AddSingleton<WorkSignal>();
        services.AddSingleton<WorkKinds>();
        services.AddScoped<WorkQueue>().AddScoped<WorkDesk>().AddScoped<Inbox>();
        services.AddSingleton<WorkLoop>();
        services.AddHostedService(p => p.GetRequiredService<WorkLoop>());
        return services;
    }

    public static IServiceCollection AddWorkHandler<THandler>(this IServiceCollection services, string? source = null)
        where THandler : class, IWorkHandler
    {
        services.AddScoped<THandler>();
        services.AddSingleton(new WorkKind(THandler.Kind, THandler.Retries, typeof(THandler), source, THandler.System));
        return services;
    }
}
