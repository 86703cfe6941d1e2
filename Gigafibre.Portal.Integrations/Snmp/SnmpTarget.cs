using System.Net;

namespace Gigafibre.Portal.Integrations.Snmp;

internal enum SnmpAuth
{
    Sha1,
    Sha256,
}

/// <summary>Whom to ask, and with what secret. Never printed.</summary>
internal abstract record SnmpTarget(IPEndPoint Agent)
{
    /// <summary>Called before each datagram; may throw to hold it back.</summary>
    public Action? Spend { get; init; }

    public sealed override string ToString() => Agent.ToString();
}

/// <summary>Version 2c: the community is the whole secret, and travels in clear.</summary>
internal sealed record CommunityTarget(IPEndPoint Agent, string Community) : SnmpTarget(Agent);

/// <summary>Version 3, authenticated and encrypted (AES-128). Keys are pass phrases of eight characters or more.</summary>
internal sealed record UserTarget(IPEndPoint Agent, string User, SnmpAuth Auth, string AuthKey, string PrivKey, string Context = "") : SnmpTarget(Agent);
