using System.Diagnostics;
using System.Net;

namespace Gigafibre.Portal.Tests.Support;

/// <summary>Agents of others: net-snmp's snmpd and snmpsim, and net-snmp's own programs to compare with.</summary>
public sealed class SnmpAgents : IDisposable
{
    public const string User = "modemuser", AuthKey = "authpass123", PrivKey = "privpass123";
    private readonly string _folder = Directory.CreateTempSubdirectory("snmp-").FullName;
    private readonly List<Process> _running = [];

    public static bool Installed => File.Exists("/usr/bin/snmpget") && File.Exists("/usr/sbin/snmpd") && File.Exists("/usr/bin/snmpsimd");

    /// <summary>snmpsim with every walk of a folder: the community, or in version 3 the context, is the file's name without ending.</summary>
    public IPEndPoint StartSimulator(string walks, string authProtocol)
    {
        var data = Directory.CreateDirectory(Path.Combine(_folder, "data")).FullName;
        foreach (var file in Directory.GetFiles(walks, "*.snmprec"))
        {
            File.Copy(file, Path.Combine(data, Path.GetFileName(file)), overwrite: true);
        }

        var agent = new IPEndPoint(IPAddress.Loopback, FreePort.Udp());
        List<string> arguments =
        [
            $"--data-dir={data}", $"--cache-dir={Path.Combine(_folder, "cache")}", $"--agent-udpv4-endpoint={agent}",
            $"--v3-user={User}", $"--v3-auth-key={AuthKey}", $"--v3-auth-proto={authProtocol}", $"--v3-priv-key={PrivKey}", "--v3-priv-proto=AES",
        ];
        if (Environment.UserName == "root")
        {
            // It refuses to run as root.
            Run("chown", "-R", "nobody:nogroup", _folder);
            arguments.AddRange(["--process-user=nobody", "--process-group=nogroup"]);
        }

        Start("snmpsimd", arguments, []);
        WaitFor(agent, ["-v2c", "-c", Path.GetFileNameWithoutExtension(Directory.GetFiles(data)[0])]);
        return agent;
    }

    /// <summary>net-snmp's agent with rows of its own.</summary>
    public IPEndPoint StartSnmpd(string configuration)
    {
        var agent = new IPEndPoint(IPAddress.Loopback, FreePort.Udp());
        var file = Path.Combine(_folder, "snmpd.conf");
        File.WriteAllText(file, configuration);
        Start("/usr/sbin/snmpd", ["-f", "-Lo", "-C", "-c", file, "-I", "-smux", $"udp:{agent}"], new() { ["SNMP_PERSISTENT_DIR"] = _folder });
        WaitFor(agent, ["-v2c", "-c", "public"]);
        return agent;
    }

    public static IReadOnlyList<string> Get(IPEndPoint agent, string[] credentials, IEnumerable<string> names)
    {
        var text = Run("snmpget", [.. credentials, "-On", "-Ox", "-Ot", "-Oe", "-t", "5", "-r", "3", agent.ToString(), .. names]);
        return [.. ("\n" + text).Split("\n.", StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(" = ", 2)[1].Replace("\n", "", StringComparison.Ordinal).Trim())];
    }

    public static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["MIBS"] = "" }
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Result : throw new InvalidOperationException($"{program}: {errors}");
    }

    private void Start(string program, IEnumerable<string> arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["MIBS"] = "" } };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _running.Add(process);
    }

    private static void WaitFor(IPEndPoint agent, string[] credentials)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                Run("snmpget", [.. credentials, "-t", "1", "-r", "0", agent.ToString(), "1.3.6.1.2.1.1.1.0"]);
                return;
            }
            catch (InvalidOperationException) when (tries < 30)
            {
                // Not up yet: snmpget waited a second, or was refused and will be again.
            }
        }
    }

    public void Dispose()
    {
        foreach (var process in _running)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
