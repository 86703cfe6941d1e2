using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>Whom a code is for.</summary>
/// <param name="Customers">More than one when a family shares a telephone.</param>
public sealed record CodeOwner(IReadOnlyList<string> Customers, string? Language);

/// <summary>Whether a typed contact is on file in ERPNext for the modem that was scanned or, without one, for any customer.</summary>
public sealed class CodeOwners(ModemIndex modems, ContactIndex index, ErpNextClient erp, ErpNextBilling billing)
{
    public Task<CodeOwner?> FindAsync(Challenge challenge, CodeContact contact, CancellationToken cancel) =>
        challenge.Mac.Length == 0 ? FindByContactAsync(challenge.ContactHash, contact, cancel) : FindByModemAsync(MacAddress.Parse(challenge.Mac), contact, cancel);

    private async Task<CodeOwner?> FindByModemAsync(MacAddress mac, CodeContact contact, CancellationToken cancel)
    {
        var equipment = await modems.RefreshAsync(mac, cancel);
        return equipment is { CustomerId: { } customer, Standing: not Standing.Closed } && await IsOnFileAsync(customer, contact, cancel)
            ? new CodeOwner([customer], equipment.Language)
            : null;
    }

    private async Task<CodeOwner?> FindByContactAsync(string contactHash, CodeContact contact, CancellationToken cancel)
    {
        await index.CatchUpAsync(cancel);
        var owners = new List<CustomerRecord>();
        foreach (var id in await index.FindAsync(contactHash, cancel))
        {
            if (await billing.FindCustomerAsync(id, cancel) is { } customer && await IsOnFileAsync(id, contact, cancel))
            {
                owners.Add(customer);
            }
        }

        return owners.Count == 0 ? null : new CodeOwner([.. owners.Select(o => o.Id)], owners[0].Language);
    }

    private async Task<bool> IsOnFileAsync(string customer, CodeContact contact, CancellationToken cancel)
    {
        var points = await erp.GetContactPointsAsync(customer, cancel);
        return (contact.Phone is { } phone && points.Phones.Contains(phone)) || (contact.Email is { } email && points.Emails.Contains(email));
    }
}
