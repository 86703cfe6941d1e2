using System.Net;
using Gigafibre.Portal.Features.Help;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Text;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Help;

/// <summary>Help pages: whole in both languages, found by what people type, and every link in them leads somewhere.</summary>
public sealed class HelpTests(Outside outside)
{
    [Fact]
    public async Task Every_page_is_there_in_both_languages_and_every_link_in_it_leads_somewhere()
    {
        await using var app = await PortalApp.StartAsync(outside, RequestDriver.On);
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("bonne"));
        var library = app.Services.GetRequiredService<HelpLibrary>();
        var (french, english) = (library.All(Language.French), library.All(Language.English));
        Assert.True(french.Count >= 10);
        Assert.Equal(french.Select(a => a.Slug), english.Select(a => a.Slug));
        foreach (var article in french.Concat(english))
        {
            var page = await browser.GetAsync($"/help/{article.Slug}?lang={article.Language.Code}");
            Assert.Equal((HttpStatusCode.OK, article.Title), (page.Status, page.Title));
            Assert.DoesNotContain("words:", page.Html, StringComparison.Ordinal);
            foreach (var link in page.Document.QuerySelectorAll(".prose a").Select(a => a.GetAttribute("href")!))
            {
                Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(link)).Status);
            }
        }
    }

    [Theory]
    [InlineData("fr", "le voyant rouge clignotte", "lights")]
    [InlineData("fr", "Mot de passe wi-fi oublié", "wifi")]
    [InlineData("fr", "demenagement", "move")]
    [InlineData("fr", "résil", "move")]
    [InlineData("fr", "ma facture a augmenté", "bill")]
    [InlineData("en", "my internet is down", "no-internet")]
    [InlineData("en", "SLOW wifi upstairs", "slow")]
    [InlineData("en", "is this text a scam?", "fraud")]
    public async Task What_people_type_finds_the_page(string language, string typed, string slug)
    {
        await using var app = await PortalApp.StartAsync(outside);
        using var browser = app.NewBrowser();
        var page = await browser.GetAsync($"/help?q={Uri.EscapeDataString(typed)}&lang={language}");
        Assert.Equal("/help/" + slug, page.Document.QuerySelector("main a[href^='/help/']")?.GetAttribute("href"));
    }

    [Fact]
    public async Task What_is_being_written_to_us_is_answered_with_pages_and_stands_in_no_address()
    {
        await using var app = await PortalApp.StartAsync(outside);
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("bonne"));
        var form = await browser.GetAsync("/tickets/new");
        foreach (var (written, slug) in new[] { ("Le voyant rouge clignote depuis hier", "lights"), ("qwertyuiop", "") })
        {
            using var answer = await browser.PostFormAsync("/tickets/new?handler=Offer", ("__RequestVerificationToken", form.Token), ("q", written));
            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, slug.Length > 0), (answer.StatusCode, html.Contains("/help/" + slug, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task What_no_page_is_about_says_so_and_what_is_typed_does_nothing()
    {
        await using var app = await PortalApp.StartAsync(outside);
        using var browser = app.NewBrowser();
        var page = await browser.GetAsync("/help?q=" + Uri.EscapeDataString("<script>zzz</script>"));
        Assert.Contains("Aucune page là-dessus", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>zzz", page.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/help/..%2Fappsettings")).Status);
    }
}
