using Gigafibre.Portal.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

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

    public static async Task<int> RunAsync()
    {
        var app = Build(new JumpedClock(Environment.GetEnvironmentVariable(ClockFile)!)).Build();
        await app.PreparePortalAsync();
        app.UsePortal();
        await app.RunAsync();
        return 0;
    }
}
