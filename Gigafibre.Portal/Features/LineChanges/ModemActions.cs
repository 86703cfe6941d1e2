using Gigafibre.Portal.Integrations.Cpe;

namespace Gigafibre.Portal.Features.LineChanges;

/// <summary>What can be done to a modem; what it cannot do is not in it.</summary>
/// <param name="KeyIsReadable">The bridge can read the present key, so nobody has to type it.</param>
/// <param name="GuestKeyCanChange">Every network of the guests takes a password.</param>
/// <param name="Away">Our own systems do not answer: what the modem can do is not known just now.</param>
/// <param name="DeafSince">The diagnosis that found that the modem hears nothing: nothing is offered until the next one.</param>
public sealed record ModemActions(
    bool Restart, bool Refresh, bool Renew, IReadOnlyList<WifiControl> Networks, WifiControl? Guest, bool KeyCanChange, bool KeyIsReadable, bool SpeedTest,
        bool GuestKeyCanChange = false,
    bool Away = false, DateTimeOffset? DeafSince = null)
{
    public static readonly ModemActions None = new(false, false, false, [], null, false, false, false);
}
