using Gigafibre.Portal;
using Gigafibre.Portal.Bridge;
using Gigafibre.Portal.Core;

try
{
    var builder = WebApplication.CreateBuilder(args);

    // Secrets as files, as containers are given them: a file Portal__Pepper is the key Portal:Pepper.
    builder.Configuration.AddKeyPerFile(builder.Configuration["SecretsFolder"] ?? "/run/secrets", optional: true);
    if (Commands.AreMeant(args))
    {
        builder.AddPortal();
        await using var services = builder.Build();
        return await Commands.RunAsync(services.Services, args, Console.Out, CancellationToken.None);
    }

    switch (builder.Configuration["role"])
    {
        case null or "" or "portal":
            builder.AddPortal();
            var app = builder.Build();
            await app.PreparePortalAsync();
            app.UsePortal();
            await app.RunAsync();
            return 0;
        case BridgeHost.Role:
            builder.AddModemBridge();
            var bridge = builder.Build();
            bridge.UseModemBridge();
            await bridge.RunAsync();
            return 0;
        case var role:
            throw new SettingsException($"--role {role}: there are 'portal' and '{BridgeHost.Role}'.");
    }
}
catch (SettingsException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (Microsoft.Extensions.Options.OptionsValidationException e)
{
    await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, e.Failures));
    return 1;
}
catch (UnauthorizedAccessException e)
{
    await Console.Error.WriteLineAsync($"{e.Message} Secrets must be readable by the user that the portal runs as (docs/configuration.md).");
    return 1;
}
