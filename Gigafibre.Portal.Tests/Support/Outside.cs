using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.Smtp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

[assembly: Xunit.AssemblyFixture(typeof(Gigafibre.Portal.Tests.Support.Outside))]
[assembly: Xunit.AssemblyFixture(typeof(Gigafibre.Portal.Tests.Support.PostgresServer))]

namespace Gigafibre.Portal.Tests.Support;

/// <summary>The sandbox, once for all tests, over real sockets. Every test takes a world of its own.</summary>
public sealed class Outside : Xunit.IAsyncLifetime
{
    private static int _worlds;
    private readonly WebApplication _app;

    public Outside()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Sandbox:SmtpPort"] = "0";
        builder.Configuration["Sandbox:SnmpPort"] = "0";
        builder.AddSandbox();
        _app = builder.Build();
        _app.UseSandbox();
        _app.StartAsync().GetAwaiter().GetResult();
        Url = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        OltPort = _app.Services.GetRequiredService<Gigafibre.Portal.Sandbox.Olt.OltServer>().Port;
        SmtpPort = _app.Services.GetRequiredService<SmtpServer>().Port.GetAwaiter().GetResult();
    }

    /// <summary>One portal comes up and shows its pages before many do at once: what is compiled for it is compiled for all.</summary>
    public async ValueTask InitializeAsync()
    {
        await using var portal = await PortalApp.StartAsync(this, new() { [PortalApp.AsksErpNext] = "" });
        using var browser = portal.NewBrowser();

        // The first look may be too slow for ERPNext's answer to count.
        var scene = SignInDriver.Scene("faible");
        for (var again = 5; again > 0 && (await browser.GetAsync(SignInDriver.Sticker(scene))).Document.QuerySelector("input[name=choice]") is null; again--)
        {
        }

        await portal.SignInAsync(browser, scene);
        foreach (var path in new[] { "/home", "/line", "/account", "/signin" })
        {
            await browser.GetAsync(path);
        }
    }

    public string Url { get; }

    public int SmtpPort { get; }

    public int OltPort { get; }

    public World World(string name) => _app.Services.GetRequiredService<Worlds>()[name];

    public World NewWorld() => _app.Services.GetRequiredService<Worlds>()[$"t{Interlocked.Increment(ref _worlds)}"];

    /// <summary>Nobody lives there any more.</summary>
    public void Leave(World world) => _app.Services.GetRequiredService<Worlds>().Remove(world.Name);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
