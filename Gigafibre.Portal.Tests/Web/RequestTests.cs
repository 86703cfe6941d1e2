using System.Net;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Web;

public sealed class RequestTests(Outside outside)
{
    [Theory]
    [InlineData("1C:61:B4:FB:2A:C8")]
    [InlineData("1c-61-b4-fb-2a-c8")]
    [InlineData("1c61.b4fb.2ac8")]
    [InlineData("1c61b4fb2ac8")]
    [InlineData("1C%3A61%3AB4%3AFB%3A2A%3AC8")]
    public async Task Any_notation_of_a_mac_opens_the_page(string mac)
    {
        await using var app = await PortalApp.StartAsync(outside);
        using var browser = app.NewBrowser();
        var page = await browser.GetAsync($"/q/{mac}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Document.QuerySelector("#contact"));
    }

    [Theory]
    [InlineData("/q/rubbish")]
    [InlineData("/q/FF:FF:FF:FF:FF:FF")]
    [InlineData("/q/..%2f..%2fetc%2fpasswd")]
    [InlineData("/q/1C61B4FB2AC8/nothing")]
    [InlineData("/nothing/here")]
    public async Task Rubbish_gets_a_kind_404_in_the_visitors_language(string path)
    {
        await using var app = await PortalApp.StartAsync(outside);
        using var browser = app.NewBrowser();
        var page = await browser.GetAsync(path);
        Assert.Equal((HttpStatusCode.NotFound, "Cette page n’existe pas."), (page.Status, page.Title));
        browser.Cookies["__Host-lang"] = "en";
        Assert.Equal("This page does not exist.", (await browser.GetAsync(path)).Title);
    }

    [Fact]
    public async Task The_page_of_strangers_asks_nothing_of_anybody()
    {
        await using var app = await PortalApp.StartAsync(outside);
        using var browser = app.NewBrowser();
        await browser.GetAsync("/q/1C61B4000101");
        using var sql = app.Sql.Begin();
        var before = app.World.Requests.Count;
        await browser.GetAsync("/q/1C61B4000102");
        Assert.Empty(sql.Commands);
        Assert.Equal(before, app.World.Requests.Count);
    }

    [Theory]
    [InlineData("/signin/account", "oidc")]
    [InlineData("/internal/payments", "oidc")]
    [InlineData("sticker", "erpnext")]
    public async Task Strangers_cost_other_systems_only_so_much(string path, string system)
    {
        await using var app = await PortalApp.StartAsync(outside);
        path = path == "sticker" ? SignInDriver.Sticker(SignInDriver.Scene("bonne")) : path;
        using var browser = app.NewBrowser();
        await browser.GetAsync(path);
        var before = app.World.Requests.Of(system).Count;
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Url) };
        for (var i = 0; i < 200; i++)
        {
            using var answer = await http.GetAsync(path);
            Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        }

