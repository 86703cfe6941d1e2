using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Features.Modems;

/// <summary>What a feature ends when ERPNext says that a modem is somebody else's now. Called again after a crash: it may have been done before.</summary>
public interface IModemHandover
{
    /// <param name="owner">Whose the modem is now; null when it is nobody's.</param>
    Task EndForOthersAsync(MacAddress mac, string? owner, DateTimeOffset now, CancellationToken cancel);
}
