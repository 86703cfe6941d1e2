using System.Net;
using System.Text.RegularExpressions;
using Gigafibre.Portal.Features.Stickers;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Features;

/// <summary>A sticker without its key must not tell whether a modem, a customer or a contact exists.</summary>
public abstract partial class EnumerationTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly (string What, string Mac, string Contact)[] Cases =
    [
        ("right contact", "1C:61:B4:00:01:01", "5145550101"),
        ("wrong contact", "1C:61:B4:00:01:01", "4185550188"),
        ("unknown modem", "1C:61:B4:99:99:99", "5145550101"),
        ("unassigned modem", "1C:61:B4:00:01:16", "5145550101"),
        ("blocked modem", "1C:61:B4:00:01:17", "5145550124"),
        ("closed account", "1C:61:B4:00:01:18", "5145550125"),
        ("somebody else's modem", "1C:61:B4:00:01:0B", "5145550101"),
        ("a landline on file", "1C:61:B4:00:01:14", "5145550121"),
    ];

    private static readonly (string What, string Mac, string Contact)[] Addresses =
    [
        ("right address", "1C:61:B4:00:01:0C", "gilles@WORLD.exemple.test"),
        ("wrong address", "1C:61:B4:00:01:0C", "personne@WORLD.exemple.test"),
        ("unknown modem", "1C:61:B4:99:99:99", "gilles@WORLD.exemple.test"),
        ("address of another customer", "1C:61:B4:00:01:01", "gilles@WORLD.exemple.test"),
    ];

    [Fact]
    public Task Every_step_looks_the_same_for_every_phone() => CompareAsync(Cases);

    [Fact]
    public Task Every_step_looks_the_same_for_every_address() => CompareAsync(Addresses);

    private async Task CompareAsync((string What, string Mac, string Contact)[] cases)
    {
        string? asked = null, entered = null, sql = null, headers = null;
        foreach (var (what, mac, contact) in cases)
        {
            await using var app = await StartAsync();
            using var browser = app.NewBrowser();
            var scan = await browser.GetAsync($"/q/{mac}");
            using var asking = app.Sql.Begin();
            var outsideBefore = app.World.Requests.Count;

            using (var response = await browser.PostAsync(scan, scan.Forms[0], ("contact", contact.Replace("WORLD", app.World.Name, StringComparison.Ordinal))))
            {
                Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
                var heads = Heads(response);
                Assert.True((headers ??= heads) == heads, what);
            }

            // The answer is out: nobody outside was asked, and the database was asked the same.
            Assert.Equal(outsideBefore, app.World.Requests.Count);
            var commands = string.Join('\n', asking.Commands);
            asking.Dispose();
            Assert.NotEmpty(commands);
            Assert.True((sql ??= commands) == commands, what);

            await app.DrainAsync();
            var enter = await browser.GetAsync($"/q/{mac}/code");
            Assert.True((asked ??= Shape(scan) + Shape(enter)) == Shape(scan) + Shape(enter), what);

            using var entering = app.Sql.Begin();
            var tries = new List<string>();
            for (var i = 0; i < 6; i++)
            {
                var page = await browser.SubmitAsync(enter, ("code", "x00000".Replace('x', (char)('0' + i))));
                tries.Add($"{page.Status} {Shape(page)} {entering.Commands.Count}");
            }

            var whole = string.Join('\n', tries);
            Assert.True((entered ??= whole) == whole, what);
        }
    }

    [Fact]
    public async Task Asking_again_looks_the_same_too()
    {
        string? first = null;
        foreach (var (what, mac, contact) in Cases)
        {
            await using var app = await StartAsync();
            using var browser = app.NewBrowser();
            var enter = await browser.AskOpenAsync(mac, contact);
            await app.DrainAsync();
            var seen = new List<string>();
            foreach (var (wait, channel) in new[] { (0, "sms"), (61, "voice"), (61, "sms"), (61, "sms") })
            {
                app.Clock.Advance(TimeSpan.FromSeconds(wait));
                var page = await browser.SubmitAsync(enter, enter.Forms[1], ("channel", channel));
                await app.DrainAsync();
                seen.Add($"{page.Status} {Shape(page)}");
            }

            using var receipt = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{app.Url}/q/{mac}/code?handler=Receipt"));
            seen.Add(receipt.StatusCode.ToString());
            var whole = string.Join('\n', seen);
            Assert.Equal($"{what}\n{first ??= whole}", $"{what}\n{whole}");
        }
    }

    [Fact]
    public async Task Signing_in_by_contact_looks_the_same_for_strangers()
    {
        string? first = null;
        foreach (var contact in new[] { "5145550101", "4185550188", "gilles@WORLD.exemple.test", "personne@exemple.test" })
        {
            await using var app = await StartAsync();
            using var browser = app.NewBrowser();
            var ask = await browser.GetAsync("/signin");
            using var asking = app.Sql.Begin();
            var before = app.World.Requests.Count;
            using (var response = await browser.PostAsync(ask, ask.Forms[0], ("contact", contact.Replace("WORLD", app.World.Name, StringComparison.Ordinal))))
            {
                Assert.Equal((HttpStatusCode.Redirect, "/signin/code"), (response.StatusCode, response.Headers.Location!.ToString()));
            }

            Assert.Equal(before, app.World.Requests.Count);
            var seen = new List<string> { string.Join('\n', asking.Commands) };
            asking.Dispose();
            Assert.NotEmpty(seen[0]);
            await app.DrainAsync();
            var enter = await browser.GetAsync("/signin/code");

            // A phone may also be called, an address not: that much the visitor typed.
            seen.Add(enter.Title);
            for (var i = 0; i < 6; i++)
            {
                var page = await browser.SubmitAsync(enter, ("code", $"{i}00000"));
                seen.Add($"{page.Status} {page.Text.Replace("Recevoir le code par appel", "", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal)}");
            }

            var whole = string.Join('\n', seen.Where((_, i) => i != 1));
            Assert.True((first ??= whole) == whole, contact);
        }
    }

    [Fact]
    public async Task A_forged_or_foreign_key_is_no_key()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var good = SignInDriver.Sticker(SignInDriver.Scene("bonne"));
        var plain = Shape(await browser.GetAsync("/q/1C61B4000101"));
        var foreign = SignInDriver.Sticker(SignInDriver.Scene("faible")).Split('=')[1];
        foreach (var key in new[] { foreign, good.Split('=')[1][..^1] + "0", "d00", "", "x00" + foreign[3..], new string('a', 4000), "%ff", "d00" + new string('é', 16) })
        {
            Assert.Equal(plain, Shape(await browser.GetAsync($"/q/1C61B4000101?k={key}")));
        }

        Assert.NotEqual(plain, Shape(await browser.GetAsync(good)));
    }

    [Fact]
    public async Task A_revoked_sticker_asks_the_long_way()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var scene = SignInDriver.Scene("bonne");
        await app.WithDbAsync(async db =>
        {
            db.StickerRevocations.Add(new() { Mac = "1C61B4000101", LowestGeneration = 33 });
            return await db.SaveChangesAsync();
        });

        Assert.NotNull((await browser.GetAsync(SignInDriver.Sticker(scene, 32))).Document.QuerySelector("#contact"));
        Assert.Null((await browser.GetAsync(SignInDriver.Sticker(scene, 33))).Document.QuerySelector("#contact"));
    }

    /// <summary>What stands above a page: every header by name, every cookie by name and length, and where it leads to.</summary>
    private static string Heads(HttpResponseMessage response) => Changing().Replace(
        string.Join('\n', response.Headers.Concat(response.Content.Headers).Where(h => h.Key is not "Date").OrderBy(h => h.Key, StringComparer.Ordinal)
            .Select(h => h.Key == "Set-Cookie" ? string.Join(' ', h.Value.Select(c => $"{c.Split('=')[0]} {c.Length}")) : $"{h.Key}: {string.Join(' ', h.Value)}")),
        "");

    /// <summary>A page without what differs by nature: the modem in its address, the form's own token, the seconds that passed.</summary>
    private static string Shape(Page page) => Changing().Replace(page.Html, "");

    [GeneratedRegex(@"/q/[0-9A-Fa-f:]+|value=""[^""]*""|href=""[^""]*lang=[^""]*""|\d+(?: |\u00A0|&\#xA0;)s\.")]
    private static partial Regex Changing();
}

public sealed class EnumerationSqliteTests(Outside outside) : EnumerationTests(outside, null);

public sealed class EnumerationPostgresTests(Outside outside, PostgresServer postgres) : EnumerationTests(outside, postgres);
