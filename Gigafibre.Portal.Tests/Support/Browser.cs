using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Gigafibre.Portal.Tests.Support;

/// <summary>A browser without eyes: keeps cookies (secure ones too, as real browsers do on localhost), follows redirects, fills forms.</summary>
public sealed class Browser(string url) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(url) };

    public Dictionary<string, string> Cookies { get; } = [];

    public async Task<Page> GetAsync(string path, Action<HttpRequestMessage>? configure = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        configure?.Invoke(request);
        return await FollowAsync(await SendAsync(request));
    }

    /// <summary>Submits a form of the page with its own hidden fields and these.</summary>
    public async Task<Page> SubmitAsync(Page page, IHtmlFormElement form, params (string Name, string Value)[] fields)
    {
        using var response = await PostAsync(page, form, fields);
        return await FollowAsync(response);
    }

    public Task<Page> SubmitAsync(Page page, params (string Name, string Value)[] fields) => SubmitAsync(page, page.Forms[0], fields);

    /// <summary>The same, without following where it leads.</summary>
    public async Task<HttpResponseMessage> PostAsync(Page page, IHtmlFormElement form, params (string Name, string Value)[] fields)
    {
        var values = form.Elements.OfType<IHtmlInputElement>()
            .Where(i => i.Name is not null && (i.Type is "hidden" or "text" || (i.Type is "radio" && i.IsChecked)))
            .ToDictionary(i => i.Name!, i => i.Value);
        foreach (var (name, value) in fields)
        {
            values[name] = value;
        }

        var action = form.GetAttribute("action");
        var target = action is null ? page.Address : new Uri(page.Address, action);
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new FormUrlEncodedContent(values) };
        return await SendAsync(request);
    }

    /// <summary>Ticks these bills on the pay page's first form.</summary>
    public async Task<HttpResponseMessage> PostBillsAsync(Page page, IEnumerable<string> bills)
    {
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, page.Address)
        {
            Content = new FormUrlEncodedContent([.. bills.Select(b => KeyValuePair.Create("bills", b)), KeyValuePair.Create("__RequestVerificationToken", token)]),
        };
        return await SendAsync(request);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
        }

        var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0)
            {
                Cookies.Remove(pair[0]);
            }
            else
            {
                Cookies[pair[0]] = pair[1];
            }
        }

        return response;
    }

    public void Dispose() => _http.Dispose();

    private async Task<Page> FollowAsync(HttpResponseMessage response)
    {
        for (var hops = 0; hops < 5 && (int)response.StatusCode is >= 300 and < 400; hops++)
        {
            var next = new Uri(response.RequestMessage!.RequestUri!, response.Headers.Location!);
            response.Dispose();
            using var request = new HttpRequestMessage(HttpMethod.Get, next);
            response = await SendAsync(request);
        }

        using (response)
        {
            var html = await response.Content.ReadAsStringAsync();
            return new Page(response.StatusCode, response.RequestMessage!.RequestUri!, html);
        }
    }
}

/// <summary>A page as it came.</summary>
public sealed class Page(HttpStatusCode status, Uri address, string html)
{
    private readonly Lazy<IHtmlDocument> _document = new(() => new HtmlParser().ParseDocument(html));

    public HttpStatusCode Status { get; } = status;

    public Uri Address { get; } = address;

    public string Html { get; } = html;

    public IHtmlDocument Document => _document.Value;

    public string Title => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>The words of the page's body, one space between them.</summary>
    public string Text => string.Join(' ', (Document.QuerySelector("main")?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The form token of the page's first form that has one.</summary>
    public string Token => Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    /// <summary>The one form that posts there, wherever it stands on the page.</summary>
    public IHtmlFormElement FormTo(string action) => Document.Forms.OfType<IHtmlFormElement>().Single(f => f.GetAttribute("action") == action);

    public IReadOnlyList<IHtmlFormElement> Forms => [.. Document.QuerySelectorAll("main form").OfType<IHtmlFormElement>()];
}
