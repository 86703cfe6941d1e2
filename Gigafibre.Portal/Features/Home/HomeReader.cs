using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Features.Support;

namespace Gigafibre.Portal.Features.Home;

/// <param name="Household">Null when ERPNext never said.</param>
public sealed record HomeState(Household? Household, AccountState Account, LineChange? Change, IReadOnlyList<Ticket> Tickets, IReadOnlyList<ServiceRequest> Requests);

/// <summary>What somebody who comes back wants to know first, besides their line.</summary>
public sealed class HomeReader(HouseholdReader households, AccountReader accounts, OpenMatters matters)
{
    /// <param name="person">Whoever is let in sees the tickets that they wrote themselves.</param>
    public async Task<HomeState> ReadAsync(string customerId, Guid? person, CancellationToken cancel) =>
        new(await households.FindAsync(customerId, cancel), await accounts.ReadAsync(customerId, cancel), await matters.FindChangeAsync(customerId, cancel),
            await matters.ListTicketsAsync(customerId, person, cancel), person is null ? await matters.ListRequestsAsync(customerId, cancel) : []);
}
