using Gigafibre.Portal.Features.Dunning;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Gigafibre.Portal.Tests.Support;

public static class DunningDriver
{
    public static readonly Dictionary<string, string?> On = new() { ["Dunning:IsOn"] = "true" };

    /// <summary>The first day from this one on, on which people may be spoken to and banks work; it is ten in the morning.</summary>
    public static DateOnly GoToWorkday(this PortalApp app, DateOnly day)
    {
        while (!BankDays.IsOpen(day))
        {
            day = day.AddDays(1);
        }

        app.GoTo(day);
        return day;
    }

    /// <summary>The run of this hour; its messages are on their way, and have not left.</summary>
    public static async Task RemindAsync(this PortalApp app)
    {
        foreach (var handler in new[] { typeof(RemindHandler), typeof(WatchArrangementsHandler) })
        {
            await using var scope = app.Services.CreateAsyncScope();
            await ((IWorkHandler)scope.ServiceProvider.GetRequiredService(handler)).HandleAsync(new WorkJob(Guid.Empty, "run", "", 1), CancellationToken.None);
        }
    }

    public static async Task RunDunningAsync(this PortalApp app)
    {
        await app.RemindAsync();
        await app.SettleAsync();
    }
}
