using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>Whom a code is for.</summary>
/// <param name="Customers">More than one when a family shares a telephone.</param>
/// <param name="Language">That the account is written to in; null for whoever is let into it: they keep their own.</param>
public sealed record CodeOwner(IReadOnlyList<string> Customers, string? Language);

/// <summary>
/// Whether a typed contact is on file in ERPNext for the modem that was scanned or, without one, for any customer; or is of somebody whom a customer lets in.
/// </summary>
public sealed class CodeOwners(
    ModemIndex modems, ContactIndex index, AuthorizedPeople people, ErpNextClient erp, ErpNextBilling billing, FindingList findings, IOptions<SignInOptions> options,
    TimeProvider clock)
{
    public Task<CodeOwner?> FindAsync(Challenge challenge, ContactPoint contact, CancellationToken cancel) =>
        challenge.Mac.Length == 0 ? FindByContactAsync(challenge, contact, cancel) : FindByModemAsync(MacAddress.Parse(challenge.Mac), challenge.ContactHash,
            contact, cancel);

    private async Task<CodeOwner?> FindByModemAsync(MacAddress mac, string contactHash, ContactPoint contact, CancellationToken cancel)
    {
        var equipment = await modems.RefreshAsync(mac, cancel);
        if (equipment is not { CustomerId: { } customer, Standing: not Standing.Closed })
        {
            return null;
        }

        var person = await people.FindAsync(customer, contactHash, cancel);
        return await MayEnterAsync(customer, person, contact, cancel) && !await IsOfManyAsync(contactHash, await index.FindAsync(contactHash, cancel), contact, cancel)
            ? new CodeOwner([customer], person is null ? equipment.Language : null) : null;
    }

    private async Task<CodeOwner?> FindByContactAsync(Challenge challenge, ContactPoint contact, CancellationToken cancel)
    {
        await index.CatchUpToAsync(challenge.SentAt, cancel);
        var (owners, invited) = (new List<(string Id, string? Language)>(), new List<(string Id, string? Language)>());
        var ids = await index.FindAsync(challenge.ContactHash, cancel);
        if (await IsOfManyAsync(challenge.ContactHash, ids, contact, cancel))
        {
            return null;
        }

        foreach (var id in ids.Union(await people.ListCustomersAsync(challenge.ContactHash, cancel)))
        {
            var person = await people.FindAsync(id, challenge.ContactHash, cancel);
            if (await billing.FindCustomerAsync(id, cancel) is { } customer && !(person is not null && customer.IsDisabled)
                && await MayEnterAsync(id, person, contact, cancel))
            {
                (person is { AcceptedAt: null } ? invited : owners).Add((customer.Id, person is null ? customer.Language : null));
            }
        }

        // Whoever has an account of their own, or said yes before, comes for that; an invitation waits for them inside.
        owners = owners.Count > 0 ? owners : invited;
        return owners.Count == 0 ? null : new CodeOwner([.. owners.Select(o => o.Id)], owners[0].Language);
    }

    /// <summary>What a clerk types where a number is missing stands on many files, and whoever answers it must not read them.</summary>
    private async Task<bool> IsOfManyAsync(string contactHash, List<string> customers, ContactPoint contact, CancellationToken cancel)
    {
        // The index may remember what ERPNext no longer has.
        var most = options.Value.CustomersPerContact;
        var still = new List<string>();
        foreach (var id in customers.Count > most ? customers.Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            if (still.Count <= most && await IsOnFileAsync(id, contact, cancel))
            {
                still.Add(id);
            }
        }

        if (still.Count <= most)
        {
            return false;
        }

        var some = string.Join(", ", still.Take(3));
        await findings.AddAsync(FindingKind.ContactOfMany, contactHash[..12], FindingText.OnManyFiles.With(most, some), cancel);
        return true;
    }

    /// <summary>Of whom a holder has said what they may, that counts, and not the file.</summary>
    private async Task<bool> MayEnterAsync(string customer, AuthorizedPerson? person, ContactPoint contact, CancellationToken cancel) =>
        person?.IsOpen(clock.GetUtcNow()) ?? await IsOnFileAsync(customer, contact, cancel);

    private async Task<bool> IsOnFileAsync(string customer, ContactPoint contact, CancellationToken cancel)
    {
        var points = await erp.GetContactPointsAsync(customer, cancel);
        return (contact.Phone is { } phone && points.Phones.Contains(phone)) || (contact.Email is { } email && points.Emails.Contains(email));
    }
}
