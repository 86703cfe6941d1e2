namespace Gigafibre.Portal.Features.Payments;

/// <summary>A dispute's states in Stripe's words, and which of several is the one to speak of.</summary>
public static class DisputeStates
{
    /// <summary>The worst first.</summary>
    private static readonly string[] Order =
    [
        "needs_response", "appeal_needs_response", "under_review", "appeal_under_review", "lost", "warning_needs_response", "warning_under_review", "warning_closed",
        "prevented", "won",
    ];

    public const string Lost = "lost";

    /// <summary>Nobody has decided yet.</summary>
    public static readonly string[] Open = ["needs_response", "under_review", "appeal_needs_response", "appeal_under_review"];

    public static bool IsOpen(string? status) => Open.Contains(status);

    public static bool IsLost(string? status) => status is Lost;

    public static bool IsLostOrOpen(string? status) => IsLost(status) || IsOpen(status);

    public static bool IsWarning(string? status) => status?.StartsWith("warning_", StringComparison.Ordinal) is true;

    /// <summary>An open one is never hidden by a closed one; a state that nobody knows is the worst of all.</summary>
    public static string? Worst(IEnumerable<string> statuses) => statuses.OrderBy(s => Array.IndexOf(Order, s)).FirstOrDefault();
}
