using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gigafibre.Portal.Tests.Eyes;

/// <summary>On a telephone, in a browser, through Stripe's own page: a card and a bank account are kept, bills pay themselves, and stop.</summary>
[TestFixture]
[Category("Browser")]
public sealed class AutopayJourneyTests
{
    private static readonly Scene Nadia = SignInDriver.Scene("coupee");

    [Test]
    public async Task A_card_and_an_account_are_kept_and_automatic_payment_goes_on_moves_and_stops()
    {
        var customer = BrowserHost.World.CustomerOf("coupee");
        Bills.Issue(BrowserHost.World, customer, DateTime.UtcNow.AddDays(-3), DateTime.UtcNow.AddDays(25), [("Internet fibre", 60m)]);
        await using var context = await BrowserHost.NewContextAsync(320);
        var page = await context.NewPageAsync();
        await page.SignInAsync(Nadia);
        await page.GotoAsync("/account/methods");
        await IsWholeAsync(page);

        // A card whose bank asks for the cardholder.
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter une carte" }).ClickAsync();
        await page.Locator("input[name=number]").FillAsync("4000 0025 0000 3155");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Oui, c’est moi" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Visa se terminant par 3155");

        // An account by small deposits.
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter une carte" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Par microdépôts" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("vérifier votre compte bancaire");
        await IsWholeAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Vérifier le compte" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Vérifier" }).ClickAsync();
        await page.GotoAsync("/account/methods");
        await IsWholeAsync(page);

        await page.GotoAsync("/pay");
        await IsWholeAsync(page);
        await page.GotoAsync("/account/autopay");
        await IsWholeAsync(page);
        await page.GetByLabel("compte bancaire").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Lire l’accord" }).ClickAsync();
        await IsWholeAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "J’accepte" }).ClickAsync();
        await Expect(page.GetByText("Le paiement automatique est activé")).ToBeVisibleAsync();

        // The page looks for itself until the bill is announced.
        await Expect(page.Locator(".debit").First).ToBeVisibleAsync();
        await IsWholeAsync(page);
        await page.Locator(".debit").First.GetByRole(AriaRole.Link, new() { Name = "Suivre" }).ClickAsync();
        await Expect(page.Locator(".debit-story")).ToContainTextAsync("Part le");
        await IsWholeAsync(page);
        await page.GotoAsync("/account");
        await IsWholeAsync(page);
        await page.GotoAsync("/account/autopay");
        await page.Locator(".debit").First.GetByRole(AriaRole.Button, new() { Name = "Reporter" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("reporté");
        await page.Locator(".debit").First.GetByRole(AriaRole.Link, new() { Name = "Sauter" }).ClickAsync();
        await IsWholeAsync(page);
        await page.GotoAsync("/account/autopay?stop=true");
        await IsWholeAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Désactiver" }).ClickAsync();
        await Expect(page.GetByText("Le paiement automatique est désactivé")).ToBeVisibleAsync();
        await IsWholeAsync(page);
    }

    private static Task IsWholeAsync(IPage page) => page.IsWholeAsync();
}
