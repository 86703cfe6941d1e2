using System.Diagnostics;
using Npgsql;
using Xunit;

namespace Gigafibre.Portal.Tests.Support;

/// <summary>A real PostgreSQL in a temporary folder, started by the first test that needs it.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly Lazy<Task<string?>> _server;
    private string? _folder;
    private string? _bin;
    private int _databases;
    private const string Template = "portal_template";

    private readonly Lazy<Task> _template;

    public PostgresServer() => (_server, _template) = (new(() => Task.Run(Start)), new(MakeTemplateAsync));

    /// <summary>The connection string of a new database with our schema and nothing in it; skips the test when there is no PostgreSQL here.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        if (await _server.Value is null)
        {
            Assert.Skip("PostgreSQL is not installed here.");
        }

        return (await TryNewDatabaseAsync())!;
    }

    public async Task<string?> TryNewDatabaseAsync()
    {
        if (await _server.Value is not { } server)
        {
            return null;
        }

        await _template.Value;
        return await CreateAsync(server, $"test{Interlocked.Increment(ref _databases)}", Template);
    }

    private async Task MakeTemplateAsync() => await EmptyDatabase.MigratePostgresAsync(await CreateAsync((await _server.Value)!, Template, "template1"));

    private static async Task<string> CreateAsync(string server, string name, string template)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY", connection);
        await create.ExecuteNonQueryAsync();
        return server.Replace("Database=postgres", $"Database={name}", StringComparison.Ordinal);
    }

    private string? Start()
    {
        _bin = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin"))
                .LastOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            : null;
        if (_bin is null)
        {
            return null;
        }

        _folder = Directory.CreateTempSubdirectory("portal-pg-").FullName;
        if (Environment.UserName == "root")
        {
            Run("chown", "postgres", _folder);
        }

        var port = FreePort.Tcp();
        var data = Path.Combine(_folder, "data");
        AsServer("initdb", "-D", data, "-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        AsServer("pg_ctl", "-D", data, "-w", "-t", "30", "-l", Path.Combine(_folder, "log"), "-o",
            $"-h 127.0.0.1 -p {port} -k {_folder} -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300", "start");
        return $"Host=127.0.0.1;Port={port};Username=portal;Database=postgres;Maximum Pool Size=20;Include Error Detail=false";
    }

    public ValueTask DisposeAsync()
    {
        if (_folder is not null)
        {
            AsServer("pg_ctl", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "stop");
            Directory.Delete(_folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private void AsServer(string program, params string[] arguments)
    {
        var path = Path.Combine(_bin!, program);
        if (Environment.UserName == "root")
        {
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() };
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(60_000) || process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {arguments[0]} failed.");
        }
    }
}
