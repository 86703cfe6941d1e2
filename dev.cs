#!/usr/bin/env -S dotnet --
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property ManagePackageVersionsCentrally=false
#:property AnalysisLevel=none
#:property EnforceCodeStyleInBuild=false

// Every command of this repository: dotnet dev.cs up | test | bench | storm | abuse | format
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Xml.Linq;

const string BrowserTests = "FullyQualifiedName~.Eyes.|FullyQualifiedName~.Bridge.";
const string OtherTests = "FullyQualifiedName!~.Eyes.&FullyQualifiedName!~.Bridge.";
const string FastTests = $"DisplayName!~Postgres&{OtherTests}&FullyQualifiedName!~Storm"
    + "&FullyQualifiedName!~.LabelTests&Needs!=Processes";
const string UsualPortal = "http://localhost:5080";
const string UsualSandbox = "http://localhost:5090";
var said = new Said();
var calledFrom = Directory.GetCurrentDirectory();
var root = FindRoot();
Directory.SetCurrentDirectory(root);
return args switch
{
    ["up", .. var rest] => await UpAsync(rest),
    ["test", .. var rest] => await TestAsync(rest),
    ["bench", .. var rest] => Run("dotnet", ["run", "-c", "Release", "--project", "Gigafibre.Portal.Tests", "--", "bench", .. rest]),
    ["abuse"] => Run("dotnet", ["run", "-c", "Release", "--project", "Gigafibre.Portal.Tests", "--", "abuse"]),
    ["storm", .. var rest] => Storm(rest),
    ["sbom"] => Sbom(),
    ["format"] => Run("dotnet", ["format", "Gigafibre.sln"]),
    _ => Usage(),
};

