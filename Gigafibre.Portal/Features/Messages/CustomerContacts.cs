using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Messages;

/// <param name="Phones">Masked, as pages show them.</param>
/// <param name="Mails">The same of addresses.</param>
/// <param name="Troubles">Contacts of the customer that take our notices no longer.</param>
public sealed record KnownContacts(IReadOnlyList<string> Phones, IReadOnlyList<string> Mails, IReadOnlyList<ContactTrouble> Troubles);

/// <summary>A customer's own telephones and addresses, and which of them we no longer write to.</summary>
public sealed class CustomerContacts(PortalDb db, OwnContacts own, ErpNextBilling customers, ErpNextContacts writing, ContactTroubles troubles, Secrets secrets)
{
    private static readonly TimeSpan LongestWrite = TimeSpan.FromSeconds(6);

    /// <summary>None while ERPNext is away: whose a contact is now, only it knows.</summary>
    public async Task<KnownContacts> ReadAsync(string customerId, CancellationToken cancel)
    {
        ContactPoints? points = null;
        try
        {
            points = await own.ReadAsync(customerId, cancel);
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

    /// <summary>That they are written to in; null while ERPNext does not say.</summary>
    public async Task<Language?> FindLanguageAsync(string customerId, CancellationToken cancel)
    {
        try
        {
            return await customers.FindCustomerAsync(customerId, cancel) is { } customer ? SiteLanguage.Parse(customer.Language) : null;
        }
        catch (IntegrationException)
        {
            return null;
        }
    }

    /// <summary>False when ERPNext has no such customer. Throws <see cref="IntegrationException"/> when it does not take it; asked again, it is harmless.</summary>
    public Task<bool> SetLanguageAsync(string customerId, Language language, CancellationToken cancel) =>
        Deadline.AskAsync(SystemName.ErpNext, LongestWrite, c => writing.SetLanguageAsync(customerId, language.Code, c), cancel);

    /// <summary>Its owner wants our notices there again. False for a contact that is not theirs.</summary>
    public async Task<bool> TryAgainAsync(string customerId, string contactHash, CancellationToken cancel) =>
        (await ReadAsync(customerId, cancel)).Troubles.Any(t => t.ContactHash == contactHash && t.Kind != ContactTroubleKind.OptedOut)
        && await troubles.ForgetAsync(contactHash, "page", cancel) > 0;

    private string Hash(string contact) => secrets.Hash(ContactPoint.HashPurpose, contact);
}
