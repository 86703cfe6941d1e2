using System.Collections.Concurrent;

namespace Gigafibre.Portal.Sandbox.Olt;

public enum OntBehavior
{
    Online,

    /// <summary>No light comes back: a cut fibre.</summary>
    Cut,

    /// <summary>Its last word was that its power fails.</summary>
    NoPower,

    /// <summary>The OLT has deactivated it.</summary>
    Deactivated,

    /// <summary>It is just starting again.</summary>
    Restarting,
}

/// <summary>A Huawei MA5800 with everybody's ONTs, as its tables show them.</summary>
public sealed class OltShelf
{
    private const string Base = "1.3.6.1.4.1.2011.6.128.1.1.2.";
    private const uint FirstPort = 4194304000;
    private const long Nothing = 2147483647;

    public ConcurrentDictionary<string, Ont> Onts { get; } = new();

    public Ont Add(string serial, int port)
    {
        var pon = FirstPort + 8192 + ((uint)port * 256);
        return Onts[serial] = new Ont(serial, pon, Onts.Values.Count(o => o.Pon == pon));
    }

    public SnmpTree Tree()
    {
        var tree = new SnmpTree().Set("1.3.6.1.2.1.1.1.0", "Huawei Integrated Access Software");
        foreach (var ont in Onts.Values)
        {
            var index = $"{ont.Pon}.{ont.Id}";
            var online = ont.Behavior == OntBehavior.Online;
            tree.Set($"{Base}43.1.3.{index}", SerialOctets(ont.Serial));
            tree.Set($"{Base}46.1.15.{index}", online ? 1 : 2);
            tree.Set($"{Base}46.1.20.{index}", online ? ont.DistanceM : -1);
            tree.Set($"{Base}46.1.22.{index}", Octets(online ? ont.Since : ont.Since.AddDays(-9)));
            tree.Set($"{Base}46.1.23.{index}", Octets(online ? ont.Since.AddMinutes(-4) : ont.Since));
            tree.Set($"{Base}46.1.24.{index}", DownCause(ont.Behavior));
            tree.Set($"{Base}51.1.1.{index}", online ? 47 : Nothing);
            tree.Set($"{Base}51.1.3.{index}", online ? 211 : Nothing);
            tree.Set($"{Base}51.1.4.{index}", online ? (int)Math.Round(ont.RxDbm * 100) : Nothing);
            tree.Set($"{Base}51.1.5.{index}", online ? 3298 : Nothing);
            tree.Set($"{Base}51.1.6.{index}", online ? (int)Math.Round((ont.OltRxDbm * 100) + 10_000) : Nothing);
        }

        return tree;
    }

    private static byte[] SerialOctets(string serial) => [.. serial[..4].Select(c => (byte)c), .. Convert.FromHexString(serial[4..])];

    /// <summary>DateAndTime without a zone: this OLT's clock stands in Montréal.</summary>
    private static byte[] Octets(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById("America/Toronto"));
        return [(byte)(local.Year >> 8), (byte)local.Year, (byte)local.Month, (byte)local.Day, (byte)local.Hour, (byte)local.Minute, (byte)local.Second, 0];
    }

    private static int DownCause(OntBehavior behavior) => behavior switch
    {
        OntBehavior.Cut => 1,
        OntBehavior.NoPower => 13,
        OntBehavior.Deactivated => 8,
        OntBehavior.Restarting => 31,
        _ => -1,
    };
}
