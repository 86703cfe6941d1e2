using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>One limit: at most so many within a time.</summary>
public sealed record Limit(string Key, int Most, TimeSpan Within);

/// <summary>
/// Counts in the database, under one lock, so that a limit holds whatever the number of nodes and however parallel the requests.
/// Call inside a transaction that began with <see cref="EnterAsync"/>.
/// </summary>
public sealed class CodeBudget(PortalDb db, TimeProvider clock, IOptions<SignInOptions> options)
{
    /// <summary>Waits for the gate: from here to the end of the transaction nobody else counts.</summary>
    public Task EnterAsync(CancellationToken cancel) =>
        db.EnterAsync(GateName.SignIn, cancel);

    /// <summary>True when none of the limits is used up. Costs the same queries whatever it finds.</summary>
    public async Task<bool> AllowsAsync(IEnumerable<Limit> limits, CancellationToken cancel)
    {
        var allowed = true;
        foreach (var limit in limits)
        {
            allowed &= await CountAsync(limit, cancel) < limit.Most;
        }

        return allowed;
    }

    public void Spend(IEnumerable<string> keys, DateTimeOffset at) =>
        db.BudgetSpends.AddRange(keys.Distinct().Select(key => new BudgetSpend { Id = Guid.CreateVersion7(at), Key = key, At = at }));

    public Task RefundAsync(string[] keys, DateTimeOffset spentAt, CancellationToken cancel) =>
        db.BudgetSpends.Where(s => keys.Contains(s.Key) && s.At == spentAt).ExecuteDeleteAsync(cancel);

    public IReadOnlyList<Limit> ForCode(Challenge c)
    {
        var o = options.Value;
        List<Limit> limits =
        [
            new(ContactKey(c), o.CodesPerContactPerQuarterHour, TimeSpan.FromMinutes(15)),
            new(ContactKey(c), o.CodesPerContactPerDay, TimeSpan.FromDays(1)),
            new(AddressKey(c), o.UnusedCodesPerAddressPerHour * o.StormAllowance, TimeSpan.FromHours(1)),
            new(NetworkKey(c), o.UnusedCodesPerNetworkPerHour * o.StormAllowance, TimeSpan.FromHours(1)),
            new(InAllKey(c), o.CodesPerContactPerDayInAll, TimeSpan.FromDays(1)),
        ];
        if (c.Mac.Length > 0)
        {
            limits.Add(new(ModemKey(c), c.IsKnown ? o.CodesPerModemPerHour : o.OpenCodesPerModemPerHour, TimeSpan.FromHours(1)));
        }

        if (c.Channel == MessageChannel.Voice)
        {
            limits.Add(new(CallKey(c), o.CallsPerContactPerDay, TimeSpan.FromDays(1)));
        }

        return limits;
    }

    /// <summary>What must hold when a code is about to leave: only what is really sent counts, so strangers cannot use it up.</summary>
    public IReadOnlyList<Limit> ForSending(Challenge c) =>
        [PerHour(c.IsKnown), .. PerDay(c.Channel, c.IsKnown)];

    /// <summary>What everybody shares: the price of a day, and how often anybody may guess.</summary>
    public IReadOnlyList<Limit> ForEverybody() =>
    [
        PerHour(isKnown: true), PerHour(isKnown: false), .. WrongByAll("k"), .. WrongByAll("b"), .. WrongByAll("open"),
        .. PerDay(MessageChannel.Sms, isKnown: false), .. PerDay(MessageChannel.Voice, isKnown: false),
    ];

    public Task<int> CountAsync(Limit limit, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - limit.Within;
        return db.BudgetSpends.CountAsync(s => s.Key == limit.Key && s.At > since, cancel);
    }

    private Limit PerHour(bool isKnown) => new(AllKey(isKnown), options.Value.CodesPerHour * options.Value.StormAllowance, TimeSpan.FromHours(1));

    /// <summary>A day's budget for all; two thirds of it for strangers, so that they cannot use up what the others wait for.</summary>
    private IEnumerable<Limit> PerDay(MessageChannel channel, bool isKnown)
    {
        if (channel == MessageChannel.Email)
        {
            yield break;
        }

        var most = (channel == MessageChannel.Voice ? options.Value.CallsPerDay : options.Value.TextsPerDay) * options.Value.StormAllowance;
        yield return new(SentKey(channel), most, TimeSpan.FromDays(1));
        if (!isKnown)
        {
            yield return new(OpenSentKey(channel), Math.Max(1, most * 2 / 3), TimeSpan.FromDays(1));
        }
    }

