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

    public static IServiceCollection AddSupport(this IServiceCollection services)
    {
        services.AddSettings<SupportOptions>(SupportOptions.Section);
        services.AddScoped<TicketService>().AddScoped<TicketReader>().AddScoped<TicketSender>().AddScoped<TicketMessages>().AddScoped<TicketPdf>().AddScoped<TicketDesk>();
        services.ConfigurePages(pages => pages.AuthorizeFolder("/Tickets", Policies.Visitor));
        foreach (var kind in TicketMessages.All)
        {
            services.AddMessageKind(kind);
        }

        services.AddWorkHandler<OpenTicketHandler>().AddWorkHandler<SendReplyHandler>().AddWorkHandler<WatchTicketsHandler>()
            .AddWorkSchedule<WatchTicketsHandler>(_ => [WatchTicketsHandler.Schedule]);
        services.AddRetention(Kept, (db, before, cancel) => db.Tickets.Where(t => t.OpenedAt != null && t.CreatedAt < before).ExecuteDeleteAsync(cancel));
        services.AddRetention(Kept, (db, before, cancel) => db.TicketReplies.Where(r => r.SentAt != null && r.GivenAt < before).ExecuteDeleteAsync(cancel));
        services.AddRetention(Kept, (db, before, cancel) => db.TicketRatings.Where(r => r.At < before).ExecuteDeleteAsync(cancel));
        return services;
    }
}
