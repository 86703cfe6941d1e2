using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Desk;

public static class DeskFeature
{
    /// <summary>Long enough for somebody who calls again next winter.</summary>
    private static readonly TimeSpan NotesKept = TimeSpan.FromDays(730);

    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddSettings<DeskOptions>(DeskOptions.Section);
        services.AddScoped<DeskCounts>().AddScoped<WorkSubjects>().AddScoped<AuditSubjects>();
        services.AddScoped<CustomerFileReader>().AddScoped<CustomerTimeline>().AddScoped<LinesInTrouble>().AddScoped<TechnicianDay>().AddScoped<OpenTickets>();
        services.AddRetention(NotesKept, (db, before, cancel) => db.CustomerNotes.Where(n => n.WrittenAt < before).ExecuteDeleteAsync(cancel));
        return services;
    }
}
