using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Sandbox.GenieAcs;
using Gigafibre.Portal.Sandbox.Hub;
using Gigafibre.Portal.Sandbox.Oidc;
using Gigafibre.Portal.Sandbox.Oktopus;
using Gigafibre.Portal.Sandbox.Olt;
using Gigafibre.Portal.Sandbox.Pages;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Sandbox.Smtp;
using Gigafibre.Portal.Sandbox.Stripe;
using Gigafibre.Portal.Sandbox.TpLink;
using Gigafibre.Portal.Sandbox.Twilio;

namespace Gigafibre.Portal.Sandbox;

/// <summary>The outside world in one process. Each world under <c>/w/{name}/</c> has its own people, devices, phones and faults.</summary>
public static class SandboxHost
{
    public static void AddSandbox(this WebApplicationBuilder builder)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<SandboxOptions>(builder.Configuration.GetSection(SandboxOptions.Section));
        builder.Services.AddSingleton<Worlds>();
        builder.Services.AddOidcProvider();
        builder.Services.AddHttpClient(TwilioApi.CallbackClient).RemoveAllLoggers();
        builder.Services.AddSingleton<TwilioCallbacks>();
        builder.Services.AddHttpClient(StripeBackground.Client, http => http.Timeout = TimeSpan.FromSeconds(10)).RemoveAllLoggers();
        builder.Services.AddHostedService<StripeBackground>();
        builder.Services.AddHostedService<Reinstatement>();
        builder.Services.AddSingleton<OltServer>();
        builder.Services.AddHostedService(p => p.GetRequiredService<OltServer>());
        builder.Services.AddSingleton<SmtpServer>();
        builder.Services.AddHostedService(p => p.GetRequiredService<SmtpServer>());
    }

    public static void UseSandbox(this WebApplication app)
    {
        app.UseMiddleware<FaultMiddleware>();
        app.UseOidcProvider();
        app.UseRouting();
        app.UseAuthentication();
        app.MapOidcProvider();
        app.MapFrappe();
        app.MapNbi();
        app.MapModemWeb();
        app.MapOktopus();
        app.MapHub();
        app.MapTwilio();
        app.MapStripe();
        app.MapCheckout();
        app.MapPhone();
        app.MapSwitches();
        app.MapBank();
        app.MapDesk();
        app.MapPeople();
        app.MapGet("/", () => Results.Redirect("/w/demo"));
    }
}
