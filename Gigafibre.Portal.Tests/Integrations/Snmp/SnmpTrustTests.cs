using System.Formats.Asn1;
using System.Net;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Snmp;
using Gigafibre.Portal.Sandbox.Olt;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Integrations.Snmp;

/// <summary>What comes over UDP is believed only when it must be true: lost, late, doubled, forged and garbage datagrams.</summary>
public sealed class SnmpTrustTests : IAsyncLifetime
{
    private const string Row = "1.3.6.1.4.1.2011.6.128.1.1.2.51.1.4.4194312192.0";
    private readonly SnmpAgent _agent = new(c => Task.FromResult(c == "secret" ? new SnmpTree().Set(Row, -1923).Set(Row + ".1", "text") : null));
    private readonly SnmpClient _client = new(TimeProvider.System);

    public ValueTask InitializeAsync()
    {
        _agent.Start(0);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _agent.DisposeAsync();

    private IPEndPoint Agent => new(IPAddress.Loopback, _agent.Port);

    private async Task<long> AskAsync(IPEndPoint agent, string community = "secret") =>
        (await _client.GetAsync(new CommunityTarget(agent, community), [Oid.Parse(Row)], CancellationToken.None))[0].Number;

    public static TheoryData<string, Func<int, byte[], IEnumerable<UdpRelay.Datagram>>> Weather => new()
    {
        { "the first answer is lost", (n, a) => n == 1 ? [] : [new(a)] },
        { "everything comes twice", (_, a) => [new(a), new(a)] },
        { "late, but within patience", (_, a) => [new(a, 1500)] },
        { "later than the first patience", (n, a) => n == 1 ? [new(a, 2600)] : [] },
        { "garbage first", (_, a) => [new([0xFF, 0x00, 0x30]), new([]), new([.. a.Take(a.Length / 2)]), new([0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF]), new(a)] },
        { "a stranger's answer first", (_, a) => [new(With(a, -100), FromStranger: true), new(a)] },
        { "another question's answer first", (_, a) => [new(WithId(With(a, -100))), new(a)] },
        { "another community's answer first", (_, a) => [new(Replace(With(a, -100), "secret"u8, "public"u8)), new(a)] },
        { "another row's answer first", (_, a) => [new(OfNeighbour(With(a, -100))), new(a)] },
    };

    [Theory]
    [MemberData(nameof(Weather), DisableDiscoveryEnumeration = true)]
    public async Task Whatever_the_weather_the_number_is_right(string weather, Func<int, byte[], IEnumerable<UdpRelay.Datagram>> change)
    {
        await using var relay = new UdpRelay(Agent, change);
        Assert.True(await AskAsync(relay.Address) == -1923, weather);
    }

    [Fact]
    public async Task A_silent_agent_is_asked_twice_and_no_more()
    {
        await using var relay = new UdpRelay(Agent, (_, _) => []);
        var failed = await Assert.ThrowsAsync<IntegrationException>(() => AskAsync(relay.Address));
        Assert.True(failed.IsTransient);
        Assert.Equal(2, relay.Questions);
        await Assert.ThrowsAsync<IntegrationException>(() => AskAsync(Agent, "wrong"));
    }

    [Fact]
    public async Task Nobody_at_the_port_is_said_at_once()
    {
        var free = new System.Net.Sockets.UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var nobody = (IPEndPoint)free.Client.LocalEndPoint!;
        free.Dispose();
        var failed = await Assert.ThrowsAsync<IntegrationException>(() => AskAsync(nobody));
        Assert.Contains("cannot be reached", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rubbish_never_does_more_than_not_being_understood()
    {
        var answer = Convert.FromHexString(
            "3039020101040673656372657402" + "A22C02043ADE68B1020100020100301E301C0614" + "2B06010401" + "8F5B06810001010233010482D080C00000" + "0202F87D");
        var random = new Random(5);
        for (var i = 0; i < 50_000; i++)
        {
            var mutated = (byte[])answer.Clone();
            for (var k = random.Next(1, 6); k > 0; k--)
            {
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            }

            var cut = mutated.AsMemory(0, random.Next(4) == 0 ? random.Next(mutated.Length) : mutated.Length);
            try
            {
                CommunityMessage.Read("secret", cut);
            }
            catch (AsnContentException)
            {
                // The one thing that may be thrown.
            }

            try
            {
                UsmMessage.Read(cut, random.Next(2) == 0 ? 1 : 0x1020304, new UserTarget(Agent, "u", SnmpAuth.Sha1, "12345678", "12345678"),
                    _ => new UsmKeys(new byte[20], new byte[16]));
            }
            catch (AsnContentException)
            {
                // Likewise.
            }
        }
    }

    [Theory]
    [InlineData("0000000000000000F87D", 0xF87D)]
    [InlineData("FFFFFFFFFFFFFFFFFFF87D", -1923)]
    [InlineData("00", 0)]
    [InlineData("FF", -1)]
    [InlineData("80000000", int.MinValue)]
    public void Padded_integers_are_read_too(string hex, long expected)
    {
        Assert.Equal(expected, SnmpValue.Signed(Convert.FromHexString(hex)));
        Assert.Throws<AsnContentException>(() => SnmpValue.Signed([]));
        Assert.Throws<AsnContentException>(() => SnmpValue.Signed(new byte[] { 1, 0, 0, 0, 0, 0, 0, 0, 0 }));
    }

    [Fact]
    public void Keys_are_localized_as_the_standards_vectors_say()
    {
        var engine = Convert.FromHexString("000000000000000000000002");
        Assert.Equal("6695FEBC9288E36282235FC7151F128497B38F3F", Convert.ToHexString(UsmKeys.Localize(SnmpAuth.Sha1, "maplesyrup", engine)));
        Assert.Equal("8982E0E549E866DB361A6B625D84CCCC11162D453EE8CE3A6445C2D6776F0F8B", Convert.ToHexString(UsmKeys.Localize(SnmpAuth.Sha256, "maplesyrup", engine)));
    }

    private static byte[] With(byte[] answer, short value)
    {
        var changed = (byte[])answer.Clone();
        System.Buffers.Binary.BinaryPrimitives.WriteInt16BigEndian(changed.AsSpan(changed.Length - 2), value);
        return changed;
    }

    /// <summary>The last number of the row's name stands before the value's four octets.</summary>
    private static byte[] OfNeighbour(byte[] answer)
    {
        answer[^5] = 1;
        return answer;
    }

    /// <summary>The request's number stands behind version, community and the PDU's head.</summary>
    private static byte[] WithId(byte[] answer)
    {
        var changed = (byte[])answer.Clone();
        var at = changed.AsSpan().IndexOf("secret"u8) + "secret".Length + 4;
        changed[at + 1] ^= 0x55;
        return changed;
    }

    private static byte[] Replace(byte[] answer, ReadOnlySpan<byte> what, ReadOnlySpan<byte> by)
    {
        var changed = (byte[])answer.Clone();
        var at = changed.AsSpan().IndexOf(what);
        Assert.True(at > 0);
        by.CopyTo(changed.AsSpan(at));
        return changed;
    }
}
