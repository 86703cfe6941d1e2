using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Payments.Events;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.SavedMethods;

public static class SavedMethodsFeature
{
    /// <summary>As long as a payment that was made with it may be disputed.</summary>
    private static readonly TimeSpan GoneKept = TimeSpan.FromDays(395);

    public static IServiceCollection AddSavedMethods(this IServiceCollection services)
    {
        services.AddScoped<SavedMethodList>().AddScoped<SavedMethodSync>().AddScoped<SavedPayments>().AddScoped<MethodShares>().AddScoped<MethodDesk>();
        services.AddScoped<IStripeListener, MethodEvents>();
        services.AddMessageKind(MethodMessages.Expires);
        services.AddWorkHandler<DetachMethodHandler>().AddWorkHandler<WatchMethodsHandler>();
        services.AddWorkSchedule<WatchMethodsHandler>(_ => [WorkSchedule.Often(WatchMethodsHandler.Often, TimeSpan.FromMinutes(15)), WorkSchedule.Daily(WatchMethodsHandler.Day)]);
        services.AddRetention(GoneKept, (db, before, cancel) => db.SavedMethods
            .Where(m => (m.State == SavedMethodState.Removed || m.State == SavedMethodState.Dropped) && m.ChangedAt < before).ExecuteDeleteAsync(cancel));
        return services;
    }
}
