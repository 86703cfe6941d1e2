#!/usr/bin/env -S dotnet --
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property ManagePackageVersionsCentrally=false
#:property AnalysisLevel=none
#:property EnforceCodeStyleInBuild=false

// Every command of this repository: dotnet dev.cs up | test | bench | storm | format
using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Xml.Linq;

var calledFrom = Directory.GetCurrentDirectory();
var root = FindRoot();
Directory.SetCurrentDirectory(root);
return args switch
{
    ["up", .. var rest] => await UpAsync(rest),
    ["test", .. var rest] => await TestAsync(rest),
    ["bench", .. var rest] => Run("dotnet", ["run", "-c", "Release", "--project", "Gigafibre.Portal.Tests", "--", "bench", .. rest]),
    ["storm", .. var rest] => Storm(rest),
    ["format"] => Run("dotnet", ["format", "Gigafibre.sln"]),
    _ => Usage(),
};

int Storm(string[] options)
{
    InstallTools();
    return Run("dotnet", ["build", "Gigafibre.sln", "-c", "Release", "-v", "quiet", "-nologo", "-clp:ErrorsOnly;NoSummary"]) is var built and not 0
        ? built
        : Run("dotnet", ["run", "-c", "Release", "--no-build", "--project", "Gigafibre.Portal.Tests", "--", "storm", .. options]);
}

int Usage()
{
    Console.WriteLine("""
        dotnet dev.cs up      build and start the sandbox and the portal; Ctrl-C stops both
                                --portal-port 5080   --sandbox-port 5090   --data DIR   --cpe DIR
        dotnet dev.cs test    build, check formatting, run every test   [-- dotnet test options]
        dotnet dev.cs bench   measure and print ratios                  [--json FILE] [--only NAME]
        dotnet dev.cs storm   pay while everything breaks, then compare the books
                                --payments 2000   --kills 50   --seed 1   --database postgres|sqlite
        dotnet dev.cs format  format the code
        """);
    return 2;
}

string FindRoot()
{
    var at = new DirectoryInfo(Path.GetDirectoryName((string)AppContext.GetData("EntryPointFilePath")!)!);
    return at.FullName;
}

