using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Work;

/// <summary>How each kind of work is done; filled once at start.</summary>
/// <param name="Source">The source of the inbox whose messages are this work; null for work that we make ourselves.</param>
public sealed record WorkKind(string Kind, IReadOnlyList<TimeSpan> Retries, Type Handler, string? Source = null, string? System = null, bool IsMoney = false);

public static class WorkServices
{
    /// <summary>How long finished work is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public static IServiceCollection AddWork(this IServiceCollection services)
    {
        services.AddSingleton<WorkSignal>();
        services.AddSingleton<WorkKinds>();
        services.AddScoped<WorkQueue>().AddScoped<WorkItems>().AddScoped<Inbox>();
        services.AddSingleton<WorkLoop>();
        services.AddHostedService(p => p.GetRequiredService<WorkLoop>());
        services.AddHostedService<WorkScheduler>();
        services.AddSettings<WorkOptions>(WorkOptions.Section);
        services.AddRetention(Kept, (db, before, cancel) => db.WorkItems.Where(w => w.DoneAt != null && w.DoneAt < before).ExecuteDeleteAsync(cancel));
        return services;
    }

    public static IServiceCollection AddWorkHandler<THandler>(this IServiceCollection services, string? source = null)
        where THandler : class, IWorkHandler
    {
        services.AddScoped<THandler>();
        if (THandler.IsPassing)
        {
            var kind = THandler.Kind;
            services.AddRetention(Kept, (db, before, cancel) => db.WorkItems.Where(w => w.Kind == kind && w.ParkedAt < before).ExecuteDeleteAsync(cancel));
        }

        services.AddSingleton(new WorkKind(THandler.Kind, THandler.Retries, typeof(THandler), source, THandler.System, THandler.IsMoney));
        return services;
    }

    /// <summary>Has a kind of work come back by itself. Asked once, at start: what to run may depend on settings.</summary>
    public static IServiceCollection AddWorkSchedule<THandler>(this IServiceCollection services, Func<IServiceProvider, IEnumerable<WorkSchedule>> schedules)
        where THandler : IWorkHandler => services.AddSingleton(new WorkSchedules(THandler.Kind, schedules));
}
