using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Payments.Repair;

/// <summary>Runs one duty after the other. One that fails is on the list until it gets through, and hides none of the others.</summary>
public sealed partial class Duties(FindingList findings, OneByOne each, ILogger<Duties> log)
{
    public FindingList Findings => findings;

    public OneByOne Each => each;

    public async Task RunAsync(string name, Func<Task> duty, CancellationToken cancel)
    {
        try
        {
            await duty();
            await findings.CloseAsync(FindingKind.RunFailed, name, cancel);
        }
        catch (IntegrationException e)
        {
            // The next one comes soon; a pile of them would only add to the trouble. What does not pass by itself, somebody must see.
            Log.CutShort(log, name, e.Message);
            if (!e.IsTransient)
            {
                await findings.AddAsync(FindingKind.RunFailed, name, WorkText.Why(e), cancel);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Reconciling ({Duty}) was cut short: {Reason}")]
        public static partial void CutShort(ILogger log, string duty, string reason);
    }
}
