using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;

namespace Gigafibre.Portal;

/// <summary>What is done by hand or by a container that ends, with the portal's own settings: <c>dotnet Gigafibre.Portal.dll audit verify</c>.</summary>
public static class Commands
{
    public const int Faulty = 2;

    public static bool AreMeant(string[] args) => args is [['a' or 'm', ..], ..];

    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter to, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        switch (args)
        {
            case ["migrate", ..]:
                return await MigrateAsync(scope.ServiceProvider, to, cancel);
            case ["audit", "verify", ..]:
                await scope.ServiceProvider.GetRequiredService<AuditChain>().ExtendAsync(cancel);
                var verdict = await scope.ServiceProvider.GetRequiredService<AuditCheck>().VerifyAsync(cancel);
                foreach (var fault in verdict.Faults)
                {
                    await to.WriteLineAsync(fault);
                }

                await to.WriteLineAsync($"{verdict.Rows} rows fit, {verdict.Faults.Count} faults");
                return verdict.Faults.Count == 0 ? 0 : Faulty;
            case ["audit", "grants", var role]:
                foreach (var grant in PortalRole.Grants(role))
                {
                    await to.WriteLineAsync(grant);
                }

                return 0;
            default:
                throw new SettingsException($"'{string.Join(' ', args)}': there are 'migrate', 'audit verify' and 'audit grants ROLE'.");
        }
    }

    private static async Task<int> MigrateAsync(IServiceProvider services, TextWriter to, CancellationToken cancel)
    {
        await services.MigrateAsync(cancel);
        var options = new DatabaseOptions();
        Settings.Read(services.GetRequiredService<IConfiguration>().GetSection(DatabaseOptions.Section), options);
        if (options is { Provider: DatabaseProvider.Postgres, Role.Length: > 0 })
        {
            await PortalRole.GrantAsync(services.GetRequiredService<IConfiguration>().GetConnectionString(DataServices.ConnectionName)!, options.Role,
                options.RolePassword ?? throw new SettingsException("Database:RolePassword is missing: the password that the portal's own role gets."), cancel);
        }

        await to.WriteLineAsync("The schema is as this program needs it.");
        return 0;
    }
}
