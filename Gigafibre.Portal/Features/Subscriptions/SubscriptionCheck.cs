using Gigafibre.Portal.Core;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>Says what the site calls the fields; what cannot be understood keeps customers from seeing their services, and from nothing else.</summary>
public sealed partial class SubscriptionCheck(ErpNextSubscriptions erp, IOptions<SubscriptionOptions> options, ILogger<SubscriptionCheck> log) : IStartCheck
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
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "ERPNext has no {Fields}: customers do not see their services until it is there or named otherwise (docs/configuration.md)")]
        public static partial void Missing(ILogger log, string fields);

        [LoggerMessage(2, LogLevel.Information, "ERPNext's {Doctype} is read so: {Map}")]
        public static partial void Found(ILogger log, string doctype, string map);
    }
}
