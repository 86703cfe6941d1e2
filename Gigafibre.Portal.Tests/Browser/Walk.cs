using System.Text.RegularExpressions;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gigafibre.Portal.Tests.Eyes;

public static class Walk
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Scans a sticker, takes the first contact that is offered, gives the code and ends on the line.</summary>
    public static async Task SignInAsync(this IPage page, Scene scene, Func<IPage, Task>? atCode = null)
    {
        // The page waits three seconds for the contacts and then asks for one; a portal that just woke may need a second scan.
        var until = DateTime.UtcNow + Patience;
        do
        {
            await page.GotoAsync(SignInDriver.Sticker(scene));
        }
        while (await page.GetByRole(AriaRole.Radio).CountAsync() == 0 && DateTime.UtcNow < until);

        await page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await page.Locator("button.button").First.ClickAsync();
        await page.Locator("#code").WaitForAsync();
        string? code = null;
        for (until = DateTime.UtcNow + Patience; code is null && DateTime.UtcNow < until; code = BrowserHost.World.CodeFor(scene.Phone!))
        {
            await Task.Delay(100);
        }

        Assert.That(code, Is.Not.Null, "No code came.");
        if (atCode is not null)
        {
            await atCode(page);
        }

        await page.Locator("#code").FillAsync(code!);
        await page.Locator("button.button").First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/line$"));
    }

    /// <summary>Waits until so many messages have come there.</summary>
    public static async Task ArriveAsync(string to, int count)
    {
        for (var until = DateTime.UtcNow + Patience; BrowserHost.World.Post.To(to).Count < count && DateTime.UtcNow < until;)
        {
            await Task.Delay(100);
        }
    }

    /// <summary>Opens a page that is written later by the work loop, again and again until it says so.</summary>
    public static async Task SeeAsync(this IPage page, string path, string words, string where = "main")
    {
        for (var until = DateTime.UtcNow + Patience; DateTime.UtcNow < until; await Task.Delay(200))
        {
            await page.GotoAsync(path);
            if ((await page.Locator(where).First.InnerTextAsync()).Contains(words, StringComparison.Ordinal))
            {
                return;
            }
        }

        await Expect(page.Locator(where).First).ToContainTextAsync(words, new() { Timeout = 1 });
    }
}