    private IEnumerable<Limit> WrongByAll(string kind)
    {
        var (o, key) = (options.Value, WrongByAllKey(kind));
        yield return new(key, (kind == "open" ? o.WrongOpenCodesPerHour : o.WrongCodesPerHour) * o.StormAllowance, TimeSpan.FromHours(1));
        if (kind != "open")
        {
            yield return new(key, o.WrongCodesPerDay * o.StormAllowance, TimeSpan.FromDays(1));
        }
    }

    public IReadOnlyList<Limit> ForTry(Challenge c) =>
    [
        .. WrongByAll(Kind(c)),
        new(WrongKey(c), options.Value.WrongCodesPerModemPerDay, TimeSpan.FromDays(1)),
        new(WrongInAllKey(c), options.Value.WrongCodesPerContactPerDayInAll, TimeSpan.FromDays(1)),
        new(WrongAddressKey(c), options.Value.WrongCodesPerAddressPerHour * options.Value.StormAllowance, TimeSpan.FromHours(1)),
    ];

    public static IEnumerable<string> CostsOfCode(Challenge c)
    {
        IEnumerable<string> costs = [ContactKey(c), InAllKey(c), AddressKey(c), NetworkKey(c)];
        costs = c.Mac.Length > 0 ? costs.Append(ModemKey(c)) : costs;
        return c.Channel == MessageChannel.Voice ? costs.Append(CallKey(c)) : costs;
    }

    public static string[] CostsOfSending(Challenge c) =>
        c.Channel == MessageChannel.Email ? [AllKey(c.IsKnown)] : c.IsKnown ? [AllKey(true), SentKey(c.Channel)] : [AllKey(false), SentKey(c.Channel), OpenSentKey(c.Channel)];

    /// <summary>A guess at a decoy can never be right and takes nothing from anybody; it is written down all the same, so that it takes as long.</summary>
    public static string[] CostsOfWrongCode(Challenge c) =>
        [WrongKey(c), WrongInAllKey(c), WrongAddressKey(c), c.CustomerId is null ? "wrong-all:decoy" : WrongByAllKey(Kind(c))];

    public static string[] CostsOfUnused(Challenge c) => [AddressKey(c), NetworkKey(c)];

    private static string AddressKey(Challenge c) => $"code-address:{Lane(c)}:{c.AddressKey}";

    private static string NetworkKey(Challenge c) => $"code-network:{Lane(c)}:{Network(c)}";

    // A contact counts together with the modem it was typed for and, without a key, the network it was typed in: a stranger who knows both
    // takes nothing from the owner at home. A wider count of the contact bounds what reaches one telephone from everywhere.
    private static string ContactKey(Challenge c) => Key(c, "code-contact", $"{c.Mac}:{c.ContactHash}", $"{c.Mac}:{c.ContactHash}:{Network(c)}");

    private static string InAllKey(Challenge c) => Key(c, "code-contact-all", c.ContactHash, $"{c.Mac}:{c.ContactHash}");

    private static string CallKey(Challenge c) => Key(c, "call-contact", c.ContactHash, $"{c.Mac}:{c.ContactHash}");

    private static string ModemKey(Challenge c) => Key(c, "code-modem", c.Mac, $"{c.Mac}:{c.AddressKey}");

    private static string AllKey(bool isKnown) => isKnown ? "code-all:k" : "code-all:open";

    /// <summary>Without a sticker key a guess is only worth anything against a contact on file, so it counts against modem and contact together.</summary>
    private static string WrongKey(Challenge c) => Key(c, "wrong-modem", c.Mac, $"{c.Mac}:{c.ContactHash}:{Network(c)}");

    private static string WrongInAllKey(Challenge c) => Key(c, "wrong-contact-all", c.ContactHash, $"{c.Mac}:{c.ContactHash}");

    private static string WrongAddressKey(Challenge c) => $"wrong-address:{Lane(c)}:{c.AddressKey}";

    private static string WrongByAllKey(string kind) => $"wrong-all:{kind}";

    private static string SentKey(MessageChannel channel) => channel == MessageChannel.Voice ? "sent-all:call" : "sent-all:text";

    private static string OpenSentKey(MessageChannel channel) => SentKey(channel) + ":open";

    private static string Network(Challenge c) => VisitorAddress.NetworkOf(c.AddressKey);

    /// <summary>A known browser counts for itself alone, a sticker's holder by what they hold, a stranger by what they typed and from where.</summary>
    private static string Key(Challenge c, string what, string held, string typed) =>
        $"{what}:{Lane(c)}" + (c.KnownBrowserId is not null ? "" : c.Trusted ? $":{held}" : $":{typed}");

    private static string Lane(Challenge c) => c.KnownBrowserId is { } b ? $"b:{b}" : Kind(c);

    /// <summary>Holds a sticker, signed in here before, or is a stranger: each has budgets that the others cannot use up.</summary>
    private static string Kind(Challenge c) => c.Trusted ? "k" : c.KnownBrowserId is not null ? "b" : "open";
}
