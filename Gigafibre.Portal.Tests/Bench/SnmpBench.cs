using System.Diagnostics;
using System.Globalization;
using System.Net;
using Gigafibre.Portal.Integrations.Snmp;
using Gigafibre.Portal.Tests.Support;

namespace Gigafibre.Portal.Tests.Bench;

/// <summary>One SNMP question and its answer on loopback, ours beside net-snmp's own: its walk of many rows less its walk of few, so that
/// starting a process does not count.</summary>
internal static class SnmpBench
{
    private const string Root = "1.3.6.1.4.1.99999.1";
    private const int Many = 2000;
    private const int Few = 100;
    private const int Rounds = 9;

    public static async Task<IReadOnlyList<Measurement>> RunAsync(BenchContext context)
    {
        if (!SnmpAgents.Installed)
        {
            return [];
        }

        // On one processor: what counts is the work, not how long this machine takes to wake another one.
        var processors = $"0-{Environment.ProcessorCount - 1}";
        PinTo("0");
        try
        {
            return await MeasureAsync();
        }
        finally
        {
            PinTo(processors);
        }
    }

    private static async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        // net-snmp's agent, a process of its own, so that neither side has its answers made beside it.
        using var agents = new SnmpAgents();
        var at = agents.StartSnmpd("rocommunity public\n" + string.Concat(Enumerable.Range(1, Many).Select(i => $"override {Root}.{(i <= Few ? 1 : 2)}.{i} integer -1923\n")));
        var client = new SnmpClient(TimeProvider.System);
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < 1000; i++)
            {
                await client.GetAsync(new CommunityTarget(at, "public"), [Oid.Parse($"{Root}.2.{Few + 1 + (i % (Many - Few))}")], CancellationToken.None);
            }

            ours.Add(watch.Elapsed.TotalMicroseconds / 1000);
            theirs.Add((Walk(at, Root + ".2") - Walk(at, Root + ".1")) / (Many - (2 * Few)));
        }

        return
        [
            new("one SNMP GET, ours", ours.Median(), "µs"),
            new("one SNMP GETNEXT, net-snmp's snmpwalk", theirs.Median(), "µs"),
            new("SNMP GET / net-snmp's round trip", ours.Zip(theirs, (a, b) => a / b).Median(), "×", 1.5),
        ];
    }

    /// <summary>This process with all its threads, and whatever it starts from now on.</summary>
    private static void PinTo(string processors) => SnmpAgents.Run("taskset", "-acp", processors, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));

    private static double Walk(IPEndPoint agent, string root)
    {
        var watch = Stopwatch.StartNew();
        SnmpAgents.Run("snmpwalk", "-v2c", "-c", "public", "-On", agent.ToString(), root);
        return watch.Elapsed.TotalMicroseconds;
    }
}
