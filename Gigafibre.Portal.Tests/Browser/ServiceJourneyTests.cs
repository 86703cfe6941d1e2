using Gigafibre.Portal.Tests.Support;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gigafibre.Portal.Tests.Eyes;

/// <summary>In a browser, on a telephone and a computer: a plan is changed and taken back, a pause chosen, a service ended; our team ticks it off.</summary>
[TestFixture]
[Category("Browser")]
public sealed class ServiceJourneyTests
{
    [Test]
    public async Task A_plan_is_changed_taken_back_paused_and_ended()
    {
        await using var context = await BrowserHost.NewContextAsync(320);
        var page = await context.NewPageAsync();
        await page.SignInAsync(SignInDriver.Scene("absent"));
        await page.GotoAsync("/home");
        await page.GetByRole(AriaRole.Link, new() { Name = "Voir ou changer mon forfait" }).ClickAsync();
        await page.IsWholeAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Fibre 500" }).First.ClickAsync();
        await page.IsWholeAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Choisir Fibre giga" }).ClickAsync();
        await Expect(page.Locator("table")).ToContainTextAsync("80,00");
        await page.IsWholeAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Passer à Fibre giga" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Vous passez à Fibre giga");
        await page.IsWholeAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Annuler cette demande" }).ClickAsync();
        await page.IsWholeAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Oui, annuler la demande" }).ClickAsync();
        await Expect(page.Locator(".verdict")).ToContainTextAsync("Demande annulée");

        await page.GotoAsync("/services");
        await page.GetByRole(AriaRole.Link, new() { Name = "Fibre 500" }).First.ClickAsync();
        var service = page.Url;
        await page.GetByRole(AriaRole.Link, new() { Name = "Mettre ce service en pause" }).ClickAsync();
        await page.IsWholeAsync();
        await page.GetByLabel("Premier jour de pause").FillAsync(Day(2));
        await page.GetByLabel("Dernier jour de pause").FillAsync(Day(400));
        await page.GetByRole(AriaRole.Button, new() { Name = "Mettre mon service en pause" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("180 jours");
        await page.IsWholeAsync();

        // And in English, on a computer.
        await page.SetViewportSizeAsync(1280, 800);
        await page.GotoAsync(service + "?lang=en");
        await page.IsWholeAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel this service" }).ClickAsync();
        await page.IsWholeAsync();
        await page.GetByLabel("Last day of service").FillAsync(Day(9));
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("No cancellation fee.");
        await page.IsWholeAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel my service on" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Your last day of service is");
        await page.IsWholeAsync();
        await page.GotoAsync("/requests");
        await Expect(page.Locator("ul.list li")).ToHaveCountAsync(2);
        await page.IsWholeAsync();
    }

    [Test]
    public async Task An_offer_is_read_and_accepted()
    {
        await using var context = await BrowserHost.NewContextAsync(320);
        var page = await context.NewPageAsync();
        await page.SignInAsync(SignInDriver.Scene("huawei"));
        var name = Sandbox.People.Quotations.Offer(BrowserHost.World, BrowserHost.World.CustomerOf("huawei"));
        await page.GotoAsync("/quotes");
        await page.IsWholeAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await Expect(page.Locator("table")).ToContainTextAsync("275,94");
        await page.IsWholeAsync();
        await page.SetViewportSizeAsync(1280, 800);
        await page.GotoAsync($"/quotes/{name}?lang=en");
        await page.IsWholeAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept, " }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("You accept quote " + name);
        await page.IsWholeAsync();
        await page.GotoAsync("/quotes");
        await Expect(page.Locator("ul.list")).ToContainTextAsync("accepted");
    }

    private static string Day(int days) => DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
