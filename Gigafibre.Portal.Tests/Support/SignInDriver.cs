using System.Text.RegularExpressions;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.People;
using Xunit;

namespace Gigafibre.Portal.Tests.Support;

public static partial class SignInDriver
{
    public static Scene Scene(string key) => Scenes.All.Single(s => s.Key == key);

    public static string Sticker(Scene scene, int generation = 0) =>
        $"/q/{scene.Mac.Replace(":", "", StringComparison.Ordinal)}?k={Stickers.Key("sandbox-sticker-key-not-a-secret", scene.Mac, generation)}";

    public static async Task<Page> AskOpenAsync(this Browser browser, string mac, string contact, string? channel = null)
    {
        var page = await browser.GetAsync($"/q/{mac}");
        return channel is null ? await browser.SubmitAsync(page, ("contact", contact)) : await browser.SubmitAsync(page, ("contact", contact), ("channel", channel));
    }

    /// <summary>Scans a sticker with its key and takes the offered contact that starts so (<c>sms</c>, <c>voice</c>, <c>email</c>).</summary>
    public static async Task<Page> AskTrustedAsync(this Browser browser, Scene scene, string channel = "sms")
    {
        var page = await browser.GetAsync(Sticker(scene));
        var choice = page.Document.QuerySelectorAll("input[name=choice]").Select(i => i.GetAttribute("value")!).First(v => v.StartsWith(channel, StringComparison.Ordinal));
        return await browser.SubmitAsync(page, ("choice", choice));
    }

    public static async Task<Page> SignInAsync(this PortalApp app, Browser browser, Scene scene)
    {
        var page = await browser.AskTrustedAsync(scene, scene.Phone is null ? "email" : "sms");
        await app.DrainAsync();
        return await browser.SubmitAsync(page, ("code", app.World.CodeFor(scene.Phone ?? $"{scene.Mailbox}@{app.World.Name}.exemple.test")!));
    }

    public static async Task<Page> FinishedLineAsync(this Browser browser)
    {
        var page = await browser.GetAsync("/line");
        while (page.Document.QuerySelector("#result")!.GetAttribute("data-events") is { Length: > 0 } events)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, events);
            using var stream = await browser.SendAsync(request);
            await stream.Content.ReadAsStringAsync();
            page = await browser.GetAsync("/line");
        }

        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        return page;
    }

    public static string? CodeFor(this World world, string address)
    {
        var letter = world.Post.To(address).LastOrDefault();
        return letter is null ? null : Digits().Match(letter.Text.Replace(", ", "", StringComparison.Ordinal)).Value;
    }

    [GeneratedRegex(@"\d{8}|\d{6}")]
    private static partial Regex Digits();
}
