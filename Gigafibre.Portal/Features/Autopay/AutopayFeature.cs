using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.SavedMethods;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Autopay;

public static class AutopayFeature
{
    /// <summary>The proof of an agreement, and of what was charged under it.</summary>
    private static readonly TimeSpan ProofKept = TimeSpan.FromDays(7 * 365);

    public static IServiceCollection AddAutopay(this IServiceCollection services)
    {
        services.AddSettings<AutopayOptions>(AutopayOptions.Section);
        services.AddScoped<AutopayAgreements>().AddScoped<AutopayHolds>().AddScoped<DebitNotices>().AddScoped<DebitChoices>().AddScoped<AutopayDesk>()
            .AddScoped<PartDebits>().AddScoped<BillBars>().AddScoped<DebitStories>().AddScoped<AutopayOverview>();
        services.AddSingleton<AgreementTerms>().AddSingleton<ChargeHours>();
        services.AddScoped<AutopayFollower>().AddScoped<IPaymentFollower>(p => p.GetRequiredService<AutopayFollower>())
            .AddScoped<ISavedMethodFollower>(p => p.GetRequiredService<AutopayFollower>()).AddScoped<IMethodConsequence>(p => p.GetRequiredService<AutopayFollower>());
        services.AddMessageKind(AutopayMessages.On).AddMessageKind(AutopayMessages.Off).AddMessageKind(AutopayMessages.Notice).AddMessageKind(AutopayMessages.OverLimit)
            .AddMessageKind(AutopayMessages.Paid).AddMessageKind(AutopayMessages.Again).AddMessageKind(AutopayMessages.ByHand);
        services.AddWorkHandler<PlanDebitsHandler>().AddWorkHandler<RunDebitsHandler>().AddWorkHandler<ChargeDebitHandler>();
        services.AddWorkSchedule<PlanDebitsHandler>(_ => [WorkSchedule.Often(PlanDebitsHandler.All, TimeSpan.FromHours(1))])
            .AddWorkSchedule<RunDebitsHandler>(_ => [WorkSchedule.Often(RunDebitsHandler.Run, TimeSpan.FromMinutes(10))]);
        services.AddRetention(ProofKept, async (db, before, cancel) =>
        {
            var agreements = db.AutopayAgreements;
            await db.AutopayDebits.Where(d => agreements.Any(a => a.Id == d.AgreementId && a.EndedAt < before)).ExecuteDeleteAsync(cancel);
            await agreements.Where(a => a.EndedAt < before).ExecuteDeleteAsync(cancel);
            await db.AutopayHolds.Where(h => h.EndedAt < before).ExecuteDeleteAsync(cancel);
        });
        return services;
    }
}
