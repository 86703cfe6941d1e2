namespace Gigafibre.Portal.Integrations;

/// <summary>
/// An outside system failed us. <see cref="IsTransient"/>: the same request may succeed later.
/// <see cref="MayHaveHappened"/>: the request may have been carried out all the same (a time-out, a reset, a 5xx);
/// whoever writes must look before writing again.
/// </summary>
public sealed class IntegrationException(
    string system, string message, bool isTransient, bool mayHaveHappened = false, string? code = null, Exception? inner = null)
    : Exception($"{system}: {message}", inner)
{
    public string System { get; } = system;

    public bool IsTransient { get; } = isTransient;

    public bool MayHaveHappened { get; } = mayHaveHappened;

    /// <summary>The system's own word for the error (Frappe's <c>exc_type</c>, Twilio's code), when it gave one.</summary>
    public string? Code { get; } = code;

    /// <summary>What the system said to people, where the mend may stand. It may name customers: shown to staff, never logged.</summary>
    public string? Said { get; init; }
}
