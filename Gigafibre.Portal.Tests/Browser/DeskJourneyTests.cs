using Gigafibre.Portal.Features.Stickers;
using Gigafibre.Portal.Tests.Features.Stickers;
using Gigafibre.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gigafibre.Portal.Tests.Eyes;

/// <summary>The staff's side in a real browser: printing to the tenth of a millimetre, and photographs that no dead zone loses.</summary>
[TestFixture]
[Category("Browser")]
public sealed class DeskJourneyTests
{
    /// <summary>Two cores that also run everything else.</summary>

    private static readonly string[] Macs = ["1C61B4000101", "1C61B4000102", "1C61B4000103"];

    [TestCase("25x25", 1, 1)]
    [TestCase("25x25", 25, 1)]
    [TestCase("50x25", 24, 1)]
    [TestCase("62x29", 25, 1)]
    [TestCase("avery5160", 24, 3)]
    [TestCase("avery5163", 25, 1)]
    [TestCase("l7160", 25, 1)]
    [TestCase("25x25", 1000, 1)]
    public async Task What_the_browser_prints_is_read_back_in_its_place(string template, int count, int start)
    {
        if (!Scanner.IsInstalled)
        {
            Assert.Ignore("zbar-tools and poppler-utils are not installed here.");
        }

        await using var context = await BrowserHost.NewContextAsync(1280);
        var page = await context.NewPageAsync();
        await SignInAsync(page, "tania");
        var batch = await BatchAsync(count);
        await page.GotoAsync($"/internal/stickers/{batch}/sheet?template={template}&start={start}");
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
        using var scanner = new Scanner();
        LabelTests.IsRight(scanner.Rasterise(pdf), LabelTemplate.All.Single(t => t.Key == template), start, await LabelsAsync(batch));
    }

    [Test]
    public async Task A_photograph_taken_without_a_signal_survives_a_closed_browser_and_a_day()
    {
        if (!Scanner.IsInstalled)
        {
            Assert.Ignore("zbar-tools is not installed here.");
        }

        var profile = Directory.CreateTempSubdirectory("profile-").FullName;
        try
        {
            await using (var context = await BrowserHost.NewLastingContextAsync(profile))
            {
                var page = context.Pages[0];
                await SignInAsync(page, "tania");
                await page.GotoAsync("/internal/stickers");
                await context.SetOfflineAsync(true);
                await PhotographAsync(page, "MAC: 1C61B4000104");
                await PhotographAsync(page, "MAC: 1C61B4000105");
                await Expect(page.GetByText("Pas de réseau : la photo est gardée.")).ToBeVisibleAsync();
                await Expect(page.Locator("[data-photo-queue] li")).ToHaveCountAsync(2);
                await page.Locator("#lines").FillAsync("1C:61:B4:00:01:0A");
            }

            // The next day the session is over; the photographs wait for whoever signs in.
            await using (var context = await BrowserHost.NewLastingContextAsync(profile))
            {
                await context.ClearCookiesAsync();
                var page = context.Pages[0];
                await SignInAsync(page, "tania");
                await page.GotoAsync("/internal/stickers");
                await Expect(page.Locator("#lines")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("1C:61:B4:00:01:04[\\s\\S]*1C:61:B4:00:01:05"));
                await Expect(page.Locator("#lines")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("1C:61:B4:00:01:0A"));
                await Expect(page.Locator("[data-photo-queue]")).ToBeHiddenAsync();

                // Nothing readable is said, kept, and forgotten only by hand.
                await PhotographAsync(page, "https://example.org/");
                await Expect(page.Locator("[data-photo-status]")).ToContainTextAsync("Rien de lisible");
                await page.GetByRole(AriaRole.Button, new() { Name = "Oublier cette photo" }).ClickAsync();
                await Expect(page.Locator("[data-photo-queue]")).ToBeHiddenAsync();
            }
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }

    [Test]
    public async Task Every_page_of_the_staff_fits_a_phone_and_has_no_barrier()
    {
        await using var context = await BrowserHost.NewContextAsync(320);
        var page = await context.NewPageAsync();
        await SignInAsync(page, "ada");
        var batch = await MakeAsync(page);
        var customer = BrowserHost.World.CustomerOf("faible");
        foreach (var path in new[]
        {
            "/internal", "/internal?q=zzz", "/internal/stickers", $"/internal/stickers/{batch}", "/internal/stickers/history?mac=1C61B4000101",
            "/internal/verify/1C61B400011C", "/internal/modems/1C61B4000101",
            $"/internal/customers/{customer}", "/internal/payments", "/internal/payments/all", "/internal/lines/down", "/internal/today", "/internal/tickets", "/internal/work",
            "/internal/messages", "/internal/messages/debit-failed", "/internal/autopay", "/internal/dunning",
            "/internal/audit", "/signin/refused?why=nothing", "/internal?lang=en",
        })
        {
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), Is.True, path);
            await Barriers.AreNoneAsync(page);
        }
    }

    /// <summary>A batch of so many modems, as it is kept.</summary>
    private static async Task<Guid> BatchAsync(int count)
    {
        var now = BrowserHost.App.Clock.GetUtcNow();
        var batch = new StickerBatch
        {
            Id = Guid.CreateVersion7(now),
            Actor = "tania",
            ActorName = "Tania Tech",
            Count = count,
            Stickers = [.. Enumerable.Range(0, count).Select(i => new BatchSticker { Position = i, Mac = $"1C61B4F{i:X5}", KeyId = "d" })],
            CreatedAt = now,
        };
        await BrowserHost.App.WithDbAsync(async db =>
        {
            db.StickerBatches.Add(batch);
            return await db.SaveChangesAsync();
        });
        return batch.Id;
    }

    private static async Task SignInAsync(IPage page, string person)
    {
        await page.GotoAsync("/internal");
        await page.Locator($"a[href$='&login={person}']").ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/internal$"));
    }

    private static async Task<Guid> MakeAsync(IPage page)
    {
        await page.GotoAsync("/internal/stickers");
        await page.Locator("#lines").FillAsync(string.Join('\n', Macs));
        await page.GetByRole(AriaRole.Button, new() { Name = "Vérifier la liste" }).ClickAsync();
        if (await page.Locator("#reason").CountAsync() > 0)
        {
            await page.Locator("#reason").FillAsync("essai");
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Faire les étiquettes" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/internal/stickers/[0-9a-f-]{36}$"));
        return Guid.Parse(new Uri(page.Url).Segments[^1]);
    }

    private static async Task PhotographAsync(IPage page, string says)
    {
        var before = await page.Locator("[data-photo-queue] li").CountAsync();
        await page.Locator("#photo").SetInputFilesAsync(new FilePayload { Name = "label.png", MimeType = "image/png", Buffer = StickerTests.Photo(says) });
        await page.WaitForFunctionAsync(
            "before => document.querySelectorAll('[data-photo-queue] li').length > before || document.querySelector('[data-photo-status]').textContent !== ''", before);
    }

    private static async Task<IReadOnlyList<LabelContent>> LabelsAsync(Guid batch)
    {
        await using var scope = BrowserHost.App.Services.CreateAsyncScope();
        var stickers = scope.ServiceProvider.GetRequiredService<StickerService>();
        return await stickers.LabelsAsync((await stickers.FindBatchAsync(batch, CancellationToken.None))!,
            new() { PublicUrl = new Uri(BrowserHost.App.Url), Pepper = "" }, CancellationToken.None);
    }
}
