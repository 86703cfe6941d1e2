using Gigafibre.Portal.Data;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Installations;

public static class InstallationsFeature
{
    /// <summary>As long as somebody may ask how the line was on the day that it was made.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7 * 365);

    /// <summary>A home, and whoever was in it: ERPNext has them with the job.</summary>
    private static readonly TimeSpan SeenKept = TimeSpan.FromDays(180);

    public static IServiceCollection AddInstallations(this IServiceCollection services)
    {
        services.AddScoped<InstallationService>().AddScoped<InstallationPdf>();
        services.AddWorkHandler<FileInstallationHandler>();
        services.AddRetention(Kept, (db, before, cancel) => db.Installations.Where(i => i.FiledAt != null && i.IssuedAt < before).ExecuteDeleteAsync(cancel));
        services.AddRetention(SeenKept, (db, before, cancel) => db.Installations.Where(i => i.FiledAt < before && (i.Photo != null || i.MetName != null))
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.Photo, (byte[]?)null).SetProperty(i => i.MetName, (string?)null), cancel));
        return services;
    }
}
