using System.Net;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Features;

/// <summary>How many codes and tries there are, for whom, and what strangers can do about that.</summary>
public abstract class CodeBudgetTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    [Fact]
    public async Task Strangers_without_a_key_cannot_lock_out_the_owner()
    {
        await using var app = await StartAsync();
        var scene = SignInDriver.Scene("bonne");
        for (var i = 0; i < 30; i++)
        {
            using var stranger = app.NewBrowser();
            var page = await stranger.AskOpenAsync(scene.Mac, $"418 555-01{i:00}");
            if (page.Address.AbsolutePath.EndsWith("/code", StringComparison.Ordinal))
            {
                await stranger.SubmitAsync(page, ("code", "123456"));
            }
        }

        using var owner = app.NewBrowser();
        Assert.Equal("/line", (await app.SignInAsync(owner, scene)).Address.AbsolutePath);
    }

    [Fact]
    public async Task Strangers_everywhere_cannot_use_up_the_codes_of_an_owner_without_a_key()
    {
        await using var app = await StartAsync(new() { ["SignIn:CodesPerHour"] = "3" });
        var scene = SignInDriver.Scene("bonne");
        for (var i = 1; i <= 12; i++)
        {
            Assert.IsType<CodeAnswer.Asked>(await AskFromAsync(app, $"2001:db8:{i}::1", scene.Mac, $"418555{1000 + i}"));
        }

        // One of them knows the modem and the telephone.
        for (var i = 0; i < 8; i++)
        {
            Assert.Equal(i < 3, await AskFromAsync(app, "2001:db8:99::1", scene.Mac, scene.Phone!) is CodeAnswer.Asked);
        }

        await app.WithDbAsync(db => db.WorkItems.OrderByDescending(w => w.CreatedAt).Take(2).ExecuteDeleteAsync());
        await app.DrainAsync();
        Assert.Single(app.World.Post.All);

        using var owner = app.NewBrowser();
        var enter = await owner.AskOpenAsync(scene.Mac, scene.Phone!);
        await app.DrainAsync();
        Assert.Equal("/line", (await owner.SubmitAsync(enter, ("code", app.World.CodeFor(scene.Phone!)!))).Address.AbsolutePath);

        // What everybody together may be sent holds all the same; what waits is not lost.
        await AskFromAsync(app, "2001:db8:100::1", scene.Mac, scene.Phone!);
        await AskFromAsync(app, "2001:db8:101::1", scene.Mac, scene.Phone!);
        await app.DrainAsync();
        Assert.Equal(3, app.World.Post.All.Count);
        Assert.Single(await app.WithDbAsync(db => db.WorkItems.Where(w => w.DoneAt == null && w.ParkedAt == null).ToListAsync()));
    }

    [Fact]
    public async Task Without_a_sticker_a_code_is_longer()
    {
        await using var app = await StartAsync();
        var scene = SignInDriver.Scene("bonne");
        using var holder = app.NewBrowser();
        await holder.AskTrustedAsync(scene);
        await app.DrainAsync();
        Assert.Equal(6, app.World.CodeFor(scene.Phone!)!.Length);
        using var other = app.NewBrowser();
        var page = await other.AskOpenAsync(scene.Mac, scene.Phone!);
        Assert.Contains("8 chiffres", page.Text, StringComparison.Ordinal);
        await app.DrainAsync();
        Assert.Equal(8, app.World.CodeFor(scene.Phone!)!.Length);
        Assert.Contains("Le code a 8 chiffres", (await other.SubmitAsync(page, ("code", "123456"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guesses_of_everybody_together_end_and_the_desk_hears_of_it_before()
    {
        await using var app = await StartAsync(new() { ["SignIn:WrongOpenCodesPerHour"] = "8", ["SignIn:WrongCodesPerAddressPerHour"] = "1000" });

        // At contacts that nobody has they take nothing from anybody.
        for (var i = 0; i < 12; i++)
        {
            using var guesser = app.NewBrowser();
            var page = await guesser.AskOpenAsync("1C:61:B4:00:01:01", $"418 555-01{i:00}");
            await app.DrainAsync();
            Assert.Equal(HttpStatusCode.BadRequest, (await guesser.SubmitAsync(page, ("code", "12345678"))).Status);
        }

        var known = new[] { "bonne", "faible", "suspendu" }.Select(SignInDriver.Scene).ToList();
        for (var i = 0; i < 8; i++)
        {
            using var guesser = app.NewBrowser();
            var page = await guesser.AskOpenAsync(known[i / 4].Mac, known[i / 4].Phone!);
            await app.DrainAsync();
            for (; i % 4 < 3; i++)
            {
                await guesser.SubmitAsync(page, ("code", "12345678"));
            }

            Assert.Equal(HttpStatusCode.BadRequest, (await guesser.SubmitAsync(page, ("code", "12345678"))).Status);
            await WatchAsync(app);
            Assert.Equal(i >= 5, (await app.WithDbAsync(db => db.Findings.Where(f => f.ResolvedAt == null).ToListAsync())).Exists(f => f.Kind == FindingKind.CodesNearLimit));
        }

        using var last = app.NewBrowser();
        var locked = await last.AskOpenAsync(known[2].Mac, known[2].Phone!);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await last.SubmitAsync(locked, ("code", "12345678"))).Status);
        Assert.Contains(app.Log.Lines, l => l.Contains("wrong-all:open/1h", StringComparison.Ordinal));

        // Whoever holds a sticker gets in all the same; an hour later everybody does, and the line at the desk is gone.
        using var owner = app.NewBrowser();
        Assert.Equal("/line", (await app.SignInAsync(owner, SignInDriver.Scene("bonne"))).Address.AbsolutePath);
        app.Clock.Advance(TimeSpan.FromMinutes(61));
        await WatchAsync(app);
        Assert.Empty(await app.WithDbAsync(db => db.Findings.Where(f => f.ResolvedAt == null).ToListAsync()));
    }

    [Fact]
    public async Task A_day_of_texts_costs_only_so_much()
    {
        await using var app = await StartAsync(new() { ["SignIn:TextsPerDay"] = "1" });
        foreach (var scene in new[] { SignInDriver.Scene("bonne"), SignInDriver.Scene("faible") })
        {
            using var browser = app.NewBrowser();
            await browser.AskTrustedAsync(scene);
        }

        await app.DrainAsync();
        Assert.Single(app.World.Post.All);
        await WatchAsync(app);
        Assert.Contains(await app.WithDbAsync(db => db.Findings.ToListAsync()), f => f is { Kind: FindingKind.CodesNearLimit, Subject: "sent-all:text/24h", ResolvedAt: null });
        using var mailed = app.NewBrowser();
        await mailed.AskTrustedAsync(SignInDriver.Scene("courriel"), "email");
        await app.DrainAsync();
        Assert.Equal(2, app.World.Post.All.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_contact_that_stands_on_many_files_opens_none(bool atModem)
    {
        await using var app = await StartAsync(new() { ["SignIn:CustomersPerContact"] = "3" });
        var scene = SignInDriver.Scene("bonne");
        for (var i = 0; i < 3; i++)
        {
            app.World.Settle($"Client {i}", scene.Phone!, 10m, $"FAC-{i}");
        }

        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ContactIndex>().CatchUpAsync(CancellationToken.None);
        }

        using var browser = app.NewBrowser();
        if (atModem)
        {
            await browser.AskOpenAsync(scene.Mac, scene.Phone!);
        }
        else
        {
            var page = await browser.GetAsync("/signin");
            await browser.SubmitAsync(page, ("contact", scene.Phone!));
        }

        await app.DrainAsync();
        Assert.Empty(app.World.Post.All);
        var finding = Assert.Single(await app.WithDbAsync(db => db.Findings.ToListAsync()));
        Assert.Equal(FindingKind.ContactOfMany, finding.Kind);
        Assert.DoesNotContain("555", finding.Detail.French, StringComparison.Ordinal);
    }

    private static async Task WatchAsync(PortalApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WatchCodesHandler>().HandleAsync(new WorkJob(Guid.Empty, "minute", "", 1), CancellationToken.None);
    }

    [Fact]
    public async Task All_homes_of_one_network_share_a_limit()
    {
        await using var app = await StartAsync(new() { ["SignIn:UnusedCodesPerNetworkPerHour"] = "3" });
        for (var i = 1; i <= 4; i++)
        {
            var answer = await AskFromAsync(app, $"2001:db8:7:{i}::1", "1C:61:B4:00:01:01", $"41855510{i:00}");
            Assert.Equal(i <= 3, answer is CodeAnswer.Asked);
        }

        Assert.IsType<CodeAnswer.Asked>(await AskFromAsync(app, "2001:db8:8:1::1", "1C:61:B4:00:01:01", "4185551099"));
    }

    [Fact]
    public async Task Whoever_knows_a_telephone_cannot_lock_its_owner_out_of_signing_in_by_it()
    {
        await using var app = await StartAsync();
        for (var i = 0; i < 8; i++)
        {
            await AskFromAsync(app, $"2001:db8:1:{i % 2}::1", null, "5145550102");
        }

        await app.DrainAsync();
        using var owner = app.NewBrowser();
        Assert.Equal("/home", (await app.SignInByContactAsync(owner, SignInDriver.Scene("faible"))).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_contact_gets_three_codes_in_a_quarter_of_an_hour()
    {
        await using var app = await StartAsync();
        var scene = SignInDriver.Scene("bonne");
        for (var i = 0; i < 5; i++)
        {
            using var browser = app.NewBrowser();
            var page = await browser.AskTrustedAsync(scene);
            Assert.Equal(i < 3 ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests, page.Status);
        }

        await app.DrainAsync();
        Assert.Equal(3, app.World.Post.To(scene.Phone!).Count);
    }

    [Fact]
    public async Task A_village_behind_one_address_signs_in_without_limit()
    {
        await using var app = await StartAsync(new() { ["SignIn:UnusedCodesPerAddressPerHour"] = "2" });
        foreach (var key in new[] { "bonne", "faible", "deux", "anglais", "refuse", "encombre" })
        {
            using var browser = app.NewBrowser();
            Assert.Equal("/line", (await app.SignInAsync(browser, SignInDriver.Scene(key))).Address.AbsolutePath);
        }
    }

    [Fact]
    public async Task Ten_wrong_codes_in_a_day_lock_the_modem_and_tomorrow_opens_it()
    {
        await using var app = await StartAsync();
        var scene = SignInDriver.Scene("bonne");
        for (var round = 0; round < 2; round++)
        {
            using var guesser = app.NewBrowser();
            var page = await guesser.AskTrustedAsync(scene);
            await app.DrainAsync();
            var wrong = app.World.CodeFor(scene.Phone!) == "000000" ? "000001" : "000000";
            for (var i = 0; i < 5; i++)
            {
                await guesser.SubmitAsync(page, ("code", wrong));
            }
        }

        using var owner = app.NewBrowser();
        var enter = await owner.AskTrustedAsync(scene);
        await app.DrainAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, (await owner.SubmitAsync(enter, ("code", app.World.CodeFor(scene.Phone!)!))).Status);

        app.Clock.Advance(TimeSpan.FromHours(25));
        using var later = app.NewBrowser();
        Assert.Equal("/line", (await app.SignInAsync(later, scene)).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_village_behind_one_address_signs_in_by_telephone_without_limit()
    {
        await using var app = await StartAsync(new() { ["SignIn:OpenCodesPerModemPerHour"] = "2" });
        foreach (var key in new[] { "faible", "suspendu", "huawei", "coupee" })
        {
            using var browser = app.NewBrowser();
            Assert.Equal("/home", (await app.SignInByContactAsync(browser, SignInDriver.Scene(key))).Address.AbsolutePath);
        }
    }

    [Fact]
    public async Task A_code_that_surely_did_not_leave_costs_nobody_one()
    {
        await using var app = await StartAsync(new() { ["SignIn:CodesPerHour"] = "2" });
        using var browser = app.NewBrowser();
        await browser.AskTrustedAsync(SignInDriver.Scene("faible"));
        app.World.Faults["twilio"] = Fault.TooMany;
        for (var i = 0; i < 4; i++)
        {
            await app.DrainAsync();
            app.Clock.Advance(TimeSpan.FromSeconds(20));
        }

        app.World.Faults["twilio"] = Fault.None;
        await app.DrainAsync();
        Assert.Single(app.World.Post.All);
    }

    private static async Task<CodeAnswer> AskFromAsync(PortalApp app, string address, string? mac, string contact)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        return await services.GetRequiredService<SignInService>().AskAsync(
            new CodeRequest(
                mac is null ? null : MacAddress.Parse(mac), Trusted: false, OnFile: false, ContactPoint.Parse(contact)!, MessageChannel.Sms, "fr",
                VisitorAddress.Of(IPAddress.Parse(address), services.GetRequiredService<Secrets>())),
            CancellationToken.None);
    }
}

public sealed class CodeBudgetSqliteTests(Outside outside) : CodeBudgetTests(outside, null);

public sealed class CodeBudgetPostgresTests(Outside outside, PostgresServer postgres) : CodeBudgetTests(outside, postgres);
