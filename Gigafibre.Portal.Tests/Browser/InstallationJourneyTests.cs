using System.Text.RegularExpressions;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Features.Stickers;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gigafibre.Portal.Tests.Eyes;

/// <summary>A technician's visit, from the modem in their hand to the next job.</summary>
[TestFixture]
[Category("Browser")]
public sealed class InstallationJourneyTests
{
    [Test]
    public async Task A_technician_binds_a_modem_and_certifies_the_installation()
    {
        await using var context = await BrowserHost.NewContextAsync(320);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/internal");
        await page.Locator("a[href$='&login=tania']").ClickAsync();
        await page.GotoAsync("/internal/today");
        await page.IsWholeAsync();
        var place = BrowserHost.World.Erp.All("Dispatch Job").Single()["service_location"]!.ToString();
        var mac = FieldWork.NewModem.Replace(":", "", StringComparison.Ordinal);
        await page.GotoAsync($"/internal/verify/{mac}?place={place}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lier le modem ici" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Le modem est lié à cette adresse." })).ToBeVisibleAsync();
        await page.IsWholeAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Certifier l’installation" }).ClickAsync();
        await page.IsWholeAsync();

        // The photograph is asked for, and what was typed stays.
        await page.Locator("#met").FillAsync("Mme Nadeau");
        await page.GetByRole(AriaRole.Button, new() { Name = "Émettre le certificat" }).ClickAsync();
        await Expect(page.Locator("#error")).ToContainTextAsync("photo");
        await Expect(page.Locator("#met")).ToHaveValueAsync("Mme Nadeau");
        await page.IsWholeAsync();
        await page.Locator("#photo").SetInputFilesAsync(new FilePayload { Name = "pose.png", MimeType = "image/png", Buffer = StickerTests.Photo("MAC: 1C61B400011C") });
        await page.GetByRole(AriaRole.Button, new() { Name = "Émettre le certificat" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "C’est certifié." })).ToBeVisibleAsync();
        await page.SeeAsync(new Uri(page.Url).PathAndQuery, "le travail est terminé");
        await page.IsWholeAsync();
        await page.SetViewportSizeAsync(1280, 800);
        await page.GotoAsync(new Uri(page.Url).PathAndQuery + "&lang=en");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "It is certified." })).ToBeVisibleAsync();
        await page.IsWholeAsync();
        await page.GotoAsync(Regex.Replace(new Uri(page.Url).PathAndQuery, "&lang=en", "") + "&again=true");
        await page.IsWholeAsync();
    }
}
