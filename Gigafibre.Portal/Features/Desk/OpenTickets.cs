using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Desk;

/// <summary>Tickets in ERPNext that nobody has answered.</summary>
public sealed class OpenTickets(ErpNextTickets erp)
{
    public const int Most = 100;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    /// <summary>The desk's first page waits for nobody.</summary>
    private static readonly TimeSpan Briefly = TimeSpan.FromMilliseconds(1500);

    /// <summary>The oldest first. Throws <see cref="IntegrationException"/>.</summary>
    public Task<IReadOnlyList<Issue>> ListAsync(CancellationToken cancel) => Deadline.AskAsync(SystemName.ErpNext, Longest, c => erp.ListOpenAsync(Most, c), cancel);

    /// <summary>Null when ERPNext does not say.</summary>
    public async Task<int?> CountAsync(CancellationToken cancel)
    {
        try
        {
            return (await Deadline.AskAsync(SystemName.ErpNext, Briefly, c => erp.ListOpenAsync(Most, c), cancel)).Count;
        }
        catch (IntegrationException)
        {
            return null;
        }
    }
}
