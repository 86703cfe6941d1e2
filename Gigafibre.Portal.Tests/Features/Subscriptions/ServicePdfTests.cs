using System.Net;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Subscriptions;

/// <summary>A service on one page: what it comprises, in the reader's language, and for nobody else.</summary>
public abstract class ServicePdfTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    [Fact]
    public async Task A_service_says_what_it_comprises_and_can_be_kept()
    {
        await using var app = await StartAsync(RequestDriver.On);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, SignInDriver.Scene("faible"));
        var name = app.World.SubscriptionOf("faible");
        Assert.Contains("données illimitées", (await browser.GetAsync($"/services/{name}")).Text, StringComparison.Ordinal);
        Assert.Contains("unlimited data", (await browser.GetAsync($"/services/{name}?lang=en")).Text, StringComparison.Ordinal);
        using var kept = new HttpRequestMessage(HttpMethod.Get, $"/services/{name}?handler=Pdf");
        using var pdf = await browser.SendAsync(kept);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("%PDF-", await pdf.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/services/{app.World.SubscriptionOf("deux")}?handler=Pdf")).Status);
    }
}

public sealed class ServicePdfSqliteTests(Outside outside) : ServicePdfTests(outside, null);

public sealed class ServicePdfPostgresTests(Outside outside, PostgresServer postgres) : ServicePdfTests(outside, postgres);
