using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Privacy;

public static class PrivacyFeature
{
    /// <summary>That a copy was given, and when.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddScoped<PersonalData>().AddScoped<PersonalProfile>().AddScoped<PersonalPapers>().AddScoped<DataExports>().AddScoped<MyDataDesk>().AddScoped<AccessLog>();
        services.AddMessageKind(MyDataMessages.Ready).AddWorkHandler<MakeExportHandler>();
        services.AddRetention(TimeSpan.Zero, (db, now, cancel) => db.DataExports.Where(e => e.FileSealed != null && e.ExpiresAt < now)
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.FileSealed, (byte[]?)null), cancel));
        services.AddRetention(Kept, (db, before, cancel) => db.DataExports.Where(e => e.AskedAt < before).ExecuteDeleteAsync(cancel));
        return services;
    }
}
