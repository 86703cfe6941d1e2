using AngleSharp.Html.Dom;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.SavedMethods;
using Gigafibre.Portal.Sandbox.Stripe;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gigafibre.Portal.Tests.Support;

/// <summary>Keeps ways to pay and signs agreements, as a customer does.</summary>
public static class MethodDriver
{
    public static StripeMethods StripeMethods(this Gigafibre.Portal.Sandbox.World world) => new(world.Stripe);

    /// <summary>Opens Stripe's page that keeps a way to pay; returns its id.</summary>
    public static async Task<string> OpenSetupAsync(this Browser browser)
    {
        var page = await browser.GetAsync("/account/methods");
        using var response = await browser.PostAsync(page, page.Form("?handler=Add"));
        return PayDriver.SessionOf(response);
    }

    public static async Task<SavedMethod> KeepCardAsync(this PortalApp app, Browser browser, string number = "4242424242424242", int year = 2030, int month = 12)
    {
        var session = await browser.OpenSetupAsync();
        app.World.StripeMethods().KeepCard(session, number, authenticated: true, year, month);
        await app.SettleAsync();
        return await app.MethodAsync(session);
    }

    public static async Task<SavedMethod> KeepBankAsync(this PortalApp app, Browser browser, string account = "000123456789")
    {
        var session = await browser.OpenSetupAsync();
        app.World.StripeMethods().KeepDebit(session, account, instantVerification: true);
        await app.SettleAsync();
        return await app.MethodAsync(session);
    }

    public static Task<SavedMethod> MethodAsync(this PortalApp app, string pageId) =>
        app.WithDbAsync(db => db.SavedMethods.AsNoTracking().SingleAsync(m => m.PageId == pageId));

    public static async Task<Page> SignAgreementAsync(this PortalApp app, Browser browser, SavedMethod method, int? day = null, string limit = "")
    {
        var read = await browser.GetAsync($"/account/autopay?method={method.Id}&day={day}&limit={limit}");
        var done = await browser.SubmitAsync(read, read.Form("?handler=Sign"));
        await app.DrainAsync();
        return done;
    }

    public static Task<List<AutopayDebit>> DebitsAsync(this PortalApp app) =>
        app.WithDbAsync(db => db.AutopayDebits.AsNoTracking().OrderBy(d => d.CreatedAt).ThenBy(d => d.Try).ToListAsync());

    /// <summary>It is that day, at ten in the morning, here and at Stripe.</summary>
    public static void GoTo(this PortalApp app, DateOnly day)
    {
        var by = Times.At(day, 10) - app.Clock.GetUtcNow();
        app.Clock.Advance(by);
        app.World.Stripe.Ahead += by;
    }

    /// <summary>The runs of a day: what is planned, what is due.</summary>
    public static async Task RunAutopayAsync(this PortalApp app)
    {
        foreach (var handler in new[] { typeof(PlanDebitsHandler), typeof(RunDebitsHandler) })
        {
            await using var scope = app.Services.CreateAsyncScope();
            var work = (IWorkHandler)scope.ServiceProvider.GetRequiredService(handler);
            await work.HandleAsync(new WorkJob(Guid.Empty, "all:" + Guid.NewGuid(), "", 1), CancellationToken.None);
        }

        await app.SettleAsync();
    }

    public static IHtmlFormElement Form(this Page page, string action) => page.Forms.First(f => f.GetAttribute("action") == action);
}
