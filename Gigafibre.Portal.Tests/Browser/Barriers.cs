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
}
