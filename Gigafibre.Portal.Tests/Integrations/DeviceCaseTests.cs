using System.Text.Json;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Integrations;

/// <summary>Documents that were read wrong once, and what a careful person reads in them. Only where the shared cases are.</summary>
public sealed class DeviceCaseTests
{
    private static readonly string? Folder = Repository.SharedData is { } data && Directory.Exists(Path.Combine(data, "cases")) ? Path.Combine(data, "cases") : null;

    public static bool Here => Folder is not null;

    public static IEnumerable<TheoryDataRow<string>> Cases => Expected().Select(e => e.GetProperty("file").GetString()!)
        .Where(f => !f.EndsWith(".snmprec", StringComparison.Ordinal)).Select(f => new TheoryDataRow<string>(f));

    [Theory(Skip = "../shared/data/cases is not here", SkipUnless = nameof(Here))]
    [MemberData(nameof(Cases))]
    public void Is_read_as_a_careful_person_reads_it(string file)
    {
        var (expected, document) = (Expected().Single(e => e.GetProperty("file").GetString() == file), Document(file));
        var cpe = CpeReader.Read(document);
        Assert.Equal(Text(expected, "serial"), cpe.Identity.Serial);
        Assert.Equal(Text(expected, "model"), cpe.Identity.Model);
        Assert.Equal((Text(expected, "wanIp"), expected.GetProperty("wanUp").GetBoolean()), (cpe.Internet?.Ipv4, cpe.Internet?.Status == LinkStatus.Up));
        Assert.Equal(Number(expected, "rx"), cpe.Optical?.RxDbm);
        Assert.Equal(Names(expected, "ssids"), cpe.Radios.Where(r => r.Networks.Any(n => n.Enabled is true))
            .ToDictionary(r => r.Band!.Replace("GHz", ""), r => r.Networks.Single(n => n is { Enabled: true, Guest: false }).Name));
        Assert.Equal(Names(expected, "channels"), cpe.Radios.Where(r => r.Channel is not null)
            .ToDictionary(r => r.Band!.Replace("GHz", ""), r => r.Channel!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        if (expected.TryGetProperty("tx", out var tx))
        {
            Assert.Equal(tx.GetDouble(), cpe.Optical!.TxDbm);
        }

        if (expected.TryGetProperty("noLight", out _))
        {
            Assert.Equal((true, Number(expected, "temperature"), Number(expected, "voltage")), (cpe.Optical!.NoLight, cpe.Optical.TemperatureC, cpe.Optical.VoltageV));
        }

        if (expected.TryGetProperty("first", out var first))
        {
            Assert.Equal(first.GetString(), cpe.Internet!.Name);
        }

        if (expected.TryGetProperty("clientCount", out var count))
        {
            Assert.Equal(count.GetInt32(), cpe.Clients.Count);
        }

        Assert.DoesNotContain(cpe.Clients, c => Words(expected, "notClients").Contains(c.Mac.ToString()));
        Assert.DoesNotContain(cpe.Interfaces, i => i.Kind == InterfaceKind.Wan && Words(expected, "notWan").Contains(i.Ipv4 ?? ""));
        var now = cpe.Identity.LastInform!.Value.AddMinutes(1);
        var verdict = Verdict.From([new(Sources.Account, ProbeStatus.Ok, 1, Standing: Standing.Active),
            new(Sources.GenieAcs, ProbeStatus.Ok, 1, Woke: Woken.Answered, Cpe: cpe)], now)!;
        Assert.DoesNotContain(verdict.Also.Append(verdict.Main), s => Words(expected, "notVerdict").Contains(JsonNamingPolicy.KebabCaseLower.ConvertName(s.Code.ToString())));
    }

    [Fact(Skip = "../shared/data/cases is not here", SkipUnless = nameof(Here))]
    public void Only_what_the_modem_calls_the_guests_network_is_switched()
    {
        var expected = Expected().Single(e => e.GetProperty("file").GetString() == "b23").GetProperty("guestSwitch");
        var guests = ModemControls.Read(Document("b23")).Networks.Where(n => n.MaySwitch(on: true)).ToList();
        Assert.Equal(Words(expected, "networks"), guests.Select(g => g.Name));
        Assert.All(guests, g => Assert.Equal(expected.GetProperty("on").GetBoolean(), g.Enabled));
        Assert.Empty(guests.SelectMany(g => g.EnablePaths).Intersect(Words(expected, "neverWrites")));
        Assert.NotEmpty(guests.SelectMany(g => g.EnablePaths));
    }

    private static List<JsonElement> Expected() => Folder is null ? [] : [.. JsonElement.Parse(File.ReadAllText(Path.Combine(Folder, "expected.json"))).EnumerateArray()];

    private static JsonElement Document(string file) =>
        JsonElement.Parse(File.ReadAllText(Path.Combine(Folder!, file + ".json"))) is { ValueKind: JsonValueKind.Array } list ? list[0]
        : JsonElement.Parse(File.ReadAllText(Path.Combine(Folder!, file + ".json")));

    private static string? Text(JsonElement expected, string name) => expected.GetProperty(name).GetString();

    private static double? Number(JsonElement expected, string name) => expected.GetProperty(name) is { ValueKind: JsonValueKind.Number } n ? n.GetDouble() : null;

    private static Dictionary<string, string> Names(JsonElement expected, string name) => expected.GetProperty(name).EnumerateObject()
        .ToDictionary(p => p.Name, p => p.Value.ToString());

    private static List<string> Words(JsonElement expected, string name) => expected.TryGetProperty(name, out var list)
        ? [.. list.EnumerateArray().Select(w => w.GetString()!)] : [];
}
