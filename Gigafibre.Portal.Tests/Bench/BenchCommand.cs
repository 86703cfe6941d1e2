using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gigafibre.Portal.Tests.Support;

namespace Gigafibre.Portal.Tests.Bench;

/// <summary>One measured number; <paramref name="Goal"/> is the most it may be (or the least), null where there is none.</summary>
public sealed record Measurement(string Name, double Value, string Unit, double? Goal = null, [property: JsonIgnore] bool AtLeast = false)
{
    public bool Met => Goal is not { } goal || (AtLeast ? Value >= goal : Value <= goal);
}

/// <summary>
/// Measures pairs side by side, in turns, in one run, and tells their ratio: what another machine can compare with its own.
/// </summary>
public static class BenchCommand
{
    private static readonly (string Name, Func<BenchContext, Task<IReadOnlyList<Measurement>>> Run)[] All =
    [
        ("scan", ScanPageBench.RunAsync),
        ("pages", PageBench.RunAsync),
        ("streams", StreamBench.RunAsync),
        ("diagnosis", DiagnosisBench.RunAsync),
        ("crowd", CrowdBench.RunAsync),
        ("snmp", SnmpBench.RunAsync),
        ("index", IndexBench.RunAsync),
        ("start", StartBench.RunAsync),
        ("webhook", WebhookBench.RunAsync),
        ("invoice", InvoiceBench.RunAsync),
        ("work", WorkBench.RunAsync),
        ("autopay", AutopayBench.RunAsync),
        ("labels", LabelBench.RunAsync),
        ("search", SearchBench.RunAsync),
    ];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> RunAsync(string[] options)
    {
        string? json = null, only = null;
        for (var i = 0; i < options.Length; i += 2)
        {
            var value = i + 1 < options.Length ? options[i + 1] : null;
            switch (options[i])
            {
                case "--json" when value is not null: json = value; break;
                case "--only" when All.Any(b => b.Name == value): only = value; break;
                default:
                    Console.Error.WriteLine($"bench [--json FILE] [--only {string.Join('|', All.Select(b => b.Name))}]");
                    return 2;
            }
        }

        await using var context = new BenchContext();
        var measured = new List<Measurement>();
        foreach (var (name, run) in All.Where(b => only is null || b.Name == only))
        {
            Console.WriteLine($"{name}…");
            foreach (var m in await run(context))
            {
                measured.Add(m);
                var goal = m.Goal is { } g ? $"goal at {(m.AtLeast ? "least" : "most")} {Number(g)}: {(m.Met ? "met" : "MISSED")}" : "";
                Console.WriteLine($"  {m.Name,-66} {Number(m.Value),9} {m.Unit,-6} {goal}");
            }
        }

        if (json is not null)
        {
            await File.WriteAllTextAsync(json, JsonSerializer.Serialize(measured, Json));
        }

        return measured.TrueForAll(m => m.Met) ? 0 : 1;
    }

    private static string Number(double value) => value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);
}

public sealed class BenchContext : IAsyncDisposable
{
    private readonly Lazy<Outside> _outside = new(() => new Outside());
    private readonly Lazy<string> _portal;
    private readonly Lazy<string> _bare;

    public BenchContext()
    {
        _portal = new(() => Publishing.Publish(Path.Combine(Repository.Root, "Gigafibre.Portal"), Path.Combine(Folder, "portal")));
        _bare = new(() => Publishing.Publish(Publishing.NewBareApp(Path.Combine(Folder, "Bare")), Path.Combine(Folder, "bare-app")));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("portal-bench-").FullName;

    public Outside Outside => _outside.Value;

    public ServerProcess StartPortal(string provider = "Sqlite", string? connection = null, int workAtOnce = 8, Dictionary<string, string>? extra = null)
    {
        var world = $"{Outside.Url}/w/bench";
        var settings = new Dictionary<string, string>
        {
            ["Database__Provider"] = provider,
            ["Work__AtOnce"] = workAtOnce.ToString(CultureInfo.InvariantCulture),
            ["Portal__Pepper"] = "bench-pepper-not-a-secret-00000000000000",
            ["Portal__KnownProxies"] = "none",
            ["Portal__AllowTestKeys"] = "true",
            ["ConnectionStrings__Portal"] = connection ?? $"Data Source={Folder}/portal.db",
            ["ErpNext__BaseUrl"] = world + "/erpnext",
            ["ErpNext__ApiKey"] = "sandbox",
            ["ErpNext__ApiSecret"] = "sandbox",
            ["GenieAcs__BaseUrl"] = world + "/genieacs",
            ["Oidc__Authority"] = world + "/oidc",
            ["Oidc__ClientId"] = "portal",
            ["Oidc__ClientSecret"] = "sandbox-oidc-secret-not-a-secret",
            ["Stripe__ApiBase"] = world + "/stripe",
            ["Stripe__SecretKey"] = "sk_test_sandbox",
            ["Stripe__WebhookSecrets__0"] = "whsec_sandbox",
            ["Stripe__CheckoutOrigin"] = Outside.Url,
            ["Billing__GstNumber"] = "123456789 RT0001",
            ["Billing__LegalName"] = "Gigafibre inc.",
            ["Billing__Address"] = "1, rue du Banc, Québec (Québec) G1A 1A1",
            ["Billing__QstNumber"] = "1234567890 TQ0001",
            ["Twilio__BaseUrl"] = world + "/twilio",
            ["Twilio__AccountSid"] = "AC00000000000000000000000000000000",
            ["Twilio__AuthToken"] = "sandbox-auth-token",
            ["Twilio__From"] = "+15145550100",
            ["Smtp__Host"] = "localhost",
            ["Smtp__Port"] = "1",
            ["Smtp__RequireTls"] = "false",
            ["Smtp__From"] = "Gigafibre <bonjour@gigafibre.ca>",
            ["Support__TeamDomains__0"] = "gigafibre.ca",
            ["Support__CallHours__0"] = "8-21",
            ["Stickers__Keys__d"] = "sandbox-sticker-key-not-a-secret",
        };
        foreach (var (key, value) in extra ?? [])
        {
            settings[key] = value;
        }

        return ServerProcess.Start(Path.Combine(_portal.Value, "Gigafibre.Portal.dll"), settings);
    }

    /// <summary>The framework's own empty app, with one page that has a layout and a form.</summary>
    public ServerProcess StartBare() => ServerProcess.Start(Path.Combine(_bare.Value, "Bare.dll"), []);

    public async ValueTask DisposeAsync()
    {
        if (_outside.IsValueCreated)
        {
            await _outside.Value.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }
}

internal static class Statistics
{
    public static double Median(this IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
