using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gigafibre.Portal.Tests.Eyes;

/// <summary>In a browser, on a telephone and a computer: a few days are taken, then parts, one is paid.</summary>
[TestFixture]
[Category("Browser")]
public sealed class TimeJourneyTests
{
    private static readonly Scene Somebody = SignInDriver.Scene("encombre");

    [Test]
    public async Task A_few_days_are_taken_then_parts_and_one_of_them_is_paid()
    {
        var customer = BrowserHost.World.CustomerOf("encombre");
        BrowserHost.World.PayByCheque(customer);
        Bills.Issue(BrowserHost.World, customer, DateTime.UtcNow.AddDays(-30), DateTime.UtcNow.AddDays(-5), [("Internet fibre", 60m)]);
        await using var context = await BrowserHost.NewContextAsync(320);
        var page = await context.NewPageAsync();
        await page.SignInAsync(Somebody);
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Link, new() { Name = "Du temps pour payer" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("68,98");
        await IsWholeAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Avoir jusqu’au" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("C’est noté");
        await Expect(page.Locator("main")).ToContainTextAsync("D’ici là, aucun rappel");
        await IsWholeAsync(page);

        await page.GetByLabel("Combien de versements").SelectOptionAsync("3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Choisir les dates" }).ClickAsync();
        await IsWholeAsync(page);

        // What does not suit comes back as it was typed.
        await page.GetByLabel("Montant").First.FillAsync("5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Conclure l’entente" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("68,98");
        await Expect(page.GetByLabel("Montant").First).ToHaveValueAsync("5");
        await IsWholeAsync(page);
        await page.GetByLabel("Montant").First.FillAsync("22,99");
        await page.GetByRole(AriaRole.Button, new() { Name = "Conclure l’entente" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("C’est convenu");
        await IsWholeAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Payer ce versement" }).ClickAsync();
        await page.Locator("input[name=number]").FillAsync("4242 4242 4242 4242");
        await page.GetByRole(AriaRole.Button, new() { Name = "Payer" }).First.ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("22,99");
        await page.SeeAsync("/account/time", "payé", "ul.list .state");

        // And in English, on a computer.
        await page.SetViewportSizeAsync(1280, 800);
        await page.GotoAsync("/account/time?lang=en");
        await Expect(page.Locator("main")).ToContainTextAsync("Your arrangement");
        await IsWholeAsync(page);
    }

    private static Task IsWholeAsync(IPage page) => page.IsWholeAsync();
}
