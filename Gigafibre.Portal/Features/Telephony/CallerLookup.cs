using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Home;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Telephony;

/// <summary>Who calls, from our own index: a telephone rings for seconds. ERPNext is asked for the name alone, and not waited for.</summary>
public sealed class CallerLookup(ContactIndex contacts, HouseholdReader households, ErpNextBilling billing, AuditTrail audit, PortalLinks links, Secrets secrets, Words words)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(400);

    public async Task<Caller> FindAsync(string? number, CancellationToken cancel)
    {
        var customers = await CustomersAsync(number, cancel);
        await audit.RecordAsync("phone.lookup", audit.Typed(number ?? ""), cancel, customer: customers is [var one] ? one : null);
        return customers switch
        {
            [] => Caller.Nobody,
            [var only] => new Caller(only, await NameAsync(only, cancel), links.To(Links.DeskCustomer(only))),
            _ => new Caller(Caller.Several, words.Say(TelephonyText.Several, customers.Count), links.To(Links.Internal)),
        };
    }

    /// <summary>None for a number that is withheld, an extension, or anything else that is none.</summary>
    public async Task<IReadOnlyList<string>> CustomersAsync(string? number, CancellationToken cancel) => PhoneNumber.TryParse(number, out var phone)
        ? await contacts.FindAsync(secrets.Hash(ContactPoint.HashPurpose, phone.E164), cancel) : [];

    private async Task<string> NameAsync(string customerId, CancellationToken cancel)
    {
        try
        {
            return (await households.FindKnownAsync(customerId, cancel))?.Name
                ?? (await Deadline.AskAsync(SystemName.ErpNext, Longest, c => billing.FindCustomerAsync(customerId, c), cancel))?.Name ?? customerId;
        }
        catch (IntegrationException)
        {
            return customerId;
        }
    }
}
