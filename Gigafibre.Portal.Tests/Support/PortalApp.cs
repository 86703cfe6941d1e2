using System.Collections.Concurrent;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.Twilio;
using Gigafibre.Portal.Work;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gigafibre.Portal.Tests.Support;

/// <summary>The portal on a real socket, in a world of its own. Work runs only when a test drains it, unless asked otherwise.</summary>
public sealed class PortalApp : IAsyncDisposable
{
    /// <summary>Among the settings: the start asks ERPNext for its fields, as a real one does. A tenth of a second in each of hundreds of starts.</summary>
    public const string AsksErpNext = "test-asks-erpnext";

    public const string OpsToken = "test-ops-token-0123456789-0123456789";

    private readonly WebApplication _app;
    private readonly string? _folder;
    private readonly Outside? _owner;

    private PortalApp(WebApplication app, World world, TestClock clock, string? folder, Outside? owner)
    {
        (_app, World, Clock, _folder, _owner) = (app, world, clock, folder, owner);
        Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    public World World { get; }

    public TestClock Clock { get; }

    public string Url { get; }

    public IServiceProvider Services => _app.Services;

    public LogCapture Log => _app.Services.GetRequiredService<LogCapture>();

    public SqlCount Sql => _app.Services.GetRequiredService<SqlCount>();

    public static Task<PortalApp> StartAsync(Outside outside, Dictionary<string, string?>? settings = null, World? world = null) =>
        StartAsync(outside, DatabaseProvider.Sqlite, null, settings, world);

    public static async Task<PortalApp> StartAsync(
        Outside outside, DatabaseProvider provider, string? connection, Dictionary<string, string?>? settings = null, World? world = null,
        TestClock? clock = null, bool loop = false, Action<IServiceCollection>? also = null)
    {
        var mine = world is null ? outside : null;
        world ??= outside.NewWorld();
        clock ??= new TestClock();
        var folder = connection is null ? Directory.CreateTempSubdirectory("portal-test-").FullName : null;
        if (folder is not null)
        {
            await EmptyDatabase.WriteSqliteAsync(Path.Combine(folder, "portal.db"));
        }

        var url = $"http://{settings?.GetValueOrDefault("host") ?? "127.0.0.1"}:{FreePort.Tcp()}";
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = settings?.GetValueOrDefault("environment") ?? Environments.Development,
            ApplicationName = "Gigafibre.Portal",
            ContentRootPath = ContentRoot(),
        });
        builder.WebHost.UseUrls(url);
        var at = $"{outside.Url}/w/{world.Name}";
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Portal:PublicUrl"] = url,
            ["Ops:Tokens:hub:Hash"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(OpsToken))),
            ["Ops:Tokens:hub:Routes:0"] = "/ops",
            ["Ops:Tokens:hub:Routes:1"] = "/devices",
            ["Database:Provider"] = provider.ToString(),
            ["ConnectionStrings:Portal"] = connection ?? $"Data Source={folder}/portal.db",
            ["ErpNext:BaseUrl"] = at + "/erpnext",
            ["GenieAcs:BaseUrl"] = at + "/genieacs",
            ["Oktopus:BaseUrl"] = at + "/oktopus",
            ["Oktopus:Email"] = Gigafibre.Portal.Sandbox.Oktopus.OktopusApi.Email,
            ["Oktopus:Password"] = Gigafibre.Portal.Sandbox.Oktopus.OktopusApi.Password,
            ["Olt:Devices:0:Port"] = outside.OltPort.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Olt:Devices:0:Community"] = world.Name,
            ["Olt:QuestionsPerMinute"] = "6000",
            ["Twilio:BaseUrl"] = at + "/twilio",
            ["Twilio:AccountSid"] = TwilioApi.AccountSid,
            ["Twilio:AuthToken"] = TwilioApi.AuthToken,
            ["Stripe:ApiBase"] = at + "/stripe",
            ["Stripe:CheckoutOrigin"] = outside.Url,
            ["Hub:BaseUrl"] = at + "/hub",
            ["ModemBridge:TimeoutSeconds"] = "150",

            // The tests run at any hour: who wants a night says so.
            ["Messages:QuietFrom"] = "0",
            ["Messages:QuietUntil"] = "0",
            ["Autopay:IsOffered"] = "true",
            ["Dunning:IsOn"] = "false",
            ["Oidc:Authority"] = at + "/oidc",
            ["Smtp:Host"] = "127.0.0.1",
            ["Smtp:Port"] = outside.SmtpPort.ToString(System.Globalization.CultureInfo.InvariantCulture),
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.AddPortal();
        builder.Services.AddSingleton<TimeProvider>(clock);

        // However busy the machine is that runs the tests.
        builder.Services.PostConfigure<OpenIdConnectOptions>(OidcSignIn.Scheme, o => o.Backchannel.Timeout = TimeSpan.FromMinutes(1));
        builder.Services.AddSingleton<LogCapture>().AddSingleton<SqlCount>();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ILoggerProvider>(p => p.GetRequiredService<LogCapture>());
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        builder.Services.ConfigureDbContext<SqlitePortalDb>((p, o) => o.AddInterceptors(p.GetRequiredService<SqlCount>()));
        builder.Services.ConfigureDbContext<PostgresPortalDb>((p, o) => o.AddInterceptors(p.GetRequiredService<SqlCount>()));
        if (!loop)
        {
            var hosted = builder.Services.Single(d => d.ServiceType == typeof(IHostedService) && d.ImplementationFactory?.Method.ReturnType == typeof(WorkLoop));
            builder.Services.Remove(hosted);

            // Recurring runs happen when a test asks for them; their queries would be counted with a page's.
            foreach (var schedule in new[] { typeof(WorkScheduler) })
            {
                builder.Services.Remove(builder.Services.Single(d => d.ServiceType == typeof(IHostedService) && d.ImplementationType == schedule));
            }
        }

        also?.Invoke(builder.Services);

        // Events go out when a test lets them.
        world.Stripe.Webhooks.Held = true;
        world.Stripe.Webhooks.Endpoint = new Uri(url + "/webhooks/stripe");

        var app = builder.Build();
        await app.PreparePortalAsync(asksErpNext: settings?.ContainsKey(AsksErpNext) == true);
        app.UsePortal();
        await app.StartAsync();
        return new PortalApp(app, world, clock, folder, mine);
    }

    /// <summary>Does everything that is due now, until nothing is.</summary>
    public async Task DrainAsync()
    {
        var loop = Services.GetRequiredService<WorkLoop>();
        while (await loop.RunDueAsync(CancellationToken.None))
        {
        }
    }

    /// <summary>The night's joining of the sources: where every ONT hangs, and what GenieACS holds.</summary>
    public async Task SweepAsync()
    {
        await using (var scope = Services.CreateAsyncScope())
        {
            var work = scope.ServiceProvider.GetRequiredService<WorkQueue>();
            var slot = Guid.NewGuid().ToString("N");
            await work.AddRunAsync<LineSweepHandler>(LineSweepHandler.OltRun + Gigafibre.Portal.Sandbox.World.FirstOlt, slot, Clock.GetUtcNow(), CancellationToken.None);
            await work.AddRunAsync<LineSweepHandler>(LineSweepHandler.AcsRun, slot, Clock.GetUtcNow(), CancellationToken.None);
        }

        await DrainAsync();
    }

    /// <summary>Lets every webhook arrive and does what follows from it, until nothing more happens.</summary>
    public async Task SettleAsync()
    {
        using var http = new HttpClient();
        do
        {
            await DrainAsync();
        }
        while (await World.Stripe.Webhooks.DeliverAsync(http, everything: true) > 0);
    }

    public async Task<T> WithDbAsync<T>(Func<PortalDb, Task<T>> use)
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<PortalDb>());
    }

    public Browser NewBrowser() => new(Url);

    public HttpClient Hub()
    {
        var http = new HttpClient { BaseAddress = new Uri(Url) };
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {OpsToken}");
        return http;
    }

    public async ValueTask DisposeAsync()
    {
        string? connection;
        using (var scope = _app.Services.CreateScope())
        {
            connection = scope.ServiceProvider.GetRequiredService<PortalDb>().Database.GetConnectionString();
        }

        await _app.DisposeAsync();
        _owner?.Leave(World);
        if (_folder is null && connection!.Contains("Host=", StringComparison.Ordinal))
        {
            await using var pool = new Npgsql.NpgsqlConnection(connection);
            Npgsql.NpgsqlConnection.ClearPool(pool);
        }

        if (_folder is not null)
        {
            await DeleteAsync(_folder, connection!);
        }
    }

    /// <summary>A look at a line writes what it learned after it has shown it, and may do so while the host ends.</summary>
    private static async Task DeleteAsync(string folder, string connection)
    {
        await using var own = new Microsoft.Data.Sqlite.SqliteConnection(connection);
        for (var again = 20; ; again--)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool(own);
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (again > 0)
            {
                await Task.Delay(50);
            }
        }
    }

    private static string ContentRoot() => Path.Combine(Repository.Root, "Gigafibre.Portal");
}

public static class Repository
{
    public static string Root { get; } = Find();

    public static string? SharedData
    {
        get
        {
            var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data"));
            return Directory.Exists(path) ? path : null;
        }
    }

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Gigafibre.sln")))
        {
            at = at.Parent!;
        }

        return at.FullName;
    }
}

public sealed class LogCapture : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, _lines);

    public void Dispose()
    {
    }

    private sealed class Writer(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue($"scope {category}: {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}
