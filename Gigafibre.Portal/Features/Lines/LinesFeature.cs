using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations.Olt;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Lines;

public static class LinesFeature
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    public static IServiceCollection AddLines(this IServiceCollection services)
    {
        services.AddScoped<LineIndex>().AddScoped<LineBaselines>().AddScoped<ModemPageAddresses>();
        services.AddScoped<SpeedHistory>().AddScoped<DeviceNames>();
        services.AddScoped<IModemHandover, LineHandover>();
        services.AddWorkHandler<LineSweepHandler>().AddWorkSchedule<LineSweepHandler>(p =>
        [
            WorkSchedule.Nightly(LineSweepHandler.AcsRun, hour: 8),
            .. p.GetRequiredService<OltClient>().Names.Select(olt => WorkSchedule.Nightly(LineSweepHandler.OltRun + olt, hour: 8, firstAtOnce: true)),
        ]);
        services.AddRetention(Kept, (db, before, cancel) => db.LineReadings.Where(r => r.At < before).ExecuteDeleteAsync(cancel));
        services.AddRetention(Kept, (db, before, cancel) => db.SpeedMeasurements.Where(m => m.At < before).ExecuteDeleteAsync(cancel));
        services.AddRetention(Kept, (db, before, cancel) => db.DeviceNames.Where(n => n.NamedAt < before).ExecuteDeleteAsync(cancel));
        services.AddRetention(Kept, (db, before, cancel) => db.LineChanges.Where(c => !c.IsOpen && c.AskedAt < before).ExecuteDeleteAsync(cancel));
        return services;
    }
}
