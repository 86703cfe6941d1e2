using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Contacts;
using Gigafibre.Portal.Features.Dunning;
using Gigafibre.Portal.Features.Installations;
using Gigafibre.Portal.Features.LineChanges;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Payments.Repair;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Desk;

/// <param name="Name">A customer's id, or a modem's MAC.</param>
/// <param name="Verb">Who may follow the link.</param>
public sealed record WorkSubject(string Name, string Link, StaffVerb Verb);

/// <summary>What an item of work is about, by what its key means.</summary>
public sealed class WorkSubjects(PortalDb db, PaymentTroubles troubles)
{
    /// <summary>By the item's id; one that is about nobody (a regular run, a code that waits) is not in it.</summary>
    public async Task<IReadOnlyDictionary<Guid, WorkSubject>> FindAsync(IReadOnlyList<WorkItem> items, CancellationToken cancel)
    {
        var subjects = new Dictionary<Guid, WorkSubject>();
        await AddPaymentsAsync(items, subjects, cancel);
        var messages = Keys(items, SendMessageHandler.Kind).Concat(Keys(items, TellOtherwiseHandler.Kind)).ToDictionary();
        List<Guid> messageIds = [.. messages.Values];
        var customers = await db.Messages.Where(m => messageIds.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.CustomerId, cancel);
        Add(subjects, messages, customers, Customer);
        var contacts = items.Where(i => i.Kind == WriteContactHandler.Kind).ToDictionary(i => i.Id, i => Guid.Parse(i.Key[..36]));
        List<Guid> contactIds = [.. contacts.Values];
        Add(subjects, contacts, await db.ContactChanges.Where(c => contactIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.CustomerId, cancel),
            Customer);
        var tickets = Keys(items, OpenTicketHandler.Kind);
        List<Guid> ticketIds = [.. tickets.Values];
        Add(subjects, tickets, await db.Tickets.Where(t => ticketIds.Contains(t.Id) && t.Mac != null).ToDictionaryAsync(t => t.Id, t => t.Mac!, cancel), Modem);
        Add(subjects, tickets, await db.Tickets.Where(t => ticketIds.Contains(t.Id) && t.Mac == null).ToDictionaryAsync(t => t.Id, t => t.CustomerId, cancel), Customer);
        var replies = Keys(items, SendReplyHandler.Kind);
        List<Guid> replyIds = [.. replies.Values];
        Add(subjects, replies, await db.TicketReplies.Where(r => replyIds.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.CustomerId, cancel), Customer);
        var steps = Keys(items, MirrorHandler.Kind);
        List<Guid> stepIds = [.. steps.Values];
        Add(subjects, steps, await db.DunningSteps.Where(s => stepIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.CustomerId, cancel), Customer);
        var calls = Keys(items, CloseCallHandler.Kind);
        List<Guid> callIds = [.. calls.Values];
        Add(subjects, calls, await db.CallBacks.Where(c => callIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.CustomerId, cancel), Customer);
        var installations = Keys(items, FileInstallationHandler.Kind);
        List<Guid> installationIds = [.. installations.Values];
        Add(subjects, installations, await db.Installations.Where(i => installationIds.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Mac, cancel), Modem);
        var changes = Keys(items, LineChangeHandler.Kind);
        List<Guid> changeIds = [.. changes.Values];
        Add(subjects, changes, await db.LineChanges.Where(c => changeIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Mac, cancel), Modem);
        return subjects;
    }

    private async Task AddPaymentsAsync(IReadOnlyList<WorkItem> items, Dictionary<Guid, WorkSubject> subjects, CancellationToken cancel)
    {
        var owners = (await troubles.OwnersAsync(items, cancel)).Where(o => o.Value is not null).Select(o => KeyValuePair.Create(o.Key, o.Value!.Value))
            .Concat(Keys(items, TellHandler.Kind)).DistinctBy(o => o.Key).ToList();
        var ids = owners.Select(o => o.Value).Distinct().ToList();
        var customers = await db.PaymentAttempts.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.CustomerId, cancel);
        foreach (var (item, attempt) in owners)
        {
            if (customers.TryGetValue(attempt, out var customer))
            {
                subjects[item] = new WorkSubject(customer, Links.DeskPayment(attempt), StaffVerb.SeePayment);
            }
        }
    }

    private static void Add(
        Dictionary<Guid, WorkSubject> subjects, IReadOnlyDictionary<Guid, Guid> keys, Dictionary<Guid, string> known, Func<string, WorkSubject> subject)
    {
        foreach (var (item, key) in keys.Where(k => known.ContainsKey(k.Value)))
        {
            subjects[item] = subject(known[key]);
        }
    }

    /// <summary>A key begins with the id of its row; what follows is a number of the try.</summary>
    private static Dictionary<Guid, Guid> Keys(IReadOnlyList<WorkItem> items, string kind) => items.Where(i => i.Kind == kind)
        .Select(i => (i.Id, Key: Guid.TryParse(i.Key.Split(':')[0], out var id) ? id : (Guid?)null)).Where(k => k.Key is not null).ToDictionary(k => k.Id, k => k.Key!.Value);

    private static WorkSubject Customer(string id) => new(id, Links.DeskCustomer(id), StaffVerb.SeeCustomer);

    private static WorkSubject Modem(string mac)
    {
        var address = MacAddress.Parse(mac);
        return new WorkSubject(address.ToString(), Links.DeskModem(address), StaffVerb.SeeModem);
    }
}
