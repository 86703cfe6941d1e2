using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Gigafibre.Portal.Tests.Eyes;

public static class Barriers
{
    /// <summary>A frame that may run no script answers no question, for ever: frames are left out.</summary>
    private static readonly AxeRunOptions Options = new() { Iframes = false };

    /// <summary>Nothing on the page keeps anybody out, as far as axe can see.</summary>
    public static async Task AreNoneAsync(IPage page)
    {
        var result = await page.RunAxe(Options).WaitAsync(TimeSpan.FromMinutes(2));
        Assert.That(result.Violations.Select(v => $"{new Uri(page.Url).PathAndQuery} {v.Id}: {v.Nodes[0].Html}"), Is.Empty);
    }

    /// <summary>Nothing runs out of the screen either. With <c>PORTAL_PICTURES</c> set to a folder, somebody can look at it.</summary>
    public static async Task IsWholeAsync(this IPage page)
    {
        Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), Is.True, page.Url);
        if (Environment.GetEnvironmentVariable("PORTAL_PICTURES") is { Length: > 0 } folder)
        {
            var name = new Uri(page.Url).AbsolutePath.Trim('/').Replace('/', '-');
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{DateTime.UtcNow:HHmmssfff}-{name}.png"), FullPage = true });
        }

        await AreNoneAsync(page);
    }
}
