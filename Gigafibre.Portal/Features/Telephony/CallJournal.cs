using System.Globalization;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Integrations;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Telephony;

/// <summary>
/// A call that is over stands on the customer's timeline, once. A conversation of our team with somebody who had asked for it settles that; a ring without an answer, or a few
/// seconds with an answering machine, does not: whoever called says what it was.
/// </summary>
public sealed class CallJournal(PortalDb db, CallerLookup callers, CallBacks calls, AuditTrail audit)
{
    private const int LongestAgent = 60;
    private const int Conversation = 60;

    /// <summary>Our team may call a little before its time.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    /// <summary>False for a kind of call that is none.</summary>
    public async Task<bool> WriteAsync(JournalledCall call, CancellationToken cancel)
    {
        var kind = call.Kind?.Trim().ToLowerInvariant();
        if (kind is not ("inbound" or "missed" or "outbound" or "notanswered"))
        {
            return false;
        }

        // 3CX gives a call no id: by whom, which way and when is as near as it gets.
        var (action, subject) = ($"phone.{kind}", audit.Typed($"{call.Number} {kind} {call.Started}"));
        if (!PhoneNumber.TryParse(call.Number, out var phone) || await db.AuditEntries.AnyAsync(a => a.Action == action && a.Subject == subject, cancel))
        {
            return true;
        }

        var (agent, seconds) = (Filled(call.Agent), int.TryParse(Filled(call.Duration), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : (int?)null);
        if (kind == "outbound" && seconds >= Conversation && await calls.FindDueAsync(phone, Early, cancel) is { } wanted)
        {
            await calls.CalledAsync(wanted.Number, isReached: true, agent ?? "3CX", cancel);
        }

        // The number proves nothing: on the timeline of one customer, or of nobody.
        if (await callers.CustomersAsync(call.Number, cancel) is [var only])
        {
            await audit.RecordAsync(action, subject, cancel, customer: only, after: string.Join(", ", new[] { agent, seconds is { } s ? $"{s} s" : null }.OfType<string>()));
        }

        return true;
    }

    /// <summary>What 3CX could not fill arrives in its brackets.</summary>
    private static string? Filled(string? value) => value?.Trim() is { Length: > 0 } text && text[0] != '[' ? text[..Math.Min(text.Length, LongestAgent)] : null;
}
