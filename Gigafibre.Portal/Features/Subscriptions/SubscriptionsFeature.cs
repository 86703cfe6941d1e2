using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Subscriptions;

public static class SubscriptionsFeature
{
    /// <summary>The proof of what was decided.</summary>
    private static readonly TimeSpan ProofKept = TimeSpan.FromDays(7 * 365);

    public static IServiceCollection AddSubscriptions(this IServiceCollection services)
    {
        services.AddSettings<SubscriptionOptions>(SubscriptionOptions.Section);
        services.AddScoped<IStartCheck, SubscriptionCheck>().AddScoped<MyServices>().AddScoped<ServiceRequests>().AddScoped<RequestMessages>().AddScoped<RequestPdf>()
            .AddScoped<ServicePdf>()
            .AddScoped<ServiceDesk>().AddScoped<RequestOverview>().AddScoped<RequestComparison>()
            .AddScoped<EndedServices>().AddScoped<PausedModem>()
            .AddScoped<IBillBar>(p => p.GetRequiredService<EndedServices>())
            .AddScoped<AgreedPrices>().AddScoped<IBillBar>(p => p.GetRequiredService<AgreedPrices>());
        services.ConfigurePages(pages => pages.AuthorizeFolder("/Services", Policies.Visitor).AuthorizeFolder("/Requests", Policies.Visitor));
        foreach (var kind in RequestMessages.All)
        {
            services.AddMessageKind(kind);
        }

        services.AddMessageSource<RequestSource>(RequestMessages.Given);
        services.AddWorkHandler<OpenRequestHandler>().AddWorkHandler<CloseRequestHandler>().AddWorkHandler<CompareRequestsHandler>().AddWorkHandler<TellEndsHandler>()
            .AddWorkHandler<WatchReturnsHandler>().AddWorkSchedule<WatchReturnsHandler>(_ => [WorkSchedule.Often(WatchReturnsHandler.Look, TimeSpan.FromMinutes(15))]);
        services.AddWorkSchedule<CompareRequestsHandler>(_ =>
                [WorkSchedule.Often(CompareRequestsHandler.Often, TimeSpan.FromHours(1)), WorkSchedule.Daily(CompareRequestsHandler.Night)])
            .AddWorkSchedule<TellEndsHandler>(_ => [WorkSchedule.Daily(TellEndsHandler.Day)]);
        services.AddRetention(ProofKept, (db, before, cancel) => db.ServiceRequests
            .Where(r => r.State != RequestState.Given && r.State != RequestState.Scheduled && r.ChangedAt < before).ExecuteDeleteAsync(cancel));
        return services;
    }
}
