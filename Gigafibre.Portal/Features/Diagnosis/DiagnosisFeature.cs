using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations.ModemBridge;
using Gigafibre.Portal.Integrations.Oktopus;
using Gigafibre.Portal.Integrations.Olt;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Diagnosis;

public static class DiagnosisFeature
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <param name="configuration">Sources without a setting are not asked.</param>
    public static IServiceCollection AddDiagnosis(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ProbeRunner>().AddSingleton<DiagnosisService>().AddScoped<DiagnosisCodes>().AddScoped<LineTimelines>();
        services.AddProbe<AccountProbe>().AddProbe<GenieAcsProbe>();
        if (configuration.GetSection($"{OltOptions.Section}:{nameof(OltOptions.Devices)}").GetChildren().Any())
        {
            services.AddProbe<OltProbe>();
        }

        if (!string.IsNullOrEmpty(configuration[$"{ModemBridgeOptions.Section}:{nameof(ModemBridgeOptions.BaseUrl)}"]))
        {
            services.AddProbe<BridgeProbe>();
        }

        if (!string.IsNullOrEmpty(configuration[$"{OktopusOptions.Section}:{nameof(OktopusOptions.BaseUrl)}"]))
        {
            services.AddProbe<UspProbe>();
        }

        // Asked after those that are far away have been.
        services.AddProbe<HistoryProbe>();
        services.ConfigurePages(pages => pages.AuthorizeFolder("/Line", Policies.Visitor));
        services.AddRetention(Kept, (db, before, cancel) => db.Diagnoses.Where(d => d.StartedAt < before).ExecuteDeleteAsync(cancel));
        return services;
    }
}
