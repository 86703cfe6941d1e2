namespace Gigafibre.Portal.Integrations.ModemBridge;

/// <summary>Why a modem's page could not be used.</summary>
public enum PageTrouble
{
    /// <summary>Its address is not in the networks of the modems.</summary>
    NotAllowed,
    Unreachable,

    /// <summary>Somebody is logged in; they are not thrown out.</summary>
    Busy,
    WrongPassword,

    /// <summary>The modem lets nobody in for a while.</summary>
    Locked,
    SessionLost,
    Timeout,

    /// <summary>At that address stands another modem.</summary>
    WrongModem,

    /// <summary>Others wait for this modem already.</summary>
    Queue,
    Refused,
}

/// <param name="rest">How long to leave the modem alone.</param>
public sealed class ModemPageException(PageTrouble trouble, TimeSpan? rest = null, Exception? inner = null) : Exception($"The modem's page: {trouble}", inner)
{
    public PageTrouble Trouble { get; } = trouble;

    public TimeSpan? Rest { get; } = rest;
}
