using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Desk;

/// <param name="Link">Null where there is nothing to open.</param>
public sealed record AuditSubject(Phrase Name, string? Link);

/// <summary>What an entry of the audit is about, besides the customer: by name, with the way to it.</summary>
public sealed class AuditSubjects(PortalDb db)
{
    private static readonly Phrase WithSubject = new("{0} ({1})", "{0} ({1})");

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> FindAsync(IReadOnlyCollection<AuditEntry> entries, CancellationToken cancel)
    {
        var ids = entries.Select(e => Guid.TryParse(e.Subject, out var id) ? id : Guid.Empty).Distinct().ToList();
        var references = await db.PaymentAttempts.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Reference, cancel);
        var subjects = new Dictionary<Guid, AuditSubject>();
        foreach (var entry in entries)
        {
            if (Of(entry, references) is { } subject)
            {
                subjects[entry.Id] = subject;
            }
        }

        return subjects;
    }

    private static AuditSubject? Of(AuditEntry entry, Dictionary<Guid, string> references)
    {
        if (Guid.TryParse(entry.Subject, out var id))
        {
            return references.TryGetValue(id, out var reference) ? new(Phrase.Verbatim(reference), Links.DeskPayment(id))
                : entry.Action == "sticker.download" ? new(DeskText.AuditBatch, Links.Batch(id)) : null;
        }

        if (MacAddress.TryParse(entry.Subject, out var mac))
        {
            return new(Phrase.Verbatim(mac.ToString()),
                entry.Action.StartsWith("sticker.", StringComparison.Ordinal) ? Links.StickerHistoryOf(mac) : Links.DeskModem(mac));
        }

        return entry.Action switch
        {
            "finding.resolve" when entry.Subject.Split(':', 2) is [var word, var about] && KebabCase.TryRead<FindingKind>(word, out var kind) =>
                new(WithSubject.With(FindingText.Of(kind), FindingSubject.Of(kind, about)), null),
            "work.retry-all" => new(WorkKindText.Of(entry.Subject), null),
            "snapshot.see" => new(Phrase.Verbatim(entry.Subject), Links.DeskDiagnosis(entry.Subject)),
            "devices.lookup" or "payment-link.send" or "session.end" when entry.Subject != entry.CustomerId => new(Phrase.Verbatim(entry.Subject), null),
            _ => null,
        };
    }
}
