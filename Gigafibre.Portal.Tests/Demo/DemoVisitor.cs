using System.Text.RegularExpressions;
using Gigafibre.Portal.Tests.Support;

namespace Gigafibre.Portal.Tests.Demo;

public sealed partial class DemoVisitor(Uri portal, Uri world) : IDisposable
{
    private readonly HttpClient _sandbox = new() { BaseAddress = new Uri(world + "/") };

    /// <summary>The letter before stands there until the next one comes.</summary>
    private readonly HashSet<string> _used = [];

    public void Dispose() => _sandbox.Dispose();

    public async Task PayAsync(string phone) => await PayAsync(await OpenPageAsync(phone));

    public async Task DiagnoseAsync(string sticker, string phone)
    {
        using var browser = new Browser(portal.ToString());
        await SignInAsync(browser, sticker, phone);
        await browser.FinishedLineAsync();
    }

    public async Task PayAsync(Uri page)
    {
        using var card = new FormUrlEncodedContent([new("method", "card"), new("number", "4242424242424242")]);
        using var paid = await _sandbox.PostAsync(page, card);
    }

    public async Task<Uri> OpenPageAsync(string phone)
    {
        using var browser = new Browser(portal.ToString());
        await SignInAsync(browser, "/signin", phone);
        var account = await browser.GetAsync("/account");
        using var response = await browser.PostAsync(account, account.Forms.Single(f => f.GetAttribute("action") == "/pay?handler=Balance"));
        return response.Headers.Location!;
    }

    /// <summary>With a sticker or without: takes the text that is offered, or types the number.</summary>
    public async Task<Page> SignInAsync(Browser browser, string at, string phone)
    {
        var page = await browser.GetAsync(at);
        var offered = page.Document.QuerySelector("input[name=choice][value^=sms]")?.GetAttribute("value");
        page = await browser.SubmitAsync(page, offered is null ? ("contact", phone) : ("choice", offered));
        return await browser.SubmitAsync(page, ("code", await CodeForAsync(phone)));
    }

    private async Task<string> CodeForAsync(string phone)
    {
        for (var i = 0; i < 100; i++)
        {
            var letters = await _sandbox.GetStringAsync("phone");
            if (letters.IndexOf(phone[1..], StringComparison.Ordinal) is >= 0 and var at && Code().Match(letters, at) is { Success: true } code && _used.Add(code.Groups[1].Value))
            {
                return code.Groups[1].Value;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"No code came to {phone}.");
    }

    [GeneratedRegex("<mark>(\\d{6,8})</mark>")]
    private static partial Regex Code();
}
