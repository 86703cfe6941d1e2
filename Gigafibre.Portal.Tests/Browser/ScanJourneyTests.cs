using System.Text.RegularExpressions;
using Gigafibre.Portal.Tests.Support;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gigafibre.Portal.Tests.Eyes;

[TestFixture]
[Category("Browser")]
public sealed class ScanJourneyTests
{
    [Test]
    public async Task On_a_phone_in_french_the_verdict_lands_by_itself()
    {
        await using var context = await BrowserHost.NewContextAsync();
        var page = await context.NewPageAsync();
        var errors = new List<string>();
        page.Console += (_, m) => { if (m.Type == "error") { errors.Add(m.Text); } };

        await page.SignInAsync(SignInDriver.Scene("faible"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("la lumière arrive faible");
        await Expect(page.Locator("#announce")).ToContainTextAsync("la lumière arrive faible");
        await Barriers.AreNoneAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir un billet" }).ClickAsync();
        await Expect(page.GetByText("WEB-").First).ToBeVisibleAsync();
        Assert.That(errors, Is.Empty);
    }

    [Test]
    public async Task Without_javascript_in_english_a_reload_shows_it()
    {
        await using var context = await BrowserHost.NewContextAsync(1280, script: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/?lang=en");
        await page.SignInAsync(SignInDriver.Scene("refuse"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("refused at the door");
    }

    [Test]
    public async Task What_is_chosen_is_summed_on_the_button()
    {
        await using var context = await BrowserHost.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.SignInAsync(SignInDriver.Scene("suspendu"));
        await page.GotoAsync("/pay");
        var button = page.Locator("button[data-sum]");
        await Expect(button).ToHaveTextAsync(new Regex("137,96"));
        await page.Locator("[name=bills]").First.UncheckAsync();
        await Expect(button).ToHaveTextAsync(new Regex("68,98"));
        await page.Locator("[name=bills]").Last.UncheckAsync();
        await Expect(button).ToBeDisabledAsync();
    }

    [Test]
    public async Task Every_page_fits_320_pixels_has_no_barrier_and_stays_small()
    {
        await using var context = await BrowserHost.NewContextAsync(320);
        var page = await context.NewPageAsync();
        foreach (var path in new[] { "/", "/q/1C61B4000101", SignInDriver.Sticker(SignInDriver.Scene("deux")), "/q/rubbish", "/conditions",
            "/confidentialite", "/accessibilite", "/session" })
        {
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            await IsSmallAndFitsAsync(page);
        }

        await page.SignInAsync(SignInDriver.Scene("borne"), atCode: IsSmallAndFitsAsync);
        await Expect(page.Locator(".asked")).ToBeVisibleAsync();
        await IsSmallAndFitsAsync(page);
        foreach (var path in new[] { "/home", "/account", "/invoices", "/pay", "/statement", "/help", "/account/access", "/account/passkeys", "/account/data", "/account/messages",
            "/account/notices",
            "/account/contacts", "/account/methods", "/account/autopay", "/account/time", "/services", "/requests", "/tickets", "/tickets/new", "/tickets/call",
            "/line/change", "/line/lights", "/line/helper", "/line/speed", "/line/wifi-card", "/no-such-page" })
        {
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            await IsSmallAndFitsAsync(page);
        }
    }

    /// <summary>Counts what the page loads as it comes over the wire, also what the browser had already.</summary>
    private static async Task IsSmallAndFitsAsync(IPage page)
    {
        Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), Is.True, page.Url);
        var bytes = await page.EvaluateAsync<long>(
            "['navigation', 'resource'].flatMap(t => performance.getEntriesByType(t)).reduce((sum, e) => sum + (e.initiatorType === 'other' ? 0 : e.encodedBodySize), 0)");
        Assert.That(bytes, Is.InRange(1000, 30 * 1024), page.Url);
        await Barriers.AreNoneAsync(page);

        // The same on a computer, in the dark.
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(1280, 800);
        await Barriers.AreNoneAsync(page);
        await page.SetViewportSizeAsync(320, 800);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }
}