async Task<int> UpAsync(string[] options)
{
    var (portalPort, sandboxPort, data, cpe) = (5080, 5090, Path.Combine(root, "data"), (string?)null);
    for (var i = 0; i < options.Length; i += 2)
    {
        var value = i + 1 < options.Length ? options[i + 1] : "";
        switch (options[i])
        {
            case "--portal-port" when IsPort(value): portalPort = int.Parse(value); break;
            case "--sandbox-port" when IsPort(value): sandboxPort = int.Parse(value); break;
            case "--portal-port" or "--sandbox-port": return Fail($"{options[i]} needs a port, from 1 to 65535.");
            case "--data" when value.Length > 0: data = Path.GetFullPath(value, calledFrom); break;
            case "--cpe" when value.Length > 0: cpe = Path.GetFullPath(value, calledFrom); break;
            default: return Usage();
        }
    }

    if (cpe is not null && !Directory.Exists(cpe))
    {
        return Fail($"--cpe: there is no folder {cpe}.");
    }

    foreach (var (name, port) in new[] { ("--portal-port", portalPort), ("--sandbox-port", sandboxPort) })
    {
        if (IsTaken(port))
        {
            return Fail($"Port {port} is in use. Stop what listens there, or choose another with {name}.");
        }
    }

    Console.WriteLine("Building…");
    if (Run("dotnet", ["build", "Gigafibre.sln", "-c", "Release", "-v", "quiet", "-nologo", "-clp:ErrorsOnly;NoSummary"]) is var built and not 0)
    {
        return built;
    }

    Directory.CreateDirectory(data);
    var portalUrl = $"http://localhost:{portalPort}";
    var sandboxUrl = $"http://localhost:{sandboxPort}";
    var smtpPort = FreePort();
    var snmpPort = FreePort();
    var bridgePort = portalPort == 5080 ? 3301 : FreePort();
    const string bridgeToken = "sandbox-bridge-token-not-a-secret-0000";
    using var stop = new CancellationTokenSource();
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, c => { c.Cancel = true; stop.Cancel(); });
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => { c.Cancel = true; stop.Cancel(); });

    // Stickers carry the portal's public name, which the caller may have set.
    var publicUrl = Environment.GetEnvironmentVariable("Portal__PublicUrl") is { Length: > 0 } named ? named.TrimEnd('/') : portalUrl;
    var sandbox = Start("Gigafibre.Portal.Sandbox", sandboxUrl, new()
    {
        ["Sandbox__PortalUrl"] = portalUrl, ["Sandbox__StickerUrl"] = publicUrl, ["Sandbox__SmtpPort"] = smtpPort.ToString(), ["Sandbox__SnmpPort"] = snmpPort.ToString(), ["Sandbox__CpeFolder"] = cpe ?? "",
    }, []);
    Process? portal = null;
    Process? bridge = null;
    try
    {
        if (!await IsUpAsync(sandbox, sandboxUrl + "/w/demo/people.json", stop.Token))
        {
            return stop.IsCancellationRequested ? 0 : Fail("The sandbox did not start.");
        }

        var world = sandboxUrl + "/w/demo";
        if (FindBrowser() is { } browser)
        {
            bridge = Start("Gigafibre.Portal", $"http://localhost:{bridgePort}", new() { ["ASPNETCORE_ENVIRONMENT"] = "Development" }, new()
            {
                ["role"] = "modem-bridge", ["Bridge__Token"] = bridgeToken, ["Bridge__Networks__0"] = "127.0.0.0/8", ["Bridge__Password"] = "sandbox-modem-pass", ["Bridge__Chromium"] = browser,
                ["Bridge__PageUrl"] = $"http://127.0.0.1:{sandboxPort}/w/demo/tplink/{{mac}}/", ["Bridge__StateFolder"] = Path.Combine(data, "bridge"),
            });
        }

        portal = Start("Gigafibre.Portal", portalUrl, new() { ["ASPNETCORE_ENVIRONMENT"] = "Development" }, new()
        {
            ["Portal__PublicUrl"] = portalUrl,
            ["ConnectionStrings__Portal"] = $"Data Source={Path.Combine(data, "portal.db")}",
            ["ErpNext__BaseUrl"] = world + "/erpnext",
            ["GenieAcs__BaseUrl"] = world + "/genieacs",
            ["Olt__Devices__0__Port"] = snmpPort.ToString(),
            ["Oktopus__BaseUrl"] = world + "/oktopus",
            ["ModemBridge__BaseUrl"] = bridge is null ? "" : $"http://localhost:{bridgePort}",
            ["ModemBridge__Token"] = bridgeToken,
            ["Lines__SpeedTestUrl"] = sandboxUrl + "/speed/100MB",
            ["Lines__SpeedUploadUrl"] = sandboxUrl + "/speed/up",
            ["Twilio__BaseUrl"] = world + "/twilio",
            ["Stripe__ApiBase"] = world + "/stripe",
            ["Stripe__CheckoutOrigin"] = sandboxUrl,
            ["Smtp__Port"] = smtpPort.ToString(),
        });
        if (!await IsUpAsync(portal, portalUrl + "/health/ready", stop.Token))
        {
            return stop.IsCancellationRequested ? 0 : Fail("The portal did not start.");
        }

        await TellAsync(portalUrl, sandboxUrl);
        await Task.WhenAny(portal.WaitForExitAsync(), sandbox.WaitForExitAsync(), Task.Delay(Timeout.Infinite, stop.Token)).ContinueWith(_ => { });
        return stop.IsCancellationRequested ? 0 : Fail("One of the two has stopped by itself.");
    }
    finally
    {
        Stop(portal);
        Stop(bridge);
        Stop(sandbox);
        Console.WriteLine("Stopped.");
    }
}

async Task TellAsync(string portalUrl, string sandboxUrl)
{
    using var http = new HttpClient();
    var people = JsonDocument.Parse(await http.GetStringAsync(sandboxUrl + "/w/demo/people.json")).RootElement.EnumerateArray().ToList();
    Console.WriteLine($"""

          Portal                 {portalUrl}
          The customer's phone   {sandboxUrl}/w/demo/phone
          Switches that break    {sandboxUrl}/w/demo/switches
          Everybody              {sandboxUrl}/w/demo

          Five people to try (open the sticker, choose the phone, read the code on the phone page):
        """);
    foreach (var p in people.Where(p => p.GetProperty("featured").GetBoolean()))
    {
        Console.WriteLine($"    {p.GetProperty("name"),-18} {p.GetProperty("what"),-34} {p.GetProperty("phone"),-13} {p.GetProperty("sticker")}");
    }

    var brought = people.Where(p => p.GetProperty("key").GetString()!.StartsWith("cpe-")).ToList();
    if (brought.Count > 0)
    {
        Console.WriteLine("\n  Your devices, by serial:");
        foreach (var p in brought)
        {
            Console.WriteLine($"    {p.GetProperty("serial"),-22} {p.GetProperty("mac"),-18} {p.GetProperty("phone"),-13} {p.GetProperty("sticker")}");
        }
    }

    Console.WriteLine("\n  Ctrl-C stops everything.");
}

// What belongs to this command is set whatever the shell says; of the rest, what the caller set by hand wins.
Process Start(string project, string url, Dictionary<string, string> ours, Dictionary<string, string> defaults)
{
    var start = new ProcessStartInfo("dotnet", [Path.Combine(root, project, "bin", "Release", "net10.0", project + ".dll")]) { WorkingDirectory = Path.Combine(root, project), UseShellExecute = false };
    foreach (var (key, value) in ours.Append(new("ASPNETCORE_URLS", url)))
    {
        start.Environment[key] = value;
    }

    foreach (var (key, value) in defaults)
    {
        start.Environment.TryAdd(key, value);
    }

    return Process.Start(start)!;
}

