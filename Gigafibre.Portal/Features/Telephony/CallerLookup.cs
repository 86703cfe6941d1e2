using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Home;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Telephony;

/// <summary>Who calls, from our own index alone: a telephone rings for seconds, and ERPNext may take longer.</summary>
public sealed class CallerLookup(ContactIndex contacts, HouseholdReader households, AuditTrail audit, PortalLinks links, Secrets secrets, Words words)
{
    public async Task<Caller> FindAsync(string? number, CancellationToken cancel)
    {
        var customers = await CustomersAsync(number, cancel);
        if (customers is not [var only])
        {
            return customers.Count == 0 ? Caller.Nobody : new Caller(null, null, words.Say(TelephonyText.Several, customers.Count), links.To(Links.Internal));
        }

        await audit.RecordAsync("phone.lookup", only, cancel, customer: only);
        return new Caller(only, null, (await households.FindKnownAsync(only, cancel))?.Name ?? only, links.To(Links.DeskCustomer(only)));
    }

    /// <summary>None for a number that is withheld, an extension, or anything else that is none.</summary>
    public async Task<IReadOnlyList<string>> CustomersAsync(string? number, CancellationToken cancel) => PhoneNumber.TryParse(number, out var phone)
        ? await contacts.FindAsync(secrets.Hash(ContactPoint.HashPurpose, phone.E164), cancel) : [];
}