int Sbom() => Run("dotnet", ["tool", "restore"]) is var restored and not 0 ? restored
    : Run("dotnet", ["restore", "Gigafibre.sln"]) is var packages and not 0 ? packages
    : Run("dotnet", ["tool", "run", "dotnet-CycloneDX", "Gigafibre.Portal/Gigafibre.Portal.csproj", "-o", "artifacts", "-F", "Json"]);

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
                                --portal-port 5080   --sandbox-port 5090   --data DIR   --cpe DIR   --no-build
        dotnet dev.cs test    build, check formatting, run every test   [-- dotnet test options]
                                --fast   no browser, no printing, no PostgreSQL, no formatting
        dotnet dev.cs bench   measure and print ratios                  [--json FILE] [--only NAME]
        dotnet dev.cs storm   pay while everything breaks, then compare the books; --autopay N: three months of it; --requests N: services
                                --payments 2000   --kills 50   --seed 1   --database postgres|sqlite
        dotnet dev.cs abuse   held bodies, slow senders, streams and floods: memory, and other visitors' wait
        dotnet dev.cs sbom    the bill of materials (CycloneDX) as artifacts/bom.json
        dotnet dev.cs format  format the code
        """);
    return 2;
}

string FindRoot()
{
    var at = new DirectoryInfo(Path.GetDirectoryName((string)AppContext.GetData("EntryPointFilePath")!)!);
    return at.FullName;
}

// In the language of the machine: LANG of a shell, or what the system is set to.
string Say(string french, string english) =>
    (Environment.GetEnvironmentVariable("LC_ALL") ?? Environment.GetEnvironmentVariable("LANG") ?? CultureInfo.CurrentUICulture.Name)
        .StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? french : english;

async Task<int> UpAsync(string[] options)
{
    var (portalPort, sandboxPort, data, cpe) = (new Uri(UsualPortal).Port, new Uri(UsualSandbox).Port, Path.Combine(root, "data"), (string?)null);
    var (isKept, isBuilt) = (options.Contains("--data"), options.Contains("--no-build"));
    options = [.. options.Where(o => o != "--no-build")];
    for (var i = 0; i < options.Length; i += 2)
    {
        var value = i + 1 < options.Length ? options[i + 1] : "";
        switch (options[i])
        {
            case "--portal-port" when IsPort(value): portalPort = int.Parse(value); break;
            case "--sandbox-port" when IsPort(value): sandboxPort = int.Parse(value); break;
            case "--portal-port" or "--sandbox-port": return Fail(Say(
                $"{options[i]} demande un port, de 1 à 65535.", $"{options[i]} needs a port, from 1 to 65535."));
            case "--data" when value.Length > 0: data = Path.GetFullPath(value, calledFrom); break;
            case "--cpe" when value.Length > 0: cpe = Path.GetFullPath(value, calledFrom); break;
            default: return Usage();
        }
    }

    if (cpe is not null && !Directory.Exists(cpe))
    {
        return Fail(Say($"--cpe : il n’y a pas de dossier {cpe}.", $"--cpe: there is no folder {cpe}."));
    }

    foreach (var (name, port) in new[] { ("--portal-port", portalPort), ("--sandbox-port", sandboxPort) })
    {
        if (IsTaken(port))
        {
            return Fail(Say($"Le port {port} est pris. Arrêtez ce qui y écoute, ou choisissez-en un autre avec {name}.",
                $"Port {port} is in use. Stop what listens there, or choose another with {name}."));
        }
    }

    if (!isBuilt)
    {
        Console.WriteLine(Say("Compilation (une minute ou deux la première fois)…", "Building (a minute or two the first time)…"));
        if (Run("dotnet", ["build", "Gigafibre.sln", "-c", "Release", "-v", "minimal", "-nologo", "-clp:NoSummary"]) is var built and not 0)
        {
            return built;
        }
    }

    // The sandbox forgets everything when it stops: a portal that remembers is asked for with --data.
    Directory.CreateDirectory(data);
    foreach (var file in isKept ? [] : Directory.GetFiles(data, "portal.db*"))
    {
        File.Delete(file);
    }

    var database = $"Data Source={Path.Combine(data, "portal.db")}";
    var isFirst = !File.Exists(Path.Combine(data, "portal.db"));
    var portalUrl = $"http://localhost:{portalPort}";
    var sandboxUrl = $"http://localhost:{sandboxPort}";
    var smtpPort = FreePort();
    var snmpPort = FreePort();
    var bridgePort = portalPort == new Uri(UsualPortal).Port ? 3301 : FreePort();
    const string BridgeToken = "sandbox-bridge-token-not-a-secret-0000";
    using var stop = new CancellationTokenSource();
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, c => { c.Cancel = true; stop.Cancel(); });
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => { c.Cancel = true; stop.Cancel(); });

    // Stickers carry the portal's public name, which the caller may have set.
    var publicUrl = Environment.GetEnvironmentVariable("Portal__PublicUrl") is { Length: > 0 } named ? named.TrimEnd('/') : portalUrl;
    var sandbox = Start("Gigafibre.Portal.Sandbox", sandboxUrl, new()
    {
        ["Sandbox__PortalUrl"] = portalUrl, ["Sandbox__StickerUrl"] = publicUrl, ["Sandbox__SmtpPort"] = smtpPort.ToString(),
        ["Sandbox__SnmpPort"] = snmpPort.ToString(), ["Sandbox__CpeFolder"] = cpe ?? "",
    }, []);
    Process? portal = null;
    Process? bridge = null;
    try
    {
        if (!await IsUpAsync(sandbox, sandboxUrl + "/w/demo/people.json", stop.Token))
        {
            return stop.IsCancellationRequested ? 0 : Fail(Say("Le bac à sable n’a pas démarré.", "The sandbox did not start."));
        }

        if (FindBrowser() is { } browser)
        {
            bridge = Start("Gigafibre.Portal", $"http://localhost:{bridgePort}", new() { ["ASPNETCORE_ENVIRONMENT"] = "Development" }, new()
            {
                ["role"] = "modem-bridge", ["Bridge__Token"] = BridgeToken, ["Bridge__Networks__0"] = "127.0.0.0/8", ["Bridge__Password"] = "sandbox-modem-pass",
                ["Bridge__AllowSharedPassword"] = "true", ["Bridge__Chromium"] = browser, ["Bridge__ChromiumSandbox"] = (Environment.UserName != "root").ToString(),
                ["Bridge__PageUrl"] = $"http://127.0.0.1:{sandboxPort}/w/demo/tplink/{{mac}}/", ["Bridge__StateFolder"] = Path.Combine(data, "bridge"),
            });
        }

        portal = Start("Gigafibre.Portal", portalUrl, new() { ["ASPNETCORE_ENVIRONMENT"] = "Development" }, new(SettingsAt(portalUrl, sandboxUrl))
        {
            ["ConnectionStrings__Portal"] = database,
            ["Olt__Devices__0__Port"] = snmpPort.ToString(),
            ["ModemBridge__BaseUrl"] = bridge is null ? "" : $"http://localhost:{bridgePort}",
            ["ModemBridge__Token"] = BridgeToken,
            ["Lines__SpeedTestUrl"] = sandboxUrl + "/speed/100MB",
            ["Lines__SpeedUploadUrl"] = sandboxUrl + "/speed/up",
            ["Smtp__Port"] = smtpPort.ToString(),
        });
        if (!await IsUpAsync(portal, portalUrl + "/health/ready", stop.Token))
        {
            return stop.IsCancellationRequested ? 0 : Fail(Say("Le portail n’a pas démarré.", "The portal did not start."));
        }

        if (isFirst && Environment.GetEnvironmentVariable("ConnectionStrings__Portal") is null)
        {
            Console.WriteLine(Say("La démo se fait un passé…", "The demo gets a past…"));
            var tests = Path.Combine(root, "Gigafibre.Portal.Tests", "bin", "Release", "net10.0", "Gigafibre.Portal.Tests.dll");
            _ = Run("dotnet", [tests, "demo", portalUrl, sandboxUrl + "/w/demo", database]);
        }

        await TellAsync(portalUrl, sandboxUrl);
        said.Open(past: false);
        await Task.WhenAny(portal.WaitForExitAsync(), sandbox.WaitForExitAsync(), Task.Delay(Timeout.Infinite, stop.Token)).ContinueWith(_ => { });
        return stop.IsCancellationRequested ? 0 : Fail(Say("L’un des deux s’est arrêté de lui-même.", "One of the two has stopped by itself."));
    }
    finally
    {
        Stop(portal);
        Stop(bridge);
        Stop(sandbox);
        Console.WriteLine(Say("Arrêté.", "Stopped."));
    }
}

async Task TellAsync(string portalUrl, string sandboxUrl)
{
    using var http = new HttpClient();
    var people = JsonDocument.Parse(await http.GetStringAsync(sandboxUrl + "/w/demo/people.json")).RootElement.EnumerateArray().ToList();
    var staff = JsonDocument.Parse(await http.GetStringAsync(sandboxUrl + "/w/demo/staff.json")).RootElement.EnumerateArray().ToList();
    var demo = sandboxUrl + "/w/demo";
    Console.WriteLine(Say(
        $"""

          Le portail               {portalUrl}
          Le personnel             {portalUrl}/internal
          Le téléphone du client   {demo}/phone
          Ce qui peut se briser    {demo}/switches
          Tout le monde            {demo}

          Quelques personnes à essayer (ouvrez l’étiquette, choisissez le téléphone, lisez le code sur la page du téléphone) :
        """,
        $"""

          Portal                 {portalUrl}
          Staff                  {portalUrl}/internal
          The customer's phone   {demo}/phone
          Switches that break    {demo}/switches
          Everybody              {demo}

          Some people to try (open the sticker, choose the phone, read the code on the phone page):
        """));
    foreach (var p in people.Where(p => p.GetProperty("featured").GetBoolean()))
    {
        Console.WriteLine($"    {p.GetProperty("name"),-18} {p.GetProperty("what"),-34} {p.GetProperty("phone"),-13} {p.GetProperty("sticker")}");
    }

    var brought = people.Where(p => p.GetProperty("key").GetString()!.StartsWith("cpe-")).ToList();
    if (brought.Count > 0)
    {
        Console.WriteLine(Say("\n  Vos appareils, par numéro de série :", "\n  Your devices, by serial:"));
        foreach (var p in brought)
        {
            Console.WriteLine($"    {p.GetProperty("serial"),-22} {p.GetProperty("mac"),-18} {p.GetProperty("phone"),-13} {p.GetProperty("sticker")}");
        }
    }

    Console.WriteLine(Say("\n  Au bureau, on peut être (le bac à sable demande qui, sans mot de passe) :",
        "\n  At the desk one can be (the sandbox asks who, without a password):"));
    foreach (var p in staff)
    {
        Console.WriteLine($"    {p.GetProperty("name"),-18} {p.GetProperty("role")}");
    }

    Console.WriteLine(Say("\n  Ctrl-C arrête tout.", "\n  Ctrl-C stops everything."));
}

// Whatever the development settings look for on the usual ports is looked for on ours.
Dictionary<string, string> SettingsAt(string portalUrl, string sandboxUrl)
{
    var settings = new Dictionary<string, string>();
    Collect(JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "Gigafibre.Portal", "appsettings.Development.json"))).RootElement, "");
    return settings;

    void Collect(JsonElement at, string key)
    {
        if (at.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in at.EnumerateObject())
            {
                Collect(property.Value, key.Length == 0 ? property.Name : $"{key}__{property.Name}");
            }
        }
        else if (at.ValueKind == JsonValueKind.String && at.GetString() is { } value && (value.StartsWith(UsualPortal) || value.StartsWith(UsualSandbox)))
        {
            settings[key] = value.Replace(UsualPortal, portalUrl).Replace(UsualSandbox, sandboxUrl);
        }
    }
}

// What belongs to this command is set whatever the shell says; of the rest, what the caller set by hand wins.
Process Start(string project, string url, Dictionary<string, string> ours, Dictionary<string, string> defaults)
{
    var start = new ProcessStartInfo("dotnet", [Path.Combine(root, project, "bin", "Release", "net10.0", project + ".dll")])
    {
        WorkingDirectory = Path.Combine(root, project),
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
    foreach (var (key, value) in ours.Append(new("ASPNETCORE_URLS", url)))
    {
        start.Environment[key] = value;
    }

    foreach (var (key, value) in defaults)
    {
        start.Environment.TryAdd(key, value);
    }

    var process = Process.Start(start)!;
    process.OutputDataReceived += (_, line) => said.Say(line.Data);
    process.ErrorDataReceived += (_, line) => said.Say(line.Data);
    process.BeginOutputReadLine();
    process.BeginErrorReadLine();
    return process;
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
    said.Open(past: true);
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
    var isFast = options.Contains("--fast");
    options = [.. options.Where(o => o != "--fast"), .. isFast ? new[] { "--filter", FastTests } : []];
    if (!isFast)
    {
        InstallTools();
    }

    if (Run("dotnet", ["build", "Gigafibre.sln", "-c", "Release", "-v", "quiet", "-nologo"]) is var built and not 0)
    {
        return built;
    }

    if (!isFast && Run("dotnet", ["format", "Gigafibre.sln", "--verify-no-changes", "--no-restore", "--severity", "warn", "--exclude",
        "Gigafibre.Portal/Data/Migrations"]) is var formatted and not 0)
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

    // What drives a browser mostly waits for it: a process of its own, beside the others.
    string[][] halves = options.Length > 0 ? [options] : [["--filter", BrowserTests], ["--filter", OtherTests]];
    var codes = await Task.WhenAll(halves.Select((half, i) => Task.Run(() => Run("dotnet", ["test", "Gigafibre.Portal.Tests", "-c", "Release", "--no-build", "--nologo",
        "--logger", $"trx;LogFileName={i}.trx", "--logger", "console;verbosity=minimal", "--results-directory", results,

        // A test that hangs is named and ends the run.
        "--blame-hang-timeout", "12m", "--blame-hang-dump-type", "none", .. half]))));
    var code = codes.FirstOrDefault(c => c != 0);
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

    foreach (var (program, package) in new[] { ("/usr/bin/zbarimg", "zbar-tools"), ("/usr/bin/pdftoppm", "poppler-utils"), ("/usr/bin/snmpget", "snmp"),
        ("/usr/sbin/snmpd", "snmpd"), ("/usr/bin/snmpsimd", "snmpsim") })
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
        File.SetUnixFileMode(policy,
            UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
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

// What the processes say: kept while they start, told when that fails, and as it comes once everybody may look.
sealed class Said
{
    private readonly List<string> _kept = [];
    private bool _open;

    public void Say(string? line)
    {
        lock (_kept)
        {
            if (_open && line is not null)
            {
                Console.WriteLine(line);
            }
            else if (line is not null)
            {
                _kept.Add(line);
            }
        }
    }

    public void Open(bool past)
    {
        lock (_kept)
        {
            (past ? _kept : []).ForEach(Console.WriteLine);
            _kept.Clear();
            _open = true;
        }
    }
}

static class Native
{
    [DllImport("libc", EntryPoint = "kill")]
    public static extern int Kill(int process, int signal);
}
