using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Gigafibre.Portal.Sandbox.GenieAcs;

namespace Gigafibre.Portal.Sandbox.TpLink;

/// <summary>How a modem's own page misbehaves.</summary>
public enum PageBehavior
{
    Normal,

    Busy,

    /// <summary>Too many wrong passwords: nobody gets in for a while.</summary>
    Locked,

    /// <summary>The first answer about keys is empty.</summary>
    ParamsMissing,

    /// <summary>The session ends at the first question.</summary>
    SessionLost,

    Slow,

    /// <summary>Lets one in, answers a few questions, and then says nothing more.</summary>
    FallsSilent,

    /// <summary>Newer firmware that lacks a list of devices.</summary>
    MissingObject,

    /// <summary>Newer firmware, with AES-GCM.</summary>
    Gcm,

    /// <summary>Nothing answers at its address.</summary>
    Gone,

    /// <summary>Drops the internet session and does not take it up again.</summary>
    StaysDown,
}

/// <summary>The web page of one TP-Link modem: one session at a time, and what its lists hold.</summary>
public sealed class ModemWeb(string mac, Device device)
{
    public const string DefaultPassword = "sandbox-modem-pass";
    public const string Sequence = "742334261";
    public const int QuestionsBeforeSilence = 4;
    private const int MostFailures = 5;

    public PageBehavior Behavior { get; set; }

    public string Password { get; set; } = DefaultPassword;

    public WebSession? Session { get; set; }

    public int Failures { get; set; }

    public int Logins { get; set; }

    public int Questions { get; set; }

    public bool ParamsGiven { get; set; }

    public bool IsLocked => Behavior == PageBehavior.Locked || Failures >= MostFailures;

    public string Mac => mac;

    public Device Device => device;

    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public JsonNode? Rows(string oid) => Behavior == PageBehavior.MissingObject && oid == "DEV2_HOST_ENTRY" ? null : ModemTables.Rows(device, mac, oid);
}

/// <param name="Hash">MD5 of user name and password, as the page sends it.</param>
public sealed record WebSession(string Cookie, string Token, GdprCipher Cipher, string Hash);
