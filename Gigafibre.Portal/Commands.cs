using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Privacy;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal;

/// <summary>What is done by hand or by a container that ends, with the portal's own settings: <c>dotnet Gigafibre.Portal.dll audit verify</c>.</summary>
public static class Commands
{
    public const int Faulty = 2;

    public static bool AreMeant(string[] args) => args is ["migrate" or "audit" or "privacy", ..];

    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter to, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        switch (args)
        {
            case ["migrate", ..]:
                return await MigrateAsync(scope.ServiceProvider, to, cancel);
            case ["audit", "verify", ..]:
                try
                {
                    await scope.ServiceProvider.GetRequiredService<AuditChain>().ExtendAsync(cancel);
                }
                catch (BrokenChainException e)
                {
                    await to.WriteLineAsync(e.Message);
                }

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
            case ["privacy", "export", var customer, var folder, var why]:
                await scope.ServiceProvider.GetRequiredService<AuditTrail>().RecordCommandAsync("privacy.export", customer, why, cancel);
                Directory.CreateDirectory(folder);
                var (all, now) = (await scope.ServiceProvider.GetRequiredService<PersonalData>().ReadAsync(customer, cancel),
                    scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow());
                await File.WriteAllBytesAsync(Path.Combine(folder, "portal-data.json"), PersonalFiles.Json(customer, now, all), cancel);
                await File.WriteAllBytesAsync(Path.Combine(folder, "portal-data.html"), PersonalFiles.Page(customer, now, all,
                    scope.ServiceProvider.GetRequiredService<Words>()), cancel);
                await to.WriteLineAsync($"{all.Sum(t => t.Rows.Count)} rows in {folder}");
                return 0;
            case ["privacy", "erase", var customer, var why]:
                if (await scope.ServiceProvider.GetRequiredService<PersonalData>().IsUnderWayAsync(customer, cancel))
                {
                    throw new SettingsException("A change of their modem is under way: wait until it is done or undone.");
                }

                await scope.ServiceProvider.GetRequiredService<AuditTrail>().RecordCommandAsync("privacy.erase", customer, why, cancel);
                foreach (var (table, rows) in await scope.ServiceProvider.GetRequiredService<PersonalData>().EraseAsync(customer, cancel))
                {
                    await to.WriteLineAsync($"{table}: {rows}");
                }

                return 0;
            default:
                throw new SettingsException($"'{string.Join(' ', args)}': there are 'migrate', 'audit verify', 'audit grants ROLE', 'privacy export CUSTOMER FOLDER REASON' and "
                    + "'privacy erase CUSTOMER REASON'.");
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
