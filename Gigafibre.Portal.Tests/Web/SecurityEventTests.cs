using Gigafibre.Portal.Core;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Web;

/// <summary>What somebody who watches for break-ins reads, and what it must not say.</summary>
public sealed class SecurityEventTests(Outside outside) : DatabaseTests(outside, null)
{
    [Fact]
    public async Task Each_is_one_line_with_an_id_and_no_persons_data()
    {
        await using var app = await StartAsync();
        var scene = SignInDriver.Scene("bonne");
        using var browser = app.NewBrowser();
        var page = await browser.AskTrustedAsync(scene);
        await browser.SubmitAsync(page, ("code", "000000"));
        await app.DrainAsync();
        await browser.SubmitAsync(page, ("code", app.World.CodeFor(scene.Phone!)!));
        using var http = new HttpClient { BaseAddress = new Uri(app.Url) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", "guessed-token-guessed-token");
        await http.GetAsync("/ops/payments");
        await http.PostAsync("/webhooks/stripe", new StringContent("{}"));
        using var simon = await app.DeskAsync("simon");
        await simon.GetAsync("/internal/stickers");
        var lines = app.Log.Lines.Where(l => l.Contains(SecurityEvents.Category, StringComparison.Ordinal)).ToList();
        foreach (var what in new[] { SecurityEvent.WrongCode, SecurityEvent.SignedIn, SecurityEvent.WrongToken, SecurityEvent.WrongSignature, SecurityEvent.StaffSignedIn,
            SecurityEvent.RoleRefused })
        {
            Assert.Contains(lines, l => l.Contains($"{what} by ", StringComparison.Ordinal));
        }

        foreach (var secret in new[] { scene.Phone!, "127.0.0.1", "guessed-token", app.World.CodeFor(scene.Phone!)!, "Louise", "simon" })
        {
            Assert.DoesNotContain(lines, l => l.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }
}
