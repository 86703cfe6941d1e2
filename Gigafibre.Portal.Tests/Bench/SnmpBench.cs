using System.Diagnostics;
using System.Globalization;
using System.Net;
using Gigafibre.Portal.Integrations.Snmp;
using Gigafibre.Portal.Sandbox.Olt;
using Gigafibre.Portal.Tests.Support;

namespace Gigafibre.Portal.Tests.Bench;

/// <summary>One SNMP question and its answer on loopback, ours beside net-snmp's own: its walk of many rows less its walk of few, so that starting a process does not count.</summary>
internal static class SnmpBench
{
    private const string Root = "1.3.6.1.4.1.99999.1";
    private const int Many = 4000;
    private const int Few = 100;
    private const int Rounds = 9;

    public static async Task<IReadOnlyList<Measurement>> RunAsync(BenchContext context)
    {
        if (!SnmpAgents.Installed)
        {
            return [];
        }

        var (many, few) = (new SnmpTree(), new SnmpTree());
        for (var i = 1; i <= Many; i++)
        {
            many.Set($"{Root}.{i}", -1923);
            if (i <= Few)
            {
                few.Set($"{Root}.{i}", -1923);
            }
        }

        await using var agent = new SnmpAgent(c => Task.FromResult<SnmpTree?>(c == "many" ? many : few));
        agent.Start(0);
        var at = new IPEndPoint(IPAddress.Loopback, agent.Port);
        var client = new SnmpClient(TimeProvider.System);
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < 1000; i++)
            {
                await client.GetAsync(new CommunityTarget(at, "many"), [Oid.Parse($"{Root}.{(i % Many) + 1}")], CancellationToken.None);
            }

            ours.Add(watch.Elapsed.TotalMicroseconds / 1000);
            theirs.Add((Walk(at, "many") - Walk(at, "few")) / (Many - Few));
        }

        return
        [
            new("one SNMP GET, ours", ours.Median(), "µs"),
            new("one SNMP GETNEXT, net-snmp's snmpwalk", theirs.Median(), "µs"),
            new("SNMP GET / net-snmp's round trip", ours.Zip(theirs, (a, b) => a / b).Median(), "×", 1.5),
        ];
    }

    private static double Walk(IPEndPoint agent, string community)
    {
        var watch = Stopwatch.StartNew();
        SnmpAgents.Run("snmpwalk", "-v2c", "-c", community, "-On", agent.ToString(), Root);
        return watch.Elapsed.TotalMicroseconds;
    }
}
