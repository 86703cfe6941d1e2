using System.Collections.Concurrent;
using Gigafibre.Portal.Sandbox.GenieAcs;

namespace Gigafibre.Portal.Sandbox.TpLink;

public sealed class ModemWebs(Acs acs)
{
    private readonly ConcurrentDictionary<string, ModemWeb> _all = new();

    public ModemWeb? Find(string mac) => _all.TryGetValue(mac, out var known) ? known
        : acs.Devices.Values.FirstOrDefault(d => d.Document.Value("Device.Ethernet.Interface.1.MACAddress") is string m
            && m.Replace(":", "", StringComparison.Ordinal) == mac) is { } device
            ? _all.GetOrAdd(mac, m => new ModemWeb(m, device)) : null;
}
