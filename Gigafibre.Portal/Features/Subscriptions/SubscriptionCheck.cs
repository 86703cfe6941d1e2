using Gigafibre.Portal.Core;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>Says what the site calls the fields; what cannot be understood keeps customers from seeing their services, and from nothing else.</summary>
public sealed partial class SubscriptionCheck(
    ErpNextSubscriptions erp, ErpNextQuotations quotations, ErpNextContracts contracts, IOptions<SubscriptionOptions> options, ILogger<SubscriptionCheck> log) : IStartCheck
{
    public async Task CheckAsync(CancellationToken cancel)
    {
        if (!options.Value.IsOn)
        {
            return;
        }

        var map = await Deadline.AskAsync(SystemName.ErpNext, TimeSpan.FromSeconds(5), erp.MapAsync, cancel);
        if (map.Missing.Count > 0)
        {
            Log.Missing(log, string.Join(", ", map.Missing));
        }
        else
        {
            Log.Found(log, map.Doctype, map.ToString());
        }

        try
        {
            await (options.Value.ShowsQuotations ? Deadline.AskAsync(SystemName.ErpNext, TimeSpan.FromSeconds(5), c => quotations.ListAsync("-", c), cancel) : Task.CompletedTask);
        }
        catch (IntegrationException e) when (!e.IsTransient)
        {
            Log.NoQuotations(log, e.Message);
        }

        try
        {
            await (options.Value.ShowsContracts ? Deadline.AskAsync(SystemName.ErpNext, TimeSpan.FromSeconds(5), c => contracts.ListAsync("-", c), cancel) : Task.CompletedTask);
        }
        catch (IntegrationException e) when (!e.IsTransient)
        {
            Log.NoContracts(log, e.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "ERPNext has no {Fields}: customers do not see their services until it is there or named otherwise (docs/configuration.md)")]
        public static partial void Missing(ILogger log, string fields);

        [LoggerMessage(3, LogLevel.Warning, "ERPNext's quotations cannot be read: customers are told to try again later (docs/configuration.md#rights): {Reason}")]
        public static partial void NoQuotations(ILogger log, string reason);

        [LoggerMessage(4, LogLevel.Warning, "ERPNext's contracts cannot be read: customers do not see theirs (docs/configuration.md#rights): {Reason}")]
        public static partial void NoContracts(ILogger log, string reason);

        [LoggerMessage(2, LogLevel.Information, "ERPNext's {Doctype} is read so: {Map}")]
        public static partial void Found(ILogger log, string doctype, string map);
    }
}
