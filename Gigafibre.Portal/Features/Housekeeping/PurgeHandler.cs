using Gigafibre.Portal.Data;
using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Housekeeping;

/// <summary>Forgets, once a night, what each feature says that it keeps no longer (docs/configuration.md#what-is-kept).</summary>
public sealed class PurgeHandler(PortalDb db, IEnumerable<Retention> retentions, TimeProvider clock) : IWorkHandler
{
    public static string Kind => "purge";

    public static bool IsPassing => true;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var retention in retentions)
        {
            await retention.ForgetAsync(db, now - retention.Keep, cancel);
        }
    }
}
