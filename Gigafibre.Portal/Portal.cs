using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Web;
using Gigafibre.Portal.Work;

namespace Gigafibre.Portal;

public static class PortalHost
{
    public static void AddPortal(this WebApplicationBuilder builder)
    {
        builder.AddWeb();
        builder.Services.AddCore().AddText().AddPortalData(builder.Configuration).AddWork().AddTelemetry(builder.Configuration).AddOutsideSystems();
        builder.Services.AddFeatures(builder.Configuration);
    }

    /// <summary>Before the first request: configuration, schema, the shape of ERPNext. Throws <see cref="SettingsException"/> for what cannot work as it is set.</summary>
    public static async Task PreparePortalAsync(this WebApplication app, bool asksErpNext = true)
    {
        app.Services.CheckSettings();
        app.CheckConfiguration();
        var stopping = app.Lifetime.ApplicationStopping;
        await Task.WhenAll(Task.Run(() => app.Services.MigrateAsync(stopping), stopping), asksErpNext ? app.CheckErpNextAsync(stopping) : Task.CompletedTask);
    }

    public static void UsePortal(this WebApplication app)
    {
        app.UseWeb();
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapHealth();
        app.MapFeatures();
    }
}
