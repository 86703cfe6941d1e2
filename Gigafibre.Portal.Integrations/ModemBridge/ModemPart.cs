using System.Collections.Frozen;

namespace Gigafibre.Portal.Integrations.ModemBridge;

/// <summary>What may be read of a modem's page. Nothing else is.</summary>
public enum ModemPart
{
    Device,
    Optical,
    Wan,
    Ports,
    Wifi,

    /// <summary>The real keys of the Wi-Fi networks, and nothing more. Never with other parts, never kept.</summary>
    WifiKeys,
    Mesh,
    Radios,
    Clients,
    Hosts,
}

/// <summary>One named read: a call of the page's own, and the attributes that may leave the page.</summary>
internal sealed record PageRead(string Call, string Oid, string[] Attributes)
{
    public static readonly FrozenDictionary<ModemPart, PageRead> All = new Dictionary<ModemPart, PageRead>
    {
        [ModemPart.Device] = new("get", "DEV2_DEV_INFO", ["manufacturer", "modelName", "softwareVersion", "serialNumber", "upTime"]),
        [ModemPart.Optical] = new("getList", "DEV2_OPTC_GPON_CFG", ["RXPower", "TXPower", "TransceiverTemperature", "SupplyVottage", "Status"]),
        [ModemPart.Wan] = new("getList", "DEV2_ADT_WAN", ["enable", "name", "connType", "connStatusV4", "connIPv4Address", "MACAddr", "PPPLastConnError", "X_TP_Uptime"]),
        [ModemPart.Ports] = new("getList", "DEV2_ETH_INTF", ["enable", "status", "MACAddress", "maxBitRate", "X_TP_IfNameAlias", "upstream"]),
        [ModemPart.Wifi] = new("getList", "DEV2_ADT_WIFI_COMMON",
            ["band", "channel", "standard", "currentBandwidth", "primaryEnable", "primarySSID", "primaryModeEnabled", "guestEnable", "guestSSID"]),
        [ModemPart.WifiKeys] = new("getList", "DEV2_ADT_WIFI_COMMON", ["band", "primarySSID", "primaryPSK", "guestSSID", "guestPSK"]),
        [ModemPart.Mesh] = new("getList", "DEV2_WIFI_APDEV", ["MACAddress", "backhaulLinkType", "X_TP_HostName", "X_TP_Active", "X_TP_IsController", "backhaulSignalStrength"]),
        [ModemPart.Radios] = new("getList", "DEV2_WIFI_APDEV_RADIO", ["operatingFrequencyBand", "MACAddress"]),
        [ModemPart.Clients] = new("getList", "DEV2_WIFI_APDEV_ASSOCDEV", ["X_TP_HostName", "X_TP_IPAddress", "MACAddress", "signalStrength", "lastDataDownlinkRate"]),
        [ModemPart.Hosts] = new("getList", "DEV2_HOST_ENTRY", ["active", "X_TP_LanConnType", "physAddress", "IPAddress", "hostName"]),
    }.ToFrozenDictionary();

    /// <summary>
    /// Asks through the page's own function and lets only the named attributes out: what else a row holds (PPP passwords) never leaves the page.
    /// </summary>
    public const string Script = """
        ([call, oid, names, stack, ms]) => new Promise((resolve) => {
          const end = (answer) => { clearTimeout(timer); resolve(JSON.stringify(answer)); };
          const timer = setTimeout(() => end({ error: 'timeout' }), ms);
          const keep = (row) => Object.fromEntries([...names, 'stack'].filter((n) => n in row).map((n) => [n, String(row[n])]));
          const data = Object.fromEntries(names.map((n) => [n, '']));
          if (stack) data.stack = stack;
          $.dm[call]({ oid, data, callback: {
            success: (rows) => end({ rows: (Array.isArray(rows) ? rows : [rows ?? {}]).map(keep) }),
            fail: (code) => end({ code: Number(code) || 0 }),
            error: (why) => end({ error: String(why).slice(0, 80) }),
          } });
        })
        """;
}
