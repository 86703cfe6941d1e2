using Gigafibre.Portal.Integrations.ModemBridge;

namespace Gigafibre.Portal.Bridge;

public sealed class IdleBrowserCloser(ModemPages pages, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(30), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await pages.CloseIdleAsync();
        }
    }
}
