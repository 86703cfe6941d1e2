using Gigafibre.Portal;
using Gigafibre.Portal.Bridge;

var builder = WebApplication.CreateBuilder(args);
switch (builder.Configuration["role"])
{
    case null or "" or "portal":
        builder.AddPortal();
        var app = builder.Build();
        await app.PreparePortalAsync();
        app.UsePortal();
        await app.RunAsync();
        break;
    case BridgeHost.Role:
        builder.AddModemBridge();
        var bridge = builder.Build();
        bridge.UseModemBridge();
        await bridge.RunAsync();
        break;
    case var role:
        throw new InvalidOperationException($"--role {role}: there are 'portal' and '{BridgeHost.Role}'.");
}
