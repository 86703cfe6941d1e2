using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Desk;

/// <summary>Reads a customer's file; throws <see cref="IntegrationException"/> when ERPNext does not answer in time.</summary>
public sealed class CustomerFileReader(ErpNextClient erp, ErpNextTickets tickets, ErpNextBilling billing, ErpNextFieldWork field, OwedReader owed, PortalDb db)
{
    private const int MostTickets = 10;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    /// <summary>Null when ERPNext has no such customer.</summary>
    public async Task<CustomerFile?> FindAsync(string customerId, CancellationToken cancel)
    {
        var asked = await Deadline.AskAsync(SystemName.ErpNext, Longest, c => AskAsync(customerId, c), cancel);
        if (asked is not var (customer, contacts, modems, places, due, tickets))
        {
            return null;
        }

        var macs = modems.Select(m => m.Mac.Compact).ToList();
        var last = await db.Diagnoses.AsNoTracking().Where(d => macs.Contains(d.Mac) && d.CustomerId == customer.Id && d.FinishedAt != null && d.Verdict != null)
            .GroupBy(d => d.Mac).Select(g => g.OrderByDescending(d => d.StartedAt).First()).ToListAsync(cancel);
        ServedModem Served(Equipment modem) => new(modem, last.Find(d => d.Mac == modem.Mac.Compact));
        var services = places.DistinctBy(p => p.Id).Select(p => new ServiceAt(p, [.. modems.Where(m => m.LocationId == p.Id).Select(Served)])).ToList();
        var elsewhere = modems.Where(m => places.All(p => p.Id != m.LocationId)).Select(Served).ToList();
        return new CustomerFile(customer, contacts, elsewhere.Count == 0 ? services : [.. services, new ServiceAt(null, elsewhere)], due, tickets);
    }

    private async Task<(CustomerRecord, ContactPoints, IReadOnlyList<Equipment>, IReadOnlyList<ServicePlace>, Owed, IReadOnlyList<Issue>?)?> AskAsync(
        string customerId, CancellationToken cancel)
    {
        if (await billing.FindCustomerAsync(customerId, cancel) is not { } customer)
        {
            return null;
        }

        var (contacts, modems, places, due, tickets) = (erp.GetContactPointsAsync(customerId, cancel), erp.ListOfCustomerAsync(customerId, cancel),
            field.ListPlacesOfCustomerAsync(customerId, cancel), owed.ReadAsync(customerId, cancel), TicketsAsync(customerId, cancel));

        // None runs on after another has failed: what follows here asks the same database.
        await Task.WhenAll(contacts, modems, places, due, tickets);
        return (customer, await contacts, await modems, await places, await due, await tickets);
    }

    private async Task<IReadOnlyList<Issue>?> TicketsAsync(string customerId, CancellationToken cancel)
    {
        try
        {
            return await tickets.ListAsync(customerId, MostTickets, cancel);
        }
        catch (IntegrationException)
        {
            return null;
        }
    }
}
