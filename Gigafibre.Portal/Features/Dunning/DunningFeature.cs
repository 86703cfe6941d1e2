using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Dunning;

public static class DunningFeature
{
    /// <summary>The proof of what was told before a service was suspended, and of what was agreed.</summary>
    private static readonly TimeSpan ProofKept = TimeSpan.FromDays(7 * 365);

    public static IServiceCollection AddDunning(this IServiceCollection services)
    {
        services.AddSettings<DunningOptions>(DunningOptions.Section);
        services.AddScoped<DunningReader>().AddScoped<DunningOverview>().AddScoped<DunningReminder>().AddScoped<DunningDay>().AddScoped<DunningMessages>()
            .AddScoped<DunningPauses>().AddScoped<TimeDesk>();
        services.AddScoped<Arrangements>().AddScoped<IBillReserve>(p => p.GetRequiredService<Arrangements>()).AddScoped<ArrangementNews>().AddScoped<ArrangementWatch>();
        services.AddSingleton<DunningHours>().AddScoped<IStartCheck, MirrorCheck>();
        foreach (var kind in DunningMessages.All)
        {
            services.AddMessageKind(kind);
        }

        services.AddMessageSource<DunningSource>(DunningMessages.Soon).AddMessageSource<DunningSource>(DunningMessages.Late)
            .AddMessageSource<DunningSource>(DunningMessages.Notice).AddMessageSource<DunningSource>(DunningMessages.LastNotice);
        services.AddWorkHandler<RemindHandler>().AddWorkHandler<WatchArrangementsHandler>().AddWorkHandler<ReturnHandler>().AddWorkHandler<MirrorHandler>();
        services.AddWorkSchedule<RemindHandler>(_ => [WorkSchedule.Often(RemindHandler.Run, TimeSpan.FromHours(1))])
            .AddWorkSchedule<WatchArrangementsHandler>(_ => [WorkSchedule.Often(WatchArrangementsHandler.Run, TimeSpan.FromHours(1))])
            .AddWorkSchedule<ReturnHandler>(_ => [WorkSchedule.Often(ReturnHandler.Run, TimeSpan.FromMinutes(10))]);
        services.AddRetention(ProofKept, async (db, before, cancel) =>
        {
            var day = DateOnly.FromDateTime(before.UtcDateTime);
            await db.DunningSteps.Where(s => s.ToldOn < day).ExecuteDeleteAsync(cancel);
            await db.DunningPauses.Where(p => p.Until < day).ExecuteDeleteAsync(cancel);
            await db.Arrangements.Where(a => a.EndedAt < before).ExecuteDeleteAsync(cancel);
        });
        return services;
    }
}
