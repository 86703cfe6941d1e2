using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.GenieAcs;
using Gigafibre.Portal.Sandbox.Olt;
using Gigafibre.Portal.Sandbox.People;

namespace Gigafibre.Portal.Tests.Bench;

/// <summary>Two hundred diagnoses at once by one process, and a thousand, their modems spread over a hundred OLTs, in a world where every system takes a second.</summary>
internal static class CrowdBench
{
    private const int Diagnoses = 200;
    private const int Storm = 1_000;
    private const int Olts = 100;
    private const int WarmUp = 12;
    private const string Token = "bench-ops-token-0123456789-0123456789";

    public static async Task<IReadOnlyList<Measurement>> RunAsync(BenchContext context)
    {
        var world = context.Outside.World("bench");
        var macs = Enumerable.Range(0, Storm).Select(i => $"1C:61:B4:01:{i / 256:X2}:{i % 256:X2}").ToList();
        var settings = new Dictionary<string, string>
        {
            ["Ops__Tokens__bench__Hash"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Token))),
            ["Ops__Tokens__bench__Routes__0"] = "/devices",
            ["Olt__CacheSeconds"] = "0",
            ["Olt__QuestionsPerMinute"] = "600",
            ["Oktopus__BaseUrl"] = $"{context.Outside.Url}/w/bench/oktopus",
            ["Oktopus__Email"] = Sandbox.Oktopus.OktopusApi.Email,
            ["Oktopus__Password"] = Sandbox.Oktopus.OktopusApi.Password,
        };
        for (var i = 0; i < Olts; i++)
        {
            world.Olts[$"o{i}"] = new OltShelf();
            foreach (var (key, value) in new[] { ("Name", $"o{i}"), ("Host", "127.0.0.1"), ("Port", context.Outside.OltPort.ToString(CultureInfo.InvariantCulture)),
                ("Profile", "huawei"), ("Community", $"bench@o{i}") })
            {
                settings[$"Olt__Devices__{i}__{key}"] = value;
            }
        }

        for (var i = 0; i < macs.Count; i++)
        {
            var compact = macs[i].Replace(":", "", StringComparison.Ordinal);
            SceneSeeder.Settle(world, new Scene($"crowd{i}", $"Abonné {i}", "foule", macs[i]), compact.ToLowerInvariant(), "2227500" + compact[6..], "XX230v");
            world.Acs.Add(TpLinkModem.Create(macs[i], "2227500" + compact[6..], DateTimeOffset.UtcNow), ModemBehavior.Answers);
            world.Olts[$"o{i % Olts}"].Add("TPLG" + compact[4..], 1);
        }

        await using var postgres = new Support.PostgresServer();
        using var portal = await postgres.TryNewDatabaseAsync() is { } database ? context.StartPortal("Postgres", database, extra: settings) : context.StartPortal(extra: settings);
        await portal.FirstAnswerAsync("/health/live");
        portal.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);

        // Everybody has been here before, and the OLTs have been walked.
        for (var known = 0; known < macs.Count;)
        {
            known = 0;
            foreach (var some in macs.Chunk(20))
            {
                known += (await AskAsync(portal, some)).Count(a => a.Whole);
            }
        }

        // ERPNext, Oktopus, the OLTs and the modems behind GenieACS take a second each; GenieACS's own look-ups by id do not.
        world.Faults.SlowFor = TimeSpan.FromSeconds(1);
        world.Acs.SessionTime = TimeSpan.FromSeconds(1);
        world.Faults["olt"] = Fault.Slow;
        world.Faults["erpnext"] = Fault.Slow;
        world.Faults["oktopus"] = Fault.Slow;

        // Until the process is warm: its methods are compiled for good, its connections are open.
        var all = macs;
        macs = [.. macs.Take(Diagnoses)];
        var cold = (await AskAsync(portal, macs)).Select(a => a.Seconds).ToList().Median();
        for (var round = 1; round < WarmUp; round++)
        {
            await AskAsync(portal, macs);
        }

        var before = portal.ResidentMegabytes();
        var times = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            var answers = await AskAsync(portal, macs);
            times.AddRange(answers.Select(a => a.Whole ? a.Seconds : throw new InvalidOperationException("A source did not answer.")));
        }

        var memory = portal.ResidentMegabytes() - before;
        var storm = (await AskAsync(portal, all)).Select(a => a.Whole ? a.Seconds : throw new InvalidOperationException("A source did not answer.")).ToList();
        foreach (var system in new[] { "olt", "erpnext", "oktopus" })
        {
            world.Faults[system] = Fault.None;
        }

        return
        [
            new("200 diagnoses at once, 1 s answers: median", times.Median(), "s", 1.10),
            new("200 diagnoses at once by a process just started: median", cold, "s", 1.25),
            new("200 diagnoses at once: slowest of 600", times.Max(), "s"),
            new("memory more after 600 more of them", memory, "MB", 60),
            new("1,000 diagnoses at once, 1 s answers: median", storm.Median(), "s", 2.2),
            new("1,000 diagnoses at once: slowest", storm.Max(), "s"),
        ];
    }

    private static async Task<IReadOnlyList<(double Seconds, bool Whole)>> AskAsync(ServerProcess portal, IReadOnlyList<string> macs) => await Task.WhenAll(macs.Select(async mac =>
    {
        var watch = Stopwatch.StartNew();
        using var response = await portal.Http.GetAsync($"/devices/lookup?mac={mac}");
        var body = await response.Content.ReadAsByteArrayAsync();
        var seconds = watch.Elapsed.TotalSeconds;
        return (seconds, response.IsSuccessStatusCode && JsonElement.Parse(body).GetProperty("sources").EnumerateArray()
            .Count(s => s.GetProperty("status").GetString() == "ok") >= 4);
    }));
}
