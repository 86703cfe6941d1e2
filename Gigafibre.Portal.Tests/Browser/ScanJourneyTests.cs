using Deque.AxeCore.Playwright;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gigafibre.Portal.Tests.Eyes;

/// <summary>The scan journey as a person sees it.</summary>
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

        await SignInAsync(page, SignInDriver.Scene("faible"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("la lumière arrive faible");
        await Expect(page.Locator("#announce")).ToContainTextAsync("la lumière arrive faible");
        await NoBarriersAsync(page);

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
        await SignInAsync(page, SignInDriver.Scene("refuse"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("refused at the door", new() { Timeout = 15000 });
    }

    [Test]
    public async Task Every_page_fits_320_pixels_has_no_barrier_and_stays_small()
    {
        await using var context = await BrowserHost.NewContextAsync(320);
        var page = await context.NewPageAsync();
        var bytes = 0L;
        page.RequestFinished += async (_, r) => Interlocked.Add(ref bytes, (await r.SizesAsync()).ResponseBodySize);
        foreach (var path in new[] { "/", "/q/1C61B4000101", SignInDriver.Sticker(SignInDriver.Scene("deux")), "/q/rubbish", "/conditions", "/confidentialite", "/session" })
        {
            bytes = 0;
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), Is.True, path);
            Assert.That(bytes, Is.LessThan(30 * 1024), path);
            await NoBarriersAsync(page);
        }

        await SignInAsync(page, SignInDriver.Scene("borne"));
        await Expect(page.Locator(".asked")).ToBeVisibleAsync(new() { Timeout = 15000 });
        Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), Is.True);
        await NoBarriersAsync(page);
    }

    private static async Task SignInAsync(IPage page, Scene scene)
    {
        await page.GotoAsync(SignInDriver.Sticker(scene));
        await page.Locator("button.button").First.ClickAsync();
        string? code = null;
        for (var until = DateTime.UtcNow.AddSeconds(15); code is null && DateTime.UtcNow < until; code = BrowserHost.World.CodeFor(scene.Phone!))
        {
            await page.Locator("#code").WaitForAsync();
        }

        await page.Locator("#code").FillAsync(code!);
        await page.Locator("button.button").First.ClickAsync();
        await page.WaitForURLAsync("**/line");
    }

    private static async Task NoBarriersAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.That(result.Violations.Select(v => $"{v.Id}: {v.Nodes[0].Html}"), Is.Empty);
    }
}
