using System.Net;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Features;

/// <summary>The code's rules, through the pages, on both databases.</summary>
public abstract class SignInTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    [Fact]
    public async Task A_sticker_with_its_key_opens_the_line()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();

        var choose = await browser.GetAsync(SignInDriver.Sticker(SignInDriver.Scene("bonne")));
        Assert.Contains("XX230v", choose.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("555", choose.Text.Replace("514 555-0100", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("Gagnon", choose.Html, StringComparison.Ordinal);

        var line = await app.SignInAsync(browser, SignInDriver.Scene("bonne"));
        Assert.Equal("/line", line.Address.AbsolutePath);
        Assert.True(browser.Cookies.ContainsKey("__Host-session"));
        Assert.False(browser.Cookies.ContainsKey("__Host-code"));
    }

    [Fact]
    public async Task Without_a_key_the_contact_on_file_opens_the_line()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var scene = SignInDriver.Scene("bonne");

        var enter = await browser.AskOpenAsync(scene.Mac, "514 555-0101");
        await app.DrainAsync();
        var line = await browser.SubmitAsync(enter, ("code", app.World.CodeFor(scene.Phone!)!));

        Assert.Equal("/line", line.Address.AbsolutePath);
    }

    [Fact]
    public async Task Five_tries_and_not_one_more()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var scene = SignInDriver.Scene("bonne");
        var page = await browser.AskTrustedAsync(scene);
        await app.DrainAsync();
        var right = app.World.CodeFor(scene.Phone!)!;
        var wrong = right == "000000" ? "000001" : "000000";

        var enter = page;
        for (var left = 4; left >= 1; left--)
        {
            page = await browser.SubmitAsync(enter, ("code", wrong));
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.Contains($"Essais restants : {left}".Replace(' ', ' '), page.Text.Replace(' ', ' '), StringComparison.Ordinal);
        }

        page = await browser.SubmitAsync(enter, ("code", wrong));
        Assert.Equal("Ce code n’est plus valide.", page.Title);
        page = await browser.SubmitAsync(enter, ("code", right));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.False(browser.Cookies.ContainsKey("__Host-session"));
    }

    [Fact]
    public async Task A_new_code_does_not_give_new_tries_and_ends_the_old_code()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var scene = SignInDriver.Scene("bonne");
        var page = await browser.AskTrustedAsync(scene);
        await app.DrainAsync();
        var first = app.World.CodeFor(scene.Phone!)!;
        for (var i = 0; i < 3; i++)
        {
            await browser.SubmitAsync(page, ("code", first == "111111" ? "111112" : "111111"));
        }

        var soon = await browser.SubmitAsync(page, page.Forms[1], ("channel", "sms"));
        Assert.Equal(HttpStatusCode.TooManyRequests, soon.Status);

        app.Clock.Advance(TimeSpan.FromSeconds(61));
        var again = await browser.SubmitAsync(page, page.Forms[1], ("channel", "sms"));
        Assert.Equal(HttpStatusCode.OK, again.Status);
        await app.DrainAsync();
        Assert.Equal(2, app.World.Post.To(scene.Phone!).Count);

        var old = await browser.SubmitAsync(again, ("code", first));
        Assert.Contains("1", old.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, old.Status);
        Assert.Equal(4, (await app.WithDbAsync(db => db.Challenges.SingleAsync())).Tries);
    }

    [Fact]
    public async Task A_code_lives_ten_minutes()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var scene = SignInDriver.Scene("bonne");
        var page = await browser.AskTrustedAsync(scene);
        await app.DrainAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        var late = await browser.SubmitAsync(page, ("code", app.World.CodeFor(scene.Phone!)!));
        Assert.Equal("Ce code n’est plus valide.", late.Title);
    }

    [Fact]
    public async Task A_code_is_good_once_and_only_in_the_browser_that_asked()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        using var thief = app.NewBrowser();
        var scene = SignInDriver.Scene("bonne");
        var page = await browser.AskTrustedAsync(scene);
        var other = await thief.AskOpenAsync(scene.Mac, "418 555-0199");
        await app.DrainAsync();
        var code = app.World.CodeFor(scene.Phone!)!;

        Assert.Equal(HttpStatusCode.BadRequest, (await thief.SubmitAsync(other, ("code", code))).Status);
        Assert.Equal("/line", (await browser.SubmitAsync(page, ("code", code))).Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync(page, ("code", code))).Status);
    }

    [Fact]
    public async Task Spaces_in_a_code_are_forgiven_and_rubbish_costs_no_try()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var scene = SignInDriver.Scene("bonne");
        var page = await browser.AskTrustedAsync(scene);
        await app.DrainAsync();
        foreach (var rubbish in new[] { "", "12345", "1234567", "abcdef", "１２３４５６", "' OR 1=1", new string('9', 5000) })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync(page, ("code", rubbish))).Status);
        }

        Assert.Equal(0, (await app.WithDbAsync(db => db.Challenges.SingleAsync())).Tries);
        var code = app.World.CodeFor(scene.Phone!)!;
        Assert.Equal("/line", (await browser.SubmitAsync(page, ("code", $" {code[..3]} {code[3..]} "))).Address.AbsolutePath);
    }

    [Fact]
    public async Task Thirty_two_parallel_guessers_get_five_tries()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await browser.AskTrustedAsync(SignInDriver.Scene("bonne"));
        await app.DrainAsync();
        var token = browser.Cookies["__Host-code"];

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => GuessAsync(app, token, i)));

        Assert.Equal(4, answers.Count(a => a is TryAnswer.Wrong));
        Assert.Equal(28, answers.Count(a => a is TryAnswer.Over));
        Assert.Equal(5, (await app.WithDbAsync(db => db.Challenges.AsNoTracking().SingleAsync())).Tries);
    }

    [Fact]
    public async Task Through_the_page_they_get_no_more_and_a_right_code_opens_one_session()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var scene = SignInDriver.Scene("bonne");
        var page = await browser.AskTrustedAsync(scene);
        await app.DrainAsync();
        var right = app.World.CodeFor(scene.Phone!)!;
        await Task.WhenAll(Enumerable.Range(0, 32).Select(i => browser.SubmitAsync(page, ("code", i == 0 ? "999999" : right))));
        Assert.Equal(1, await app.WithDbAsync(db => db.Sessions.CountAsync()));

        using var guesser = app.NewBrowser();
        page = await guesser.AskTrustedAsync(scene);
        await app.DrainAsync();
        var wrong = app.World.CodeFor(scene.Phone!) == "000000" ? "000001" : "000000";
        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => guesser.SubmitAsync(page, ("code", wrong))));
        Assert.Equal(5, await app.WithDbAsync(db => db.Challenges.OrderByDescending(c => c.CreatedAt).Select(c => c.Tries).FirstAsync()));
        Assert.True(await app.WithDbAsync(db => db.BudgetSpends.CountAsync(s => s.Key.StartsWith("wrong-modem"))) <= 6);
    }

    [Fact]
    public async Task Two_nodes_on_one_database_keep_one_count()
    {
        var database = await NewLastingDatabaseAsync();
        var world = Outside.NewWorld();
        var clock = new TestClock();
        await using var first = await StartOnAsync(database, world, clock);
        await using var second = await StartOnAsync(database, world, clock);
        using var browser = first.NewBrowser();
        await browser.AskTrustedAsync(SignInDriver.Scene("bonne"));
        await Task.WhenAll(first.DrainAsync(), second.DrainAsync());
        Assert.Single(world.Post.All);
        var token = browser.Cookies["__Host-code"];

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => GuessAsync(i % 2 == 0 ? first : second, token, i)));

        Assert.Equal(4, answers.Count(a => a is TryAnswer.Wrong));
        Assert.Equal(5, (await first.WithDbAsync(db => db.Challenges.AsNoTracking().SingleAsync())).Tries);
    }

    [Fact]
    public async Task Tries_stay_made_when_the_process_ends_in_between()
    {
        var (database, world, clock) = (await NewLastingDatabaseAsync(), Outside.NewWorld(), new TestClock());
        string token;
        await using (var first = await StartOnAsync(database, world, clock))
        {
            using var browser = first.NewBrowser();
            await browser.AskTrustedAsync(SignInDriver.Scene("bonne"));
            await first.DrainAsync();
            token = browser.Cookies["__Host-code"];
            for (var i = 0; i < 3; i++)
            {
                Assert.IsType<TryAnswer.Wrong>(await GuessAsync(first, token, i));
            }
        }

        await using var second = await StartOnAsync(database, world, clock);
        Assert.IsType<TryAnswer.Wrong>(await GuessAsync(second, token, 3));
        Assert.IsType<TryAnswer.Over>(await GuessAsync(second, token, 4));
        Assert.IsType<TryAnswer.Over>(await GuessAsync(second, token, 5));
        Assert.Equal(5, (await second.WithDbAsync(db => db.Challenges.AsNoTracking().SingleAsync())).Tries);
        Assert.Single(world.Post.All);
    }

    [Fact]
    public async Task A_right_code_typed_after_asking_too_soon_opens_the_line()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var scene = SignInDriver.Scene("bonne");
        var enter = await browser.AskTrustedAsync(scene);
        await app.DrainAsync();
        var soon = await browser.SubmitAsync(enter, enter.Forms[1], ("channel", "sms"));
        Assert.Equal(HttpStatusCode.TooManyRequests, soon.Status);
        Assert.Equal("/line", (await browser.SubmitAsync(soon, ("code", app.World.CodeFor(scene.Phone!)!))).Address.AbsolutePath);
    }

    [Fact]
    public async Task Starting_over_keeps_the_stickers_key()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var enter = await browser.AskTrustedAsync(SignInDriver.Scene("deux"));
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        enter = await browser.SubmitAsync(enter, enter.Forms[1], ("channel", "sms"));
        var again = await browser.GetAsync(enter.Document.QuerySelector(".again a")!.GetAttribute("href")!);
        Assert.Equal("Où envoyer votre code?", again.Title);
    }

    [Fact]
    public async Task A_call_spells_the_code_and_an_email_carries_it()
    {
        await using var app = await StartAsync();
        using var caller = app.NewBrowser();
        var page = await caller.AskTrustedAsync(SignInDriver.Scene("fixe"), "voice");
        await app.DrainAsync();
        var call = Assert.Single(app.World.Post.To("+15145550121"));
        Assert.Equal(LetterKind.Call, call.Kind);
        Assert.Equal("/line", (await caller.SubmitAsync(page, ("code", app.World.CodeFor("+15145550121")!))).Address.AbsolutePath);

        using var reader = app.NewBrowser();
        await app.SignInAsync(reader, SignInDriver.Scene("courriel"));
        var mail = Assert.Single(app.World.Post.All, l => l.Kind == LetterKind.Email);
        Assert.Equal("Votre code Gigafibre", mail.Subject);
        Assert.True(reader.Cookies.ContainsKey("__Host-session"));
    }

    [Fact]
    public async Task The_text_is_in_the_customers_language_and_so_is_the_line_until_they_choose()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var line = await app.SignInAsync(browser, SignInDriver.Scene("anglais"));
        Assert.StartsWith("Gigafibre: your code is", app.World.Post.All.Single().Text, StringComparison.Ordinal);
        Assert.Equal("en-CA", line.Document.DocumentElement.GetAttribute("lang"));

        var chosen = await browser.GetAsync("/line?lang=fr");
        Assert.Equal("fr-CA", chosen.Document.DocumentElement.GetAttribute("lang"));
    }

    private static async Task<TryAnswer> GuessAsync(PortalApp app, string token, int i)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SignInService>().TryAsync(token, $"x{i:00000}"[..6], (null, null), CancellationToken.None);
    }
}

public sealed class SignInSqliteTests(Outside outside) : SignInTests(outside, null);

public sealed class SignInPostgresTests(Outside outside, PostgresServer postgres) : SignInTests(outside, postgres);
