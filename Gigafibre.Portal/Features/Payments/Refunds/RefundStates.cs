namespace Gigafibre.Portal.Features.Payments.Refunds;

/// <summary>What may follow what in the life of a refund, in Stripe's words: an answer that is older than what is known changes nothing.</summary>
public static class RefundStates
{
    private static readonly Dictionary<string, string[]> Next = new()
    {
        ["pending"] = ["requires_action", "succeeded", "failed", "canceled"],
        ["requires_action"] = ["succeeded", "failed", "canceled"],

        // The customer's bank may send it back weeks later.
        ["succeeded"] = ["failed"],
        ["failed"] = [],
        ["canceled"] = [],
    };

    public static bool MayFollow(string from, string to) => Next.TryGetValue(from, out var next) ? next.Contains(to) : from != to;

    public static bool IsOnItsWay(string status) => status is "pending" or "requires_action";

    public static bool IsOver(string status) => status is "failed" or "canceled";
}
