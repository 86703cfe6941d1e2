using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Messages;

/// <param name="Phones">Masked, as pages show them.</param>
/// <param name="Mails">The same of addresses.</param>
/// <param name="Troubles">Contacts of the customer that take our notices no longer.</param>
public sealed record KnownContacts(IReadOnlyList<string> Phones, IReadOnlyList<string> Mails, IReadOnlyList<ContactTrouble> Troubles);

/// <summary>A customer's own telephones and addresses, and which of them we no longer write to.</summary>
public sealed class CustomerContacts(PortalDb db, ErpNextClient erp, ContactTroubles troubles, Secrets secrets)
{
    /// <summary>None while ERPNext is away: whose a contact is now, only it knows.</summary>
    public async Task<KnownContacts> ReadAsync(string customerId, CancellationToken cancel)
    {
        ContactPoints? points = null;
        try
        {
            points = await erp.GetContactPointsAsync(customerId, cancel);
        }
        catch (IntegrationException)
        {
            // The choices can be made without them.
        }

        List<string> hashes = points is null ? [] : [.. points.Phones.Select(p => Hash(p.E164)), .. points.Emails.Select(e => Hash(e.Value))];
        var shut = db.ContactTroubles.Where(t => t.EndedAt == null && hashes.Contains(t.ContactHash));
        return new KnownContacts([.. points?.Phones.Select(p => p.Masked) ?? []], [.. points?.Emails.Select(e => e.Masked) ?? []],
            await shut.AsNoTracking().OrderBy(t => t.Since).ToListAsync(cancel));
    }

    /// <summary>Its owner wants our notices there again. False for a contact that is not theirs.</summary>
    public async Task<bool> TryAgainAsync(string customerId, string contactHash, CancellationToken cancel) =>
        (await ReadAsync(customerId, cancel)).Troubles.Any(t => t.ContactHash == contactHash && t.Kind != ContactTroubleKind.OptedOut)
        && await troubles.ForgetAsync(contactHash, "page", cancel) > 0;

    private string Hash(string contact) => secrets.Hash(ContactPoint.HashPurpose, contact);
}