async Task<bool> IsUpAsync(Process process, string url, CancellationToken stopped)
{
    using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
    for (var i = 0; i < 300 && !process.HasExited && !stopped.IsCancellationRequested; i++)
    {
        try
        {
            if ((await http.GetAsync(url, stopped)).IsSuccessStatusCode)
            {
                return true;
            }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // Not yet.
        }

        await Task.Delay(200, CancellationToken.None);
    }

    return false;
}

void Stop(Process? process)
{
    if (process is null or { HasExited: true })
    {
        return;
    }

    _ = Native.Kill(process.Id, 15);
    if (!process.WaitForExit(10_000))
    {
        process.Kill(entireProcessTree: true);
    }
}

bool IsPort(string text) => ushort.TryParse(text, out var port) && port > 0;

bool IsTaken(int port)
{
    try
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, port);
        listener.Start();
        return false;
    }
    catch (SocketException)
    {
        return true;
    }
}

int FreePort()
{
    using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
    listener.Start();
    return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
}

int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 1;
}

int Run(string program, string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = root })!;
    process.WaitForExit();
    return process.ExitCode;
}

async Task<int> TestAsync(string[] options)
{
    var ci = Environment.GetEnvironmentVariable("CI") == "true";
    InstallTools();
    if (Run("dotnet", ["build", "Gigafibre.sln", "-c", "Release", "-v", "quiet", "-nologo"]) is var built and not 0)
    {
        return built;
    }

    if (Run("dotnet", ["format", "Gigafibre.sln", "--verify-no-changes", "--no-restore", "--severity", "warn", "--exclude", "Gigafibre.Portal/Data/Migrations"]) is var formatted and not 0)
    {
        return Fail("Formatting: run 'dotnet dev.cs format'.");
    }

    var results = Path.Combine(root, "TestResults");
    if (Directory.Exists(results))
    {
        Directory.Delete(results, recursive: true);
    }

    if (!Directory.Exists(Path.Combine(root, "..", "shared", "data")))
    {
        Console.WriteLine("Tests on real devices need ../shared/data, which is not here: they are left out.");
    }

    var code = Run("dotnet", ["test", "Gigafibre.Portal.Tests", "-c", "Release", "--no-build", "--nologo", "--logger", "trx", "--logger", "console;verbosity=minimal", "--results-directory", results, .. options]);
    await Task.Yield();
    var (passed, failed, skipped) = (0, 0, 0);
    foreach (var file in Directory.Exists(results) ? Directory.GetFiles(results, "*.trx") : [])
    {
        XNamespace ns = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
        foreach (var result in XDocument.Load(file).Descendants(ns + "UnitTestResult"))
        {
            switch ((string?)result.Attribute("outcome"))
            {
                case "Passed": passed++; break;
                case "Failed": failed++; break;
                default:
                    skipped++;
                    Console.WriteLine($"skipped: {(string?)result.Attribute("testName")}");
                    break;
            }
        }
    }

    var bad = code != 0 || failed > 0 || passed == 0 || (ci && skipped > 0);
    if (ci && skipped > 0)
    {
        Console.WriteLine("With CI=true nothing may be skipped.");
    }

    Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
    return bad ? 1 : 0;
}

// Chromium, PostgreSQL, and what looks at printed labels, through the machine's own package manager where we may use it. What stays missing is skipped by name.
string? FindBrowser() => new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

void InstallTools()
{
    var wanted = new List<string>();
    if (FindBrowser() is null)
    {
        wanted.Add("chromium");
    }

    if (!Directory.Exists("/usr/lib/postgresql"))
    {
        wanted.Add("postgresql");
    }

    foreach (var (program, package) in new[] { ("/usr/bin/zbarimg", "zbar-tools"), ("/usr/bin/pdftoppm", "poppler-utils"), ("/usr/bin/snmpget", "snmp"), ("/usr/sbin/snmpd", "snmpd"), ("/usr/bin/snmpsimd", "snmpsim") })
    {
        if (!File.Exists(program))
        {
            wanted.Add(package);
        }
    }

    if (wanted.Count == 0 || !File.Exists("/usr/bin/apt-get") || Environment.UserName != "root")
    {
        if (wanted.Count > 0)
        {
            Console.WriteLine($"Not installed, and not ours to install here: {string.Join(", ", wanted)}. Tests that need them are skipped.");
        }

        return;
    }

    // Installing a server must not start it.
    const string policy = "/usr/sbin/policy-rc.d";
    var mine = !File.Exists(policy);
    if (mine)
    {
        File.WriteAllText(policy, "#!/bin/sh\nexit 101\n");
        File.SetUnixFileMode(policy, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
    }

    try
    {
        Console.WriteLine($"Installing {string.Join(", ", wanted)}…");
        _ = Run("apt-get", ["update", "-qq"]);
        _ = Run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", .. wanted]);
    }
    finally
    {
        if (mine)
        {
            File.Delete(policy);
        }
    }
}

static class Native
{
    [DllImport("libc", EntryPoint = "kill")]
    public static extern int Kill(int process, int signal);
}
