using System.Threading.RateLimiting;

namespace Gigafibre.Portal.Core;

public enum SecurityEvent
{
    SignedIn = 1,
    WrongCode = 2,
    LockedOut = 3,
    EndedEverywhere = 4,
    ContactChanged = 5,
    ContactUndone = 6,
    PasskeyMade = 7,
    PasskeyRemoved = 8,
    PasskeyRefused = 9,
    StaffSignedIn = 10,
    StaffSignedOut = 11,
    RoleRefused = 12,
    ProviderRefused = 13,
    DataAsked = 14,
    DataFetched = 15,
    WrongToken = 20,
    TokenRefused = 21,
    WrongSignature = 22,
}

/// <summary>
/// What somebody who watches for break-ins reads: one structured line each, in a category of its own, with an event id, who did it by an id of ours and a keyed hash of
/// the address; never a name, a contact, a code or a token.
/// </summary>
public sealed class SecurityEvents(ILoggerFactory logs, Secrets secrets) : IDisposable
{
    public const string Category = "Gigafibre.Portal.Security";

    private readonly ILogger _log = logs.CreateLogger(Category);

    /// <summary>A flood must not fill the log; the metric counts on.</summary>
    private readonly PartitionedRateLimiter<SecurityEvent> _lines = PartitionedRateLimiter.Create<SecurityEvent, SecurityEvent>(what =>
        RateLimitPartition.GetFixedWindowLimiter(what, _ => new FixedWindowRateLimiterOptions { PermitLimit = 120, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    public void Dispose() => _lines.Dispose();

    /// <summary>A person at the OpenID provider, whose subject may be their name: the same hash for the same person.</summary>
    public string? Person(string? subject) => subject is null ? null : "staff:" + secrets.Hash("actor", subject)[..12];

    /// <param name="actor">An id of ours (a session, a challenge, a token's name) or a <see cref="Person"/>; null for a stranger.</param>
    public void Say(SecurityEvent what, HttpContext? context, string? actor = null)
    {
        PortalMetrics.Security(what.ToString());
        using var line = _lines.AttemptAcquire(what);
        if (!line.IsAcquired)
        {
            return;
        }

        var level = what is SecurityEvent.SignedIn or SecurityEvent.StaffSignedIn or SecurityEvent.StaffSignedOut or SecurityEvent.EndedEverywhere
            or SecurityEvent.ContactChanged or SecurityEvent.PasskeyMade or SecurityEvent.PasskeyRemoved
            or SecurityEvent.DataAsked or SecurityEvent.DataFetched ? LogLevel.Information
            : LogLevel.Warning;
        var id = new EventId((int)what, what.ToString());
#pragma warning disable CA1848, CA1873 // The event's id and level vary; these lines are rare.
        _log.Log(level, id, "{Event} by {Actor} from {Address}", what, actor ?? "a stranger", context is null ? "inside" : VisitorAddress.Of(context, secrets).Key);
#pragma warning restore CA1848, CA1873
    }
}
