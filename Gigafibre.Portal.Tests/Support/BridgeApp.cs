using System.Net.Http.Json;
using Gigafibre.Portal.Bridge;
using Gigafibre.Portal.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gigafibre.Portal.Tests.Support;

public sealed class BridgeApp : IAsyncDisposable
{
    public const string Token = "test-bridge-token-0123456789-0123456789";
    private readonly WebApplication _app;
    private readonly string _folder = Directory.CreateTempSubdirectory("bridge-test-").FullName;

    private BridgeApp(Outside outside, World world, Dictionary<string, string?>? settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing", ContentRootPath = _folder });
        builder.Configuration.AddInMemoryCollection(Settings(outside.Url, world, _folder));
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<LogCapture>();
        builder.Services.AddSingleton<ILoggerProvider>(p => p.GetRequiredService<LogCapture>());
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        builder.AddModemBridge();
        _app = builder.Build();
        _app.UseModemBridge();
    }

    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public LogCapture Log => _app.Services.GetRequiredService<LogCapture>();

    public static Dictionary<string, string?> Settings(string outside, World world, string folder) => new()
    {
        ["urls"] = "http://127.0.0.1:0",
        ["Bridge:Token"] = Token,
        ["Bridge:Networks:0"] = "127.0.0.0/8",
        ["Bridge:PageUrl"] = $"{outside}/w/{world.Name}/tplink/{{mac}}/",
        ["Bridge:Password"] = Sandbox.TpLink.ModemWeb.DefaultPassword,
        ["Bridge:AllowSharedPassword"] = "true",
        ["Bridge:ChromiumSandbox"] = "false",
        ["Bridge:Chromium"] = BrowserPath,
        ["Bridge:StateFolder"] = Path.Combine(folder, "state"),
        ["Bridge:CacheSeconds"] = "0",

        // However busy the machine is that runs the tests.
        ["Bridge:BudgetSeconds"] = "120",
    };

    public static string BrowserPath => new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists) ?? "";

    public static bool HasBrowser => BrowserPath.Length > 0;

    public static async Task<BridgeApp> StartAsync(Outside outside, World world, Dictionary<string, string?>? settings = null)
    {
        var app = new BridgeApp(outside, world, settings);
        await app._app.StartAsync();
        return app;
    }

    public static Task<HttpResponseMessage> AskAsync(string url, string mac, string what, object body, string token = Token)
    {
        var http = new HttpClient { Timeout = TimeSpan.FromMinutes(3) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return http.PostAsJsonAsync($"{url}/modems/{mac}/{what}", body);
    }

    public Task<HttpResponseMessage> AskAsync(string mac, string what, object body, string token = Token) => AskAsync(Url, mac, what, body, token);

    public Task<HttpResponseMessage> ReadAsync(string mac, params string[] parts) =>
        AskAsync(mac, "read", new
        {
            address = "127.0.0.1",
            parts = parts.Length > 0 ? parts : ["Device", "Optical", "Wan", "Ports", "Wifi", "Mesh", "Radios", "Clients", "Hosts"]
        });

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
