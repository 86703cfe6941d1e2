using System.Text.Json.Nodes;
using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gigafibre.Portal.Tests.Support;

/// <summary>What customers decide about their services, and what our team does in ERPNext.</summary>
public static class RequestDriver
{
    public static readonly Dictionary<string, string?> On = new()
    {
        ["Subscriptions:IsOn"] = "true",
        ["Subscriptions:PausePrice"] = "10",
        ["Subscriptions:Plans:0:Name"] = "Fibre 100",
        ["Subscriptions:Plans:0:Price"] = "45",
        ["Subscriptions:Plans:1:Name"] = "Fibre 500",
        ["Subscriptions:Plans:1:Price"] = "60",
        ["Subscriptions:Plans:1:Included:0"] = "données illimitées",
        ["Subscriptions:Plans:1:IncludedInEnglish:0"] = "unlimited data",
        ["Subscriptions:Plans:2:Name"] = "Fibre giga",
        ["Subscriptions:Plans:2:NameInEnglish"] = "Fibre gig",
        ["Subscriptions:Plans:2:Price"] = "80",
        ["Subscriptions:Plans:3:Name"] = "Ailleurs",
        ["Subscriptions:Plans:3:Price"] = "20",
        ["Subscriptions:Plans:3:Towns:0"] = "Alma",
    };

    /// <summary>The subscription of one of the world's people.</summary>
    public static string SubscriptionOf(this World world, string key)
    {
        var customer = world.CustomerOf(key);
        return world.Erp.All("Service Subscription").First(s => s["customer"]?.ToString() == customer)["name"]!.ToString();
    }

    /// <summary>Somebody works in ERPNext.</summary>
    public static void Subscribe(this World world, string name, JsonObject change) => world.Erp.Update("Service Subscription", name, change);

    /// <summary>Takes a step of the page of a service, with these fields; returns the confirmation.</summary>
    public static async Task<Page> DecideAsync(this PortalApp app, Browser browser, string subscription, string step, string handler, params (string, string)[] fields)
    {
        var page = await browser.GetAsync($"/services/{subscription}?step={step}");
        var done = await browser.SubmitAsync(page, page.Forms.First(f => f.GetAttribute("action")?.EndsWith("?handler=" + handler, StringComparison.Ordinal) is true), fields);
        await app.DrainAsync();
        return done;
    }

    public static Task<ServiceRequest> RequestAsync(this PortalApp app) => app.WithDbAsync(db => db.ServiceRequests.AsNoTracking().OrderByDescending(r => r.GivenAt).FirstAsync());

    /// <summary>The hourly, the nightly and the daily run.</summary>
    public static async Task RunRequestsAsync(this PortalApp app)
    {
        foreach (var (handler, run) in new[] { (typeof(CompareRequestsHandler), CompareRequestsHandler.Night), (typeof(TellEndsHandler), TellEndsHandler.Day) })
        {
            await using var scope = app.Services.CreateAsyncScope();
            await ((IWorkHandler)scope.ServiceProvider.GetRequiredService(handler)).HandleAsync(new WorkJob(Guid.Empty, run + ":" + Guid.NewGuid(), "", 1), CancellationToken.None);
        }

        await app.SettleAsync();
    }

    /// <summary>The quarter-hourly look at the modems of paused services.</summary>
    public static async Task WatchReturnsAsync(this PortalApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WatchReturnsHandler>().HandleAsync(new WorkJob(Guid.Empty, WatchReturnsHandler.Look, "", 1), CancellationToken.None);
        await app.SettleAsync();
    }
}
