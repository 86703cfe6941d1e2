using Gigafibre.Portal.Integrations.ModemBridge;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Bridge;

/// <summary>
/// The other thing this program can be: the modem bridge (<c>--role modem-bridge</c>), a small JSON service with a browser, and neither pages nor a database.
/// It stands in a container of its own, because it opens pages that makers of modems wrote.
/// </summary>
public static class BridgeHost
{
    public const string Role = "modem-bridge";
    private static readonly string[] DoorKeys = ["urls", "http_ports", "https_ports"];
    private const string Door = "http://*:3301";

    public static void AddModemBridge(this WebApplicationBuilder builder)
    {
        if (!DoorKeys.Any(k => !string.IsNullOrEmpty(builder.Configuration[k])))
        {
            builder.WebHost.UseUrls(Door);
        }

        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = 16 * 1024;
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddOptions<BridgeOptions>().BindConfiguration(BridgeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddModemPages().AddHostedService<BridgeCaretaker>();
    }

    public static void UseModemBridge(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<BridgeOptions>>().Value;
        if (app.Environment.IsProduction() && (options.Token.Contains("sandbox", StringComparison.OrdinalIgnoreCase) || options.PageUrl.Contains("/w/", StringComparison.Ordinal)))
        {
            throw new InvalidOperationException("Bridge:Token or Bridge:PageUrl is still the Sandbox's. Give it its production value.");
        }

        app.MapGet("/health/live", () => Results.Text("ok"));
        app.MapModemPages();
    }
}

/// <summary>Closes the browser that nobody needs.</summary>
public sealed class BridgeCaretaker(ModemPages pages, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(30), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await pages.CloseIdleAsync();
        }
    }
}
