using System.Net;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Web;

/// <summary>What every answer carries, and what no question may.</summary>
public abstract class HeadersTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    [Fact]
    public async Task Every_answer_of_ours_asks_for_https_for_a_year_the_page_for_a_bug_too()
    {
        await using var app = await StartAsync(new()
        {
            ["Portal:PublicUrl"] = "https://client.gigafibre.ca",
            ["Portal:KnownProxies"] = "127.0.0.1",
            ["Portal:AllowTestKeys"] = "true",
        });
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        foreach (var (path, host, asked) in new[]
        {
            ("/", "client.gigafibre.ca", true), ("/nowhere", "client.gigafibre.ca", true), ("/account", "client.gigafibre.ca", true), ("/site.css", "client.gigafibre.ca", true),
            ("/q/1C61B4000101", "msg.gigafibre.ca", false), ("/", "msg.gigafibre.ca", false),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, app.Url + path);
            request.Headers.Host = host;
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("X-Forwarded-For", "203.0.113.9");
            using var answer = await http.SendAsync(request);
            var said = answer.Headers.TryGetValues("Strict-Transport-Security", out var values) ? string.Join(' ', values) : null;
            Assert.Equal((path, host, asked ? "max-age=31536000; includeSubDomains" : null), (path, host, said));
        }
    }

    [Theory]
    [InlineData("/payments/return?session_id=%00")]
    [InlineData("/payments/return?p=%00&t=a%00b")]
    [InlineData("/invoices/%00")]
    [InlineData("/q/1C61B4000101?k=%00")]
    [InlineData("/pay/%00abc")]
    [InlineData("/devices/lookup?mac=%00")]
    [InlineData("/signin/refused?why=%00")]
    public async Task A_zero_in_an_address_is_a_bad_request(string path)
    {
        await using var app = await StartAsync();
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(app.Url + path));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_zero_in_a_form_is_a_bad_request()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var page = await browser.GetAsync("/signin");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync(page, ("contact", "418\0555"))).Status);
    }

    [Fact]
    public async Task Whoever_signs_out_leaves_nothing_in_the_browser()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var account = await app.SignInByContactAsync(browser, SignInDriver.Scene("faible"));
        using var answer = await browser.PostAsync(account, account.FormTo("/session"));
        Assert.Contains("\"storage\"", string.Join(' ', answer.Headers.GetValues("Clear-Site-Data")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_sites_form_does_not_take_the_staffs_cookie_away()
    {
        await using var app = await StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent([]);
        using var answer = await http.PostAsync(new Uri(app.Url + "/session/staff"), form);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }
}

public sealed class HeadersSqliteTests(Outside outside) : HeadersTests(outside, null);

public sealed class HeadersPostgresTests(Outside outside, PostgresServer postgres) : HeadersTests(outside, postgres);
