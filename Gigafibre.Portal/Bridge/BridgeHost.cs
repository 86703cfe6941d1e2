using Gigafibre.Portal.Core;
using Gigafibre.Portal.Integrations.ModemBridge;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Bridge;

/// <summary>
/// The other thing this program can be: the modem bridge (<c>--role modem-bridge</c>), a small JSON service with a browser, and neither pages nor a database.
/// It stands in a container of its own, because it opens pages that makers of modems wrote.
/// </summary>
public static partial class BridgeHost
{
    public const string Role = "modem-bridge";
    private static readonly string[] ListenKeys = ["urls", "http_ports", "https_ports"];
    private const string ListenUrl = "http://*:3301";

    public static void AddModemBridge(this WebApplicationBuilder builder)
    {
        if (!ListenKeys.Any(k => !string.IsNullOrEmpty(builder.Configuration[k])))
        {
            builder.WebHost.UseUrls(ListenUrl);
        }

        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = 16 * 1024;
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSettings<BridgeOptions>(BridgeOptions.Section);
        builder.Services.AddModemPages().AddHostedService<IdleBrowserCloser>();
    }

    public static void UseModemBridge(this WebApplication app)
    {
        app.Services.CheckSettings();
        var options = app.Services.GetRequiredService<IOptions<BridgeOptions>>().Value;
        if (app.Environment.IsProduction() && (options.Token.Contains("sandbox", StringComparison.OrdinalIgnoreCase) || options.PageUrl.Contains("/w/", StringComparison.Ordinal)))
        {
            throw new SettingsException("Bridge:Token or Bridge:PageUrl is still the Sandbox's. Give it its production value.");
        }

        if (options is { AllowSharedPassword: true, Password.Length: > 0, PasswordSecret.Length: 0 })
        {
            Log.SharedPassword(app.Logger);
        }

        app.MapGet("/health/live", () => Results.Text("ok"));
        app.MapModemPages();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "One password opens the page of every modem (Bridge:Password): whoever learns it at one has them all. "
            + "docs/configuration.md#the-modem-bridge says how each gets its own.")]
        public static partial void SharedPassword(ILogger log);
    }
}