        Assert.InRange(app.World.Requests.Of(system).Count - before, 20, 300);
    }

    [Theory]
    [InlineData("/signin")]
    [InlineData("/q/1C61B4000101")]
    [InlineData("/signed-out")]
    [InlineData("/webhooks/twilio/status")]
    [InlineData("/webhooks/twilio/inbound")]
    [InlineData("/pay")]
    [InlineData("/ops/payment-links")]
    public async Task More_than_a_form_holds_is_not_read(string path)
    {
        await using var app = await PortalApp.StartAsync(outside);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Url) };
        foreach (var isChunked in new[] { false, true })
        {
            using var body = new StringContent("contact=" + new string('5', 4 * 1024 * 1024), System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
            request.Headers.TransferEncodingChunked = isChunked;
            try
            {
                using var answer = await http.SendAsync(request);
                Assert.InRange((int)answer.StatusCode, 300, 499);
            }
            catch (HttpRequestException)
            {
                // Answered, and closed while we were still sending.
            }
        }
    }

    [Theory]
    [InlineData("/q/1C61B4000101?k=d00abc", "/q/1C61B4000101?k=d00abc")]
    [InlineData("/q/1c:61:b4:00:01:01", "/q/1c:61:b4:00:01:01")]
    public async Task Old_stickers_are_sent_on_to_our_own_name(string path, string expected)
    {
        await using var app = await PortalApp.StartAsync(outside);
        using var browser = app.NewBrowser();
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = "msg.gigafibre.ca" } };
        using var response = await browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, response.StatusCode);
        Assert.Equal(app.Url + expected, response.Headers.Location!.ToString());

        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, "/line") { Headers = { Host = "msg.gigafibre.ca" } };
        using var refused = await browser.SendAsync(elsewhere);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task French_until_english_is_chosen_and_the_choice_is_kept()
    {
        await using var app = await PortalApp.StartAsync(outside);
        using var browser = app.NewBrowser();
        Assert.Equal("fr-CA", (await browser.GetAsync("/q/1C61B4000101", r => r.Headers.Add("Accept-Language", "en-US"))).Document.DocumentElement.GetAttribute("lang"));
        var english = await browser.GetAsync("/q/1C61B4000101?k=abc&lang=en");
        Assert.Equal("/q/1C61B4000101?k=abc", english.Address.PathAndQuery);
        Assert.Equal("en-CA", english.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("en-CA", (await browser.GetAsync("/conditions")).Document.DocumentElement.GetAttribute("lang"));

        // A path that looks like a host must not become one.
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Url + "//evil.example/?lang=en"));
        using var answer = await browser.SendAsync(request);
        Assert.False(answer.Headers.Location?.ToString().StartsWith("//", StringComparison.Ordinal) ?? false);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/q/1C61B4000101")]
    [InlineData("/conditions")]
    [InlineData("/confidentialite")]
    [InlineData("/session")]
    [InlineData("/nothing")]
    public async Task Every_page_is_guarded_and_small(string path)
    {
        await using var app = await PortalApp.StartAsync(outside);
        using var browser = app.NewBrowser();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await browser.SendAsync(request);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.False(response.Headers.Contains("Server"));
        var html = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_for_a_bug_is_guarded_too_and_speaks_both_languages()
    {
        await using var app = await PortalApp.StartAsync(outside);
        using var browser = app.NewBrowser();
        await browser.AskOpenAsync("1C61B4000101", "5145550101");
        await app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("DROP TABLE Challenges"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/q/1C61B4000101/code");
        using var response = await browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Contains("/q/1C61B4000101/code?lang=en", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var twice = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(app.Url + "//evil.example")));
        Assert.DoesNotContain("href=\"//", await twice.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("href=\"/nothing?lang=en\"", (await browser.GetAsync("/nothing")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_kindly()
    {
        await using var app = await PortalApp.StartAsync(outside);
        using var http = new HttpClient();
        using var response = await http.PostAsync($"{app.Url}/q/1C61B4000101", new FormUrlEncodedContent([new("contact", "5145550101")]));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Rechargez-la", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("911")]
    [InlineData("louise@")]
    [InlineData("<script>alert(1)</script>")]
    public async Task A_contact_that_is_none_is_asked_again(string contact)
    {
        await using var app = await PortalApp.StartAsync(outside);
        using var browser = app.NewBrowser();
        var page = await browser.AskOpenAsync("1C61B4000101", contact);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("dix chiffres", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
        Assert.Equal(contact, page.Document.QuerySelector("#contact")!.GetAttribute("value") ?? "");
    }

    [Theory]
    [InlineData("/error?status=200")]
    [InlineData("/error?status=99999")]
    [InlineData("/error")]
    public async Task The_error_page_does_as_it_knows_and_not_as_told(string path)
    {
        await using var app = await PortalApp.StartAsync(outside);
        using var browser = app.NewBrowser();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).Status);
    }

    [Fact]
    public async Task A_made_up_forwarded_address_is_not_believed()
    {
        await using var app = await PortalApp.StartAsync(outside, new() { ["SignIn:UnusedCodesPerAddressPerHour"] = "2" });
        for (var i = 0; i < 4; i++)
        {
            using var browser = app.NewBrowser();
            var page = await browser.GetAsync($"/q/1C61B400010{i + 1}");
            using var request = new HttpRequestMessage(HttpMethod.Post, page.Address)
            {
                Content = new FormUrlEncodedContent([new("contact", "5145550101"),
                    new("__RequestVerificationToken", page.Document.QuerySelector("input[type=hidden]")!.GetAttribute("value")!)]),
            };
            request.Headers.Add("X-Forwarded-For", $"198.51.100.{i}");
            using var answer = await browser.SendAsync(request);
            Assert.Equal(i < 2 ? HttpStatusCode.Redirect : HttpStatusCode.TooManyRequests, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("/signin", "/q/1C61B4000101")]
    [InlineData("/q/1C61B4000101", "/signin")]
    public async Task Who_asked_too_often_is_led_back_to_the_code_that_came_and_to_no_other(string door, string otherDoor)
    {
        await using var app = await PortalApp.StartAsync(outside, new() { ["SignIn:UnusedCodesPerAddressPerHour"] = "1" });
        using var browser = app.NewBrowser();
        async Task<Page> AskAsync(string address)
        {
            var ask = await browser.GetAsync(address);
            return await browser.SubmitAsync(ask, ask.Forms[0], ("contact", "5145550101"));
        }

        Assert.NotNull((await AskAsync(door)).Document.QuerySelector("#code"));
        var again = await AskAsync(door);
        Assert.Equal(HttpStatusCode.TooManyRequests, again.Status);
        var link = again.Document.QuerySelector("#error a[href^='/']")!.GetAttribute("href")!;
        Assert.NotNull((await browser.GetAsync(link)).Document.QuerySelector("#code"));

        // Too old to be typed: no way leads to it.
        app.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Null((await AskAsync(door)).Document.QuerySelector("#error a[href^='/']"));

        var elsewhere = await AskAsync(otherDoor);
        Assert.Equal(HttpStatusCode.TooManyRequests, elsewhere.Status);
        Assert.Null(elsewhere.Document.QuerySelector("#error a[href^='/']"));
    }

    [Fact]
    public async Task Health_answers()
    {
        await using var app = await PortalApp.StartAsync(outside);
        using var http = new HttpClient { BaseAddress = new Uri(app.Url) };
        Assert.Equal("ok", await http.GetStringAsync("/health/live"));
        Assert.Equal("ok", await http.GetStringAsync("/health/ready"));
    }

    [Fact]
    public async Task Identity_in_headers_is_nobodys()
    {
        await using var app = await PortalApp.StartAsync(outside);
        using var browser = app.NewBrowser();
        var page = await browser.GetAsync("/line", r =>
        {
            r.Headers.Add("X-Authentik-Email", "admin@gigafibre.ca");
            r.Headers.Add("X-Forwarded-User", "admin");
            r.Headers.Add("Remote-User", "admin");
        });
        Assert.Equal("/signin", page.Address.AbsolutePath);
    }
}
