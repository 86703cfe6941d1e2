using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.LineChanges;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Desk;

/// <param name="Who">One of the staff; null where the customer did it, or nobody.</param>
/// <param name="Verb">Who may follow the link.</param>
public sealed record CustomerEvent(DateTimeOffset At, Phrase What, string? Who = null, string? Link = null, Staff.StaffVerb? Verb = null);

/// <summary>What happened with a customer, the newest first: what they did here, what we sent them, what our own people did.</summary>
public sealed class CustomerTimeline(PortalDb db, MessageKinds kinds, IOptions<PortalOptions> site)
{
    private const int Most = 40;

    /// <summary>Looking is on record and no event; a note stands by itself.</summary>
    private static readonly string[] NoEvents =
    [
        "change.see", "customer.note", "customer.page", "customer.see", "customer.see-as", "installation.read", "modem.diagnose", "modem.history", "modem.see", "modem.watch",
            "payment.see",
        "payment-link.send", "person.try", "payments.list", "phone.lookup", "payments.export", "privacy.see", "snapshot.see",
    ];

    public async Task<IReadOnlyList<CustomerEvent>> ReadAsync(string customerId, CancellationToken cancel)
    {
        var events = new List<CustomerEvent>();
        await AddLinesAsync(events, customerId, cancel);
        await AddDecisionsAsync(events, customerId, cancel);
        await AddPaymentsAsync(events, customerId, cancel);
        await AddMessagesAsync(events, customerId, cancel);
        var done = await db.AuditEntries.AsNoTracking().Where(a => a.CustomerId == customerId && !NoEvents.Contains(a.Action)).OrderByDescending(a => a.At).Take(Most)
            .ToListAsync(cancel);
        events.AddRange(done.Select(a => new CustomerEvent(a.At, AuditText.Of(a.Action), a.ActorName ?? a.Actor)));
        return [.. events.OrderByDescending(e => e.At).Take(Most)];
    }

    private async Task AddLinesAsync(List<CustomerEvent> events, string customerId, CancellationToken cancel)
    {
        var diagnoses = await db.Diagnoses.AsNoTracking().Where(d => d.CustomerId == customerId && d.FinishedAt != null && d.Verdict != null).OrderByDescending(d =>
            d.StartedAt).Take(Most)
            .Select(d => new { d.Id, d.Mac, d.StartedAt, d.Verdict }).ToListAsync(cancel);
        events.AddRange(diagnoses.Select(d => new CustomerEvent(d.StartedAt, CustomerFileText.Diagnosed.With(SaidOf(d.Verdict!.Value)),
            Link: Links.DeskModem(MacAddress.Parse(d.Mac), d.Id), Verb: Staff.StaffVerb.SeeModem)));
        var changes = await db.LineChanges.AsNoTracking().Where(c => c.CustomerId == customerId).OrderByDescending(c => c.AskedAt).Take(Most).ToListAsync(cancel);
        events.AddRange(changes.Select(c => new CustomerEvent(c.AskedAt, CustomerFileText.Changed.With(LineChangeText.NameOf(c.Kind), CustomerFileText.OutcomeOf(c)),
            Link: Links.DeskLineChange(MacAddress.Parse(c.Mac)), Verb: Staff.StaffVerb.ChangeModem)));
        var tickets = await db.Tickets.AsNoTracking().Where(t => t.CustomerId == customerId).OrderByDescending(t => t.CreatedAt).Take(Most).ToListAsync(cancel);
        events.AddRange(tickets.Select(t => new CustomerEvent(t.CreatedAt, CustomerFileText.Opened.With(t.Number),
            Link: t.Mac is { } mac ? Links.DeskModem(MacAddress.Parse(mac), t.DiagnosisId) : null, Verb: Staff.StaffVerb.SeeModem)));
    }

    private async Task AddDecisionsAsync(List<CustomerEvent> events, string customerId, CancellationToken cancel)
    {
        var requests = await db.ServiceRequests.AsNoTracking().Where(r => r.CustomerId == customerId).OrderByDescending(r => r.GivenAt).Take(Most).ToListAsync(cancel);
        events.AddRange(requests.Select(r => new CustomerEvent(r.GivenAt, CustomerFileText.Decided.With(RequestText.Kind(r.Kind), RequestText.State(r).Text),
            Link: Links.DeskRequests, Verb: Staff.StaffVerb.HandleRequest)));
        var ratings = await db.TicketRatings.AsNoTracking().Where(r => r.CustomerId == customerId).OrderByDescending(r => r.At).Take(Most).ToListAsync(cancel);
        events.AddRange(ratings.Select(r => new CustomerEvent(r.At, CustomerFileText.Rated.With(r.Issue, TicketText.Of(r.Score), r.Words ?? ""))));
    }

    private async Task AddPaymentsAsync(List<CustomerEvent> events, string customerId, CancellationToken cancel)
    {
        var payments = await db.PaymentAttempts.AsNoTracking().Where(p => p.CustomerId == customerId && p.State != PaymentState.New && p.State != PaymentState.Expired)
            .OrderByDescending(p => p.CreatedAt).Take(Most).ToListAsync(cancel);
        events.AddRange(payments.Select(p => new CustomerEvent(p.CreatedAt,
            CustomerFileText.Paid.With(new Money(p.AmountCents), PayText.Method(p.Method), PaymentListText.Standing(p).Word),
            Link: Links.DeskPayment(p.Id), Verb: Staff.StaffVerb.SeePayment)));
    }

    private async Task AddMessagesAsync(List<CustomerEvent> events, string customerId, CancellationToken cancel)
    {
        var messages = await db.Messages.AsNoTracking().Where(m => m.CustomerId == customerId).OrderByDescending(m => m.CreatedAt).Take(Most).ToListAsync(cancel);
        events.AddRange(messages.Select(m => new CustomerEvent(m.CreatedAt, DeskMessageText.Event.With(
            MessageText.ChannelOf(m.Channel).With(m.MaskedContact), kinds.Find(m.Kind)?.Title ?? Phrase.Verbatim(m.Subject), MessageText.StateOf(m)))));
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.CustomerId == customerId && s.Kind != SessionKind.View).OrderByDescending(s => s.CreatedAt).Take(Most)
            .Select(s => new { s.CreatedAt, s.Kind }).ToListAsync(cancel);
        events.AddRange(sessions.Select(s => new CustomerEvent(s.CreatedAt, CustomerFileText.SignedIn(s.Kind))));
    }

    private Phrase SaidOf(VerdictCode verdict) => new(
        SourceText.Past(verdict, Language.French, site.Value.SupportPhone), SourceText.Past(verdict, Language.English, site.Value.SupportPhone));
}
