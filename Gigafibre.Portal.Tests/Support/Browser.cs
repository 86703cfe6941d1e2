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

    public async Task<Page> SubmitAsync(Page page, IHtmlFormElement form, params (string Name, string Value)[] fields)
    {
        using var response = await PostAsync(page, form, fields);
        return await FollowAsync(response);
    }

    public Task<Page> SubmitAsync(Page page, params (string Name, string Value)[] fields) => SubmitAsync(page, page.Forms[0], fields);

    public async Task<HttpResponseMessage> PostAsync(Page page, IHtmlFormElement form, params (string Name, string Value)[] fields)
    {
        var values = form.Elements.OfType<IHtmlInputElement>()
            .Where(i => i.Name is not null && (i.Type is "hidden" or "text" or "date" || (i.Type is "radio" && i.IsChecked)))
            .Where(i => fields.All(f => f.Name != i.Name)).Select(i => KeyValuePair.Create(i.Name!, i.Value)).Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

        var action = form.GetAttribute("action");
        var target = action is null ? page.Address : new Uri(page.Address, action);
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new FormUrlEncodedContent(values) };
        return await SendAsync(request);
    }

    /// <summary>Posts what no page of ours would.</summary>
    public async Task<HttpResponseMessage> PostFormAsync(string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        return await SendAsync(request);
    }

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

    public async Task<Page> FollowAsync(HttpResponseMessage response)
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

public sealed class Page(HttpStatusCode status, Uri address, string html)
{
    private readonly Lazy<IHtmlDocument> _document = new(() => new HtmlParser().ParseDocument(html));

    public HttpStatusCode Status { get; } = status;

    public Uri Address { get; } = address;

    public string Html { get; } = html;

    public IHtmlDocument Document => _document.Value;

    public string Title => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    public string Text => string.Join(' ', (Document.QuerySelector("main")?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public string Token => Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    public IHtmlFormElement FormTo(string action) => (Forms.Any(f => f.GetAttribute("action") == action) ? Forms : Document.Forms.OfType<IHtmlFormElement>())
        .Single(f => f.GetAttribute("action") == action);

    public IReadOnlyList<IHtmlFormElement> Forms => [.. Document.QuerySelectorAll("main form:not([role=search])").OfType<IHtmlFormElement>()];
}
