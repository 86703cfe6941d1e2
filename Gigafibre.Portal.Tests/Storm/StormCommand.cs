using Gigafibre.Portal.Data;
using Gigafibre.Portal.Tests.Support;

namespace Gigafibre.Portal.Tests.Storm;

public static class StormCommand
{
    public static async Task<int> RunAsync(string[] options)
    {
        var plan = new StormPlan();
        for (var i = 0; i + 1 < options.Length; i += 2)
        {
            plan = options[i] switch
            {
                "--autopay" => plan with { Payments = int.Parse(options[i + 1], System.Globalization.CultureInfo.InvariantCulture), IsAutopay = true },
                "--requests" => plan with { Payments = int.Parse(options[i + 1], System.Globalization.CultureInfo.InvariantCulture), IsRequests = true },
                "--payments" => plan with { Payments = int.Parse(options[i + 1], System.Globalization.CultureInfo.InvariantCulture) },
                "--kills" => plan with { Kills = int.Parse(options[i + 1], System.Globalization.CultureInfo.InvariantCulture) },
                "--seed" => plan with { Seed = int.Parse(options[i + 1], System.Globalization.CultureInfo.InvariantCulture) },
                "--database" => plan with { Provider = Enum.Parse<DatabaseProvider>(options[i + 1], ignoreCase: true) },
                _ => throw new ArgumentException($"storm [--payments N | --autopay N | --requests N] [--kills K] [--seed S] [--database postgres|sqlite]; not {options[i]}"),
            };
        }

        await using var outside = new Outside();
        await using var postgres = new PostgresServer();
        var connection = await ConnectionAsync(postgres, plan.Provider);
        if (plan.IsRequests)
        {
            return await new RequestStorm(outside, plan, connection, Console.WriteLine).RunAsync();
        }

        var books = plan.IsAutopay ? await new AutopayStorm(outside, plan, connection, Console.WriteLine).RunAsync()
            : await new PaymentStorm(outside, plan, connection, Console.WriteLine).RunAsync();
        books.Print(Console.WriteLine);
        return books.Balanced ? 0 : 1;
    }

    private static async Task<string> ConnectionAsync(PostgresServer postgres, DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.Sqlite)
        {
            return $"Data Source={Path.Combine(Directory.CreateTempSubdirectory("portal-storm-").FullName, "portal.db")}";
        }

        return await postgres.TryNewDatabaseAsync() ?? throw new InvalidOperationException("PostgreSQL is not installed here: use --database sqlite.");
    }
}
