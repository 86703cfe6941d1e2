using System.Globalization;
using Gigafibre.Portal.Features.Dunning;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gigafibre.Portal.Tests.Eyes;

/// <summary>In a browser: a card is refused, another pays, the suspended service comes back before one's eyes; an arrangement is kept, and one is not.</summary>
[TestFixture]
[Category("Browser")]
public sealed class ReturnJourneyTests
{
    [Test]
    public async Task Whoever_was_suspended_pays_and_sees_the_service_come_back()
    {
        Owe("loin");
        Stand("loin", "Suspended");
        await using var context = await BrowserHost.NewContextAsync(320);
        var page = await context.NewPageAsync();
        await page.SignInAsync(SignInDriver.Scene("loin"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("suspendu");
        await page.IsWholeAsync();
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Payer 68,98" }).ClickAsync();
        await page.Locator("input[name=number]").FillAsync("4000 0000 0000 0002");
        await page.GetByRole(AriaRole.Button, new() { Name = "Payer" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Refusé");
        await page.Locator("input[name=number]").FillAsync("4242 4242 4242 4242");
        await page.GetByRole(AriaRole.Button, new() { Name = "Payer" }).First.ClickAsync();
        await Expect(page.Locator(".steps-back")).ToContainTextAsync("Rétablissement en cours");
        await page.IsWholeAsync();

        Stand("loin", "Active");
        await Expect(page.Locator(".steps-back")).ToContainTextAsync("Service rétabli");
        await page.SetViewportSizeAsync(1280, 800);
        await page.IsWholeAsync();
        await page.GotoAsync(page.Url + "&lang=en");
        await Expect(page.Locator(".steps-back")).ToContainTextAsync("Service restored");
        await page.IsWholeAsync();
    }

    [Test]
    public async Task An_arrangement_is_kept_and_another_is_not()
    {
        Owe("muet");
        await using var context = await BrowserHost.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.SignInAsync(SignInDriver.Scene("muet"));
        await ArrangeAsync(page);
        BrowserHost.World.PayByCheque(BrowserHost.World.CustomerOf("muet"), "chèque 77");
        await LookAsync("muet");
        await page.SeeAsync("/account/messages", "Entente respectée");
        await page.IsWholeAsync();

        // The next one: its first part does not come.
        Owe("muet");
        await ArrangeAsync(page);
        var customer = BrowserHost.World.CustomerOf("muet");
        await BrowserHost.App.WithDbAsync(db =>
        {
            var open = db.Arrangements.Where(a => a.CustomerId == customer && a.State == ArrangementState.Open).Select(a => a.Id);
            var due = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-12);
            return db.Set<ArrangementPart>().Where(p => open.Contains(p.ArrangementId) && p.Number == 1).ExecuteUpdateAsync(s => s.SetProperty(p => p.DueOn, due));
        });
        await LookAsync("muet");
        await page.GotoAsync("/account/time");
        await Expect(page.Locator("main")).ToContainTextAsync("appelez-nous");
        await page.IsWholeAsync();
        await page.SeeAsync("/account/messages?lang=en", "Arrangement not kept");
        await page.IsWholeAsync();
    }

    private static async Task ArrangeAsync(IPage page)
    {
        await page.GotoAsync("/account/time?parts=2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Conclure l’entente" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("C’est convenu");
    }

    /// <summary>What the run of the hour does, whatever the hour.</summary>
    private static async Task LookAsync(string key)
    {
        await using var scope = BrowserHost.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ArrangementWatch>().LookAsync(BrowserHost.World.CustomerOf(key), CancellationToken.None);
    }

    /// <summary>One bill of 68.98, five days late.</summary>
    private static void Owe(string key)
    {
        var customer = BrowserHost.World.CustomerOf(key);
        BrowserHost.World.PayByCheque(customer, "chèque " + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..8]);
        Bills.Issue(BrowserHost.World, customer, DateTime.UtcNow.AddDays(-30), DateTime.UtcNow.AddDays(-5), [("Internet fibre", 60m)]);
    }

    private static void Stand(string key, string status)
    {
        var customer = BrowserHost.World.CustomerOf(key);
        foreach (var place in BrowserHost.World.Erp.All("Service Location").Where(l => l["customer"]?.ToString() == customer))
        {
            BrowserHost.World.Erp.Update("Service Location", place["name"]!.ToString(), new() { ["status"] = status });
        }
    }
}
