using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Dunning;
using Gigafibre.Portal.Sandbox.People;
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

    /// <summary>Their one bill, of 68.98, due in so many days or on the next day that banks work.</summary>
    public static (string Name, DateOnly Due) OneBill(this PortalApp app, int days, string key = "faible")
    {
        var customer = app.World.CustomerOf(key);
        app.World.PayByCheque(customer);
        var due = DebitDay.Open(Times.Today(app.Clock).AddDays(days));
        return (Bills.Issue(app.World, customer, Utc(due.AddDays(-30)), Utc(due), [("Internet fibre", 60m)]), due);
    }

    public static DateTime Utc(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}
