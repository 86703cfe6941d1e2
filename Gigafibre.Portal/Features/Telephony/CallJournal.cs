using System.Globalization;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Features.Telephony;

/// <summary>A call that is over stands on the customer's timeline; one that our team made to somebody who had asked for it settles that, whoever made it.</summary>
public sealed class CallJournal(CallerLookup callers, CallBacks calls, AuditTrail audit)
{
    private const int LongestAgent = 60;

    /// <summary>Our team may call a little before its time.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(30);

    /// <summary>False for a kind of call that is none.</summary>
    public async Task<bool> WriteAsync(JournalledCall call, CancellationToken cancel)
    {
        if (call.Kind?.ToUpperInvariant() is not ("INBOUND" or "MISSED" or "OUTBOUND" or "NOTANSWERED") || !PhoneNumber.TryParse(call.Number, out var phone))
        {
            return call.Kind is not null;
        }

        var (kind, agent) = (call.Kind.ToLowerInvariant(), Filled(call.Agent));
        var seconds = int.TryParse(Filled(call.Duration), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : 0;
        if (kind is "outbound" or "notanswered" && await calls.FindDueAsync(phone, Early, cancel) is { } wanted)
        {
            await calls.CalledAsync(wanted.Number, isReached: kind == "outbound" && seconds > 0, agent ?? "3CX", cancel);
        }

        // The caller's number proves nothing: on the timeline of one customer, or of nobody.
        if (await callers.CustomersAsync(call.Number, cancel) is [var only])
        {
            await audit.RecordAsync($"phone.{kind}", only, cancel, customer: only, after: agent is null ? null : $"{agent}, {seconds} s");
        }

        return true;
    }

    /// <summary>What 3CX could not fill arrives in its brackets.</summary>
    private static string? Filled(string? value) => value?.Trim() is { Length: > 0 } text && text[0] != '[' ? text[..Math.Min(text.Length, LongestAgent)] : null;
}
