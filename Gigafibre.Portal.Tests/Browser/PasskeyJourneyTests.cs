using Gigafibre.Portal.Tests.Support;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gigafibre.Portal.Tests.Eyes;

/// <summary>In a browser with a device of its own kind in it: somebody makes a passkey, signs in with it, and takes it out.</summary>
[TestFixture]
[Category("Browser")]
public sealed class PasskeyJourneyTests
{
    [Test]
    public async Task Somebody_makes_a_passkey_signs_in_with_it_and_takes_it_out()
    {
        await using var context = await BrowserHost.NewContextAsync(320);
        var page = await context.NewPageAsync();
        await UseDeviceAsync(page);
        await page.SignInAsync(SignInDriver.Scene("faible"));
        await page.GotoAsync("/account/passkeys");
        await page.IsWholeAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer une clé d’accès" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("C’est fait");
        await page.IsWholeAsync();

        // This device has one: it does not make another.
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer une clé d’accès" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("en a peut-être déjà une");
        await page.IsWholeAsync();

        await context.ClearCookiesAsync();
        await page.GotoAsync("/account/passkeys");
        await page.IsWholeAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Avec une clé d’accès" }).ClickAsync();
        await page.IsWholeAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Utiliser ma clé d’accès" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Clés d’accès");

        // In English, on a computer; the key goes, and opens nothing more.
        await page.SetViewportSizeAsync(1280, 800);
        await page.GotoAsync("/account/passkeys?lang=en");
        await page.IsWholeAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await page.GotoAsync("/signin/passkey?lang=en");
        await page.IsWholeAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use my passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("opens nothing here");
        await page.IsWholeAsync();
    }

    [Test]
    public async Task Somebody_takes_a_copy_of_their_data()
    {
        await using var context = await BrowserHost.NewContextAsync(320);
        var page = await context.NewPageAsync();
        await page.SignInAsync(SignInDriver.Scene("huawei"));
        await page.GotoAsync("/account/data");
        await page.IsWholeAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Préparer" }).ClickAsync();
        await page.SeeAsync("/account/data", "Prête");
        await page.IsWholeAsync();
        await page.SetViewportSizeAsync(1280, 800);
        await page.GotoAsync("/account/data?lang=en");
        await page.IsWholeAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download (ZIP)" }).ClickAsync());
        Assert.That(download.SuggestedFilename, Is.EqualTo("gigafibre.zip"));
    }

    /// <summary>Chromium's own virtual device: it holds keys, and its owner always says yes.</summary>
    private static async Task UseDeviceAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
