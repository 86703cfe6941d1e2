using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Support;

public static class SupportFeature
{
    /// <summary>What was written here stands in ERPNext, too; ours goes after so long.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(3 * 365);

    /// <summary>Who was let in.</summary>
    private static readonly TimeSpan RecordKept = TimeSpan.FromDays(400);

    /// <summary>What could not be handed on by then is asked for again.</summary>
    private static readonly TimeSpan FilesKept = TimeSpan.FromDays(90);

    public static IServiceCollection AddSupport(this IServiceCollection services)
    {
        services.AddSettings<SupportOptions>(SupportOptions.Section);
        services.AddScoped<TicketService>().AddScoped<TicketReader>().AddScoped<TicketSender>().AddScoped<TicketMessages>().AddScoped<TicketPdf>().AddScoped<HelperLinks>()
            .AddScoped<Presence>()
            .AddScoped<CallBacks>().AddSingleton<CallSlots>();
        services.ConfigurePages(pages => pages.AuthorizeFolder("/Tickets", Policies.Visitor));
        foreach (var kind in TicketMessages.All)
        {
            services.AddMessageKind(kind);
        }

        services.AddWorkHandler<OpenTicketHandler>().AddWorkHandler<SendReplyHandler>().AddWorkHandler<WatchTicketsHandler>().AddWorkHandler<TellAnswersHandler>()
            .AddWorkHandler<CloseCallHandler>().AddWorkHandler<WatchCallsHandler>().AddWorkSchedule<WatchCallsHandler>(_ => [WatchCallsHandler.Schedule])
            .AddWorkSchedule<WatchTicketsHandler>(_ => WatchTicketsHandler.Schedules);
        services.AddRetention(Kept, (db, before, cancel) => db.Tickets.Where(t => t.CreatedAt < before).ExecuteDeleteAsync(cancel));
        services.AddRetention(Kept, (db, before, cancel) => db.TicketReplies.Where(r => r.GivenAt < before).ExecuteDeleteAsync(cancel));
        services.AddRetention(FilesKept, (db, before, cancel) => db.TicketFiles.Where(f => f.Bytes != null && f.GivenAt < before)
            .ExecuteUpdateAsync(s => s.SetProperty(f => f.Bytes, (byte[]?)null), cancel));
        services.AddRetention(RecordKept, (db, before, cancel) => db.HelperLinks.Where(l => l.CreatedAt < before).ExecuteDeleteAsync(cancel));
        services.AddRetention(Kept, (db, before, cancel) => db.TicketRatings.Where(r => r.At < before).ExecuteDeleteAsync(cancel));
        return services;
    }
}
