using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Pages.Internal;

public sealed class DeskMessagesModel(PortalDb db, MessageKinds kinds, AuditTrail audit, TimeProvider clock) : PageModel
{
    private const int Most = 50;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    private Dictionary<string, KindCount> _counts = [];

    public IEnumerable<MessageKind> Kinds => kinds.All.OrderBy(k => k.Topic).ThenBy(k => k.Name, StringComparer.Ordinal);

    public IReadOnlyList<Message> Lost { get; private set; } = [];

    public IReadOnlyList<ContactTrouble> Contacts { get; private set; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    public KindCount CountOf(MessageKind kind) => _counts.GetValueOrDefault(kind.Name, new KindCount(kind.Name, 0, 0, 0));

    public Phrase TitleOf(Message message) => kinds.Find(message.Kind)?.Title ?? Phrase.Verbatim(message.Kind);

    [Needs(StaffVerb.SeeCustomer)]
    public async Task OnGetAsync(CancellationToken cancel)
    {
        await audit.RecordAsync("messages.list", "*", cancel);
        var since = Now - Lately;
        var lately = db.Messages.AsNoTracking().Where(m => m.CreatedAt >= since);
        _counts = (await lately.GroupBy(m => m.Kind).Select(g => new KindCount(g.Key, g.Count(m => m.SentAt != null), g.Count(m => m.Delivery == Delivery.Delivered),
            g.Count(m => m.Delivery >= Delivery.Unreachable))).ToListAsync(cancel)).ToDictionary(c => c.Kind);
        Lost = await lately.Where(m => m.Delivery >= Delivery.Unreachable || (m.Delivery == Delivery.Sending && m.Trouble != null)).OrderByDescending(m => m.CreatedAt).Take(Most)
            .ToListAsync(cancel);
        Contacts = await db.ContactTroubles.AsNoTracking().Where(t => t.EndedAt == null).OrderByDescending(t => t.Since).Take(Most).ToListAsync(cancel);
    }
}

/// <summary>What became of one kind of message lately.</summary>
public sealed record KindCount(string Kind, int Sent, int Delivered, int Lost);
