using Gigafibre.Portal.Integrations.Snmp;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Integrations.Snmp;

public sealed class SnmpWalkTests
{
    public static bool Here => Repository.SharedData is not null && SnmpAgents.Installed;

    [Theory(Skip = "../shared/data or Debian's snmp, snmpd and snmpsim are not here", SkipUnless = nameof(Here))]
    [InlineData("SHA", SnmpAuth.Sha1)]
    [InlineData("SHA256", SnmpAuth.Sha256)]
    internal async Task We_read_every_row_as_net_snmp_does(string protocol, SnmpAuth auth)
    {
        var walks = Path.Combine(Repository.SharedData!, "olt");
        using var agents = new SnmpAgents();
        var agent = agents.StartSimulator(walks, protocol);
        var client = new SnmpClient(TimeProvider.System);
        foreach (var file in Directory.GetFiles(walks, "*.snmprec"))
        {
            var walk = Path.GetFileNameWithoutExtension(file);
            var names = File.ReadAllLines(file).Select(l => l.Split('|')[0]).ToList();
            foreach (var some in names.Chunk(24))
            {
                var oids = some.Select(Oid.Parse).ToList();
                var theirs = SnmpAgents.Get(agent, ["-v2c", "-c", walk], some);
                Assert.Equal(theirs, (await client.GetAsync(new CommunityTarget(agent, walk), oids, CancellationToken.None)).Select(SnmpText.Of));
                var theirs3 = SnmpAgents.Get(agent, ["-v3", "-l", "authPriv", "-u", SnmpAgents.User, "-a", protocol == "SHA" ? "SHA" : "SHA-256", "-A",
                    SnmpAgents.AuthKey, "-x", "AES", "-X", SnmpAgents.PrivKey, "-n", walk], some);
                Assert.Equal(theirs, theirs3);
                Assert.Equal(theirs3, (await client.GetAsync(new UserTarget(agent, SnmpAgents.User, auth, SnmpAgents.AuthKey, SnmpAgents.PrivKey, walk), oids,
                    CancellationToken.None)).Select(SnmpText.Of));
            }

            var walked = new List<Oid>();
            var root = Oid.Parse("1.3.6.1");
            for (var after = root; await client.PageAsync(new CommunityTarget(agent, walk), root, after, CancellationToken.None) is { Count: > 0 } page; after = page[^1].Name)
            {
                walked.AddRange(page.Select(v => v.Name));
            }

            Assert.Equal(names.Select(Oid.Parse).Order(), walked);
        }
    }

    [Theory(Skip = "Debian's snmp, snmpd and snmpsim are not here", SkipUnless = nameof(SnmpAgents.Installed), SkipType = typeof(SnmpAgents))]
    [InlineData("SHA", SnmpAuth.Sha1)]
    [InlineData("SHA-256", SnmpAuth.Sha256)]
    internal async Task Net_snmps_agent_understands_us_in_version_3(string protocol, SnmpAuth auth)
    {
        const string row = "1.3.6.1.4.1.99999.1";
        using var agents = new SnmpAgents();
        var agent = agents.StartSnmpd($"""
            rocommunity public 127.0.0.1
            createUser {SnmpAgents.User} {protocol} "{SnmpAgents.AuthKey}" AES "{SnmpAgents.PrivKey}"
            rouser {SnmpAgents.User} authPriv
            override {row}.1.0 integer -2641
            override {row}.2.0 octet_str "TPLG5E005301"
            override {row}.3.0 uinteger 4294967295
            override {row}.4.0 timeticks 294400216
            override {row}.5.0 integer -2147483648
            """);
        string[] names = [row + ".1.0", row + ".2.0", row + ".3.0", row + ".4.0", row + ".5.0", row + ".6.0", "1.3.6.1.2.1.1.2.0"];
        var client = new SnmpClient(TimeProvider.System);
        var us = new UserTarget(agent, SnmpAgents.User, auth, SnmpAgents.AuthKey, SnmpAgents.PrivKey);
        string[] them = ["-v3", "-l", "authPriv", "-u", SnmpAgents.User, "-a", protocol, "-A", SnmpAgents.AuthKey, "-x", "AES", "-X", SnmpAgents.PrivKey];

        Assert.Equal(SnmpAgents.Get(agent, them, names), (await client.GetAsync(us, [.. names.Select(Oid.Parse)], CancellationToken.None)).Select(SnmpText.Of));
        Assert.Equal(SnmpAgents.Get(agent, them, names),
            (await client.GetAsync(new CommunityTarget(agent, "public"), [.. names.Select(Oid.Parse)], CancellationToken.None)).Select(SnmpText.Of));

        byte[]? recorded = null;
        await using var relay = new UdpRelay(agent, (_, answer) =>
        {
            var tampered = (byte[])answer.Clone();
            tampered[^3] ^= 0x10;
            var old = recorded ?? tampered;
            recorded ??= answer;
            return [new(tampered), new(old), new(answer, FromStranger: true), new(answer), new(answer)];
        });
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(-2641, (await client.GetAsync(us with { Agent = relay.Address }, [Oid.Parse(names[0])], CancellationToken.None))[0].Number);
        }

        var stranger = us with { AuthKey = "another-key-123" };
        var refused = await Assert.ThrowsAsync<Gigafibre.Portal.Integrations.IntegrationException>(() => client.GetAsync(stranger, [Oid.Parse(names[0])], CancellationToken.None));
        Assert.False(refused.IsTransient);
        Assert.DoesNotContain("another-key-123", refused.ToString() + stranger, StringComparison.Ordinal);
    }
}

/// <summary>Our values, written as net-snmp writes them.</summary>
internal static class SnmpText
{
    public static string Of(SnmpValue value) => value.Type switch
    {
        SnmpType.Integer => $"INTEGER: {value.Number}",
        SnmpType.Gauge32 => $"Gauge32: {value.Number}",
        SnmpType.Counter32 => $"Counter32: {value.Number}",
        SnmpType.Counter64 => $"Counter64: {value.Number}",
        SnmpType.TimeTicks => $"{value.Number}",
        SnmpType.ObjectId => $"OID: .{value.ObjectId}",
        SnmpType.OctetString when value.Bytes.IsEmpty => "\"\"",
        SnmpType.OctetString => "Hex-STRING: " + Convert.ToHexString(value.Bytes.Span).Chunk(2).Select(p => new string(p)).Aggregate((a, b) => a + " " + b),
        SnmpType.NoSuchInstance => "No Such Instance currently exists at this OID",
        SnmpType.NoSuchObject => "No Such Object available on this agent at this OID",
        _ => value.ToString(),
    };
}
