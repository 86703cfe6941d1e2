using System.Globalization;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Tests.Bench;
using Gigafibre.Portal.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gigafibre.Portal.Tests.Storm;

/// <summary>The portal as a process of its own, on a clock that the storm moves.</summary>
public static class StormNode
{
    public const string Command = "storm-node";
    public const string ClockFile = "STORM_CLOCK";

    public static WebApplicationBuilder Build(TimeProvider clock)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environments.Development,
            ApplicationName = "Gigafibre.Portal",
            ContentRootPath = Path.Combine(Repository.Root, "Gigafibre.Portal"),
        });
        builder.AddPortal();
        builder.Services.AddSingleton(clock);
        return builder;
    }

    /// <summary>A process of its own.</summary>
    public static ServerProcess Start(Outside outside, World world, string connection, JumpedClock clock, params IEnumerable<(string Key, string Value)> more)
    {
        var settings = Settings(outside, world, connection);
        more.ToList().ForEach(m => settings[m.Key] = m.Value);
        settings[ClockFile] = clock.Place;
        return ServerProcess.Start(typeof(StormNode).Assembly.Location, settings, contentRoot: Path.Combine(Repository.Root, "Gigafibre.Portal"), arguments: [Command]);
    }

    /// <summary>The same portal's services in this process: what customers do goes by them.</summary>
    public static ServiceProvider Driver(Outside outside, World world, string connection, JumpedClock clock)
    {
        foreach (var (key, value) in Settings(outside, world, connection))
        {
            Environment.SetEnvironmentVariable(key, value);
        }

        var builder = Build(clock);
        builder.Logging.ClearProviders();
        return (ServiceProvider)builder.Build().Services;
    }

    public static async Task<int> RunAsync()
    {
        var app = Build(new JumpedClock(Environment.GetEnvironmentVariable(ClockFile)!)).Build();
        await app.PreparePortalAsync();
        app.UsePortal();
        await app.RunAsync();
        return 0;
    }

    private static Dictionary<string, string> Settings(Outside outside, World world, string connection)
    {
        var at = $"{outside.Url}/w/{world.Name}";
        return new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Database__Provider"] = "Postgres",
            ["ConnectionStrings__Portal"] = connection,
            ["ErpNext__BaseUrl"] = at + "/erpnext",
            ["GenieAcs__BaseUrl"] = at + "/genieacs",
            ["Oidc__Authority"] = at + "/oidc",
            ["Twilio__BaseUrl"] = at + "/twilio",
            ["Stripe__ApiBase"] = at + "/stripe",
            ["Stripe__CheckoutOrigin"] = outside.Url,
            ["Smtp__Host"] = "127.0.0.1",
            ["Smtp__Port"] = outside.SmtpPort.ToString(CultureInfo.InvariantCulture),
            ["Messages__QuietFrom"] = "0",
            ["Messages__QuietUntil"] = "0",
            ["Payments__SweepSeconds"] = "4",
            ["Payments__ReconcileSeconds"] = "86400",
            ["Work__RetryScale"] = "0.01",
            ["Work__LeaseSeconds"] = "8",
            ["Logging__LogLevel__Default"] = "None",
        };
    }
}
