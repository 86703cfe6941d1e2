using System.Net;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Features;

/// <summary>A code is sent at most once by itself, never late, and not lost while ERPNext is away.</summary>
public abstract class SendCodeTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private const string Phone = "+15145550101";

    private async Task<(PortalApp App, Browser Browser)> AskAsync()
    {
        var app = await StartAsync();
        var browser = app.NewBrowser();
        await browser.AskOpenAsync("1C:61:B4:00:01:01", Phone);
        return (app, browser);
    }

    [Theory]
    [InlineData(Fault.Down)]
    [InlineData(Fault.Error)]
    [InlineData(Fault.Rubbish)]
    [InlineData(Fault.Maintenance)]
    [InlineData(Fault.TooMany)]
    public async Task While_erpnext_is_away_the_code_waits(Fault fault)
    {
        var (app, browser) = await AskAsync();
        await using var a = app;
        using var b = browser;
        app.World.Faults["erpnext"] = fault;
        await app.DrainAsync();
        Assert.Empty(app.World.Post.All);

        app.World.Faults["erpnext"] = Fault.None;
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        await app.DrainAsync();
        Assert.Single(app.World.Post.To(Phone));
    }

    [Fact]
    public async Task Whoever_holds_a_sticker_waits_for_no_stranger_and_many_strangers_are_one_question()
    {
        await using var app = await StartAsync(new() { ["SignIn:CodesPerHour"] = "5000" });
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var (signIn, secrets) = (scope.ServiceProvider.GetRequiredService<SignInService>(), scope.ServiceProvider.GetRequiredService<Secrets>());
            for (var i = 0; i < 120; i++)
            {
                var from = VisitorAddress.Of(System.Net.IPAddress.Parse($"2001:db8:{i:x}::1"), secrets);
                await signIn.AskAsync(new CodeRequest(null, false, false, ContactPoint.Parse($"418555{1000 + i}")!, MessageChannel.Sms, "fr", from), CancellationToken.None);
            }
        }

        var scene = SignInDriver.Scene("bonne");
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        using var browser = app.NewBrowser();
        await browser.AskTrustedAsync(scene);
        await app.Services.GetRequiredService<WorkLoop>().RunDueAsync(CancellationToken.None);
        Assert.NotNull(app.World.CodeFor(scene.Phone!));
        Assert.InRange(await app.WithDbAsync(db => db.WorkItems.CountAsync(w => w.Kind == "send-code" && w.DoneAt == null)), 100, 120);

        var before = app.World.Requests.Of("erpnext").Count(r => r.Contains("/Contact?", StringComparison.Ordinal));
        await app.DrainAsync();
        Assert.InRange(app.World.Requests.Of("erpnext").Count(r => r.Contains("/Contact?", StringComparison.Ordinal)) - before, 0, 3);
        Assert.Single(app.World.Post.All);
    }

    [Fact]
    public async Task While_erpnext_knows_our_key_no_more_the_code_waits_too()
    {
        var (app, browser) = await AskAsync();
        await using var a = app;
        using var b = browser;
        app.World.Faults["erpnext"] = Fault.Forbidden;
        await app.DrainAsync();
        Assert.Empty(app.World.Post.All);

        app.World.Faults["erpnext"] = Fault.None;
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        await app.DrainAsync();
        Assert.Single(app.World.Post.To(Phone));
    }

    [Theory]
    [InlineData(Fault.CutAfterCommit)]
    [InlineData(Fault.ErrorAfterCommit)]
    [InlineData(Fault.SilentAfterCommit)]
    public async Task A_letter_that_may_be_on_its_way_is_not_sent_again(Fault fault)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await browser.AskTrustedAsync(SignInDriver.Scene("courriel"), "email");
        app.World.Faults["smtp"] = fault;
        await app.DrainAsync();
        app.World.Faults["smtp"] = Fault.None;
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        await app.DrainAsync();
        Assert.Equal(fault == Fault.ErrorAfterCommit ? 2 : 1, app.World.Post.All.Count);
    }

    [Theory]
    [InlineData(Fault.CutAfterCommit)]
    [InlineData(Fault.ErrorAfterCommit)]
    public async Task A_text_that_may_be_on_its_way_is_not_sent_again(Fault fault)
    {
        var (app, browser) = await AskAsync();
        await using var a = app;
        using var b = browser;
        app.World.Faults["twilio"] = fault;
        await app.DrainAsync();
        app.World.Faults["twilio"] = Fault.None;
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await app.DrainAsync();

        // The network's own word of it may have come meanwhile.
        Assert.Single(app.World.Post.To(Phone));
        Assert.True((await app.WithDbAsync(db => db.Challenges.SingleAsync())).Delivery is Delivery.Sending or Delivery.Sent or Delivery.Delivered);

        // The code itself is good.
        var page = await browser.GetAsync("/q/1C61B4000101/code");
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    [Fact]
    public async Task A_text_that_surely_was_not_sent_is_tried_again()
    {
        var (app, browser) = await AskAsync();
        await using var a = app;
        using var b = browser;
        app.World.Faults["twilio"] = Fault.TooMany;
        await app.DrainAsync();
        app.World.Faults["twilio"] = Fault.None;
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        await app.DrainAsync();
        Assert.Single(app.World.Post.To(Phone));
    }

    [Fact]
    public async Task A_process_that_died_while_sending_leaves_it_at_that()
    {
        var (app, browser) = await AskAsync();
        await using var a = app;
        using var b = browser;

        // As if the process had died between its note and the provider's answer.
        await app.WithDbAsync(db => db.Challenges.ExecuteUpdateAsync(s => s.SetProperty(c => c.Delivery, Delivery.Sending)));
        await app.DrainAsync();
        Assert.Empty(app.World.Post.All);
        Assert.NotNull((await app.WithDbAsync(db => db.WorkItems.SingleAsync(w => w.Kind == "send-code"))).DoneAt);
    }

    [Fact]
    public async Task An_expired_code_is_never_sent()
    {
        var (app, browser) = await AskAsync();
        await using var a = app;
        using var b = browser;
        app.World.Faults["erpnext"] = Fault.Down;
        await app.DrainAsync();
        app.World.Faults["erpnext"] = Fault.None;
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await app.DrainAsync();
        Assert.Empty(app.World.Post.All);
        Assert.Empty(await app.WithDbAsync(db => db.WorkItems.Where(w => w.Kind == "send-code" && w.DoneAt == null).ToListAsync()));
    }

    [Fact]
    public async Task An_older_code_that_waited_is_dropped_for_the_newer()
    {
        var (app, browser) = await AskAsync();
        await using var a = app;
        using var b = browser;
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        var enter = await browser.GetAsync("/q/1C61B4000101/code");
        await browser.SubmitAsync(enter, enter.Forms[1], ("channel", "sms"));
        await app.DrainAsync();

        Assert.Single(app.World.Post.To(Phone));
        enter = await browser.GetAsync("/q/1C61B4000101/code");
        Assert.Equal("/line", (await browser.SubmitAsync(enter, ("code", app.World.CodeFor(Phone)!))).Address.AbsolutePath);
    }

    [Fact]
    public async Task What_was_sent_is_forgotten()
    {
        var (app, browser) = await AskAsync();
        await using var a = app;
        using var b = browser;
        var waiting = await app.WithDbAsync(db => db.WorkItems.AsNoTracking().SingleAsync(w => w.Kind == "send-code"));
        await app.DrainAsync();
        var code = app.World.CodeFor(Phone)!;
        Assert.DoesNotContain(code, waiting.Payload, StringComparison.Ordinal);
        Assert.Empty((await app.WithDbAsync(db => db.WorkItems.AsNoTracking().SingleAsync(w => w.Kind == "send-code"))).Payload);
    }

    [Theory]
    [InlineData("eteint", "essayez l’appel")]
    [InlineData("stop", "essayez l’appel")]
    [InlineData("bonne", "Livré")]
    public async Task Whoever_came_with_a_key_is_told_what_became_of_it(string key, string words)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var scene = SignInDriver.Scene(key);
        await browser.AskTrustedAsync(scene);
        await app.DrainAsync();

        Page page;
        var until = DateTime.UtcNow.AddSeconds(10);
        do
        {
            page = await browser.GetAsync($"/q/{scene.Mac}/code");
        }
        while (!page.Text.Contains(words, StringComparison.Ordinal) && DateTime.UtcNow < until);

        Assert.Contains(words, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_receipt_changes_nothing()
    {
        var (app, browser) = await AskAsync();
        await using var a = app;
        using var b = browser;
        var challenge = await app.WithDbAsync(db => db.Challenges.AsNoTracking().SingleAsync());
        using var http = new HttpClient();
        foreach (var signature in new[] { null, "", "AAAA", "ADg+tBkN8gKQVkm+W/Hj9wIYG5U=" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{app.Url}/webhooks/twilio/status?m={challenge.Id:N}")
            {
                Content = new FormUrlEncodedContent([new("MessageSid", "SM1"), new("MessageStatus", "delivered")]),
            };
            request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
            using var response = await http.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        using var rubbish = await http.PostAsync($"{app.Url}/webhooks/twilio/status", new StringContent("{\"a\":1}", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, rubbish.StatusCode);
        Assert.Equal(Delivery.Waiting, (await app.WithDbAsync(db => db.Challenges.AsNoTracking().SingleAsync())).Delivery);
    }
}

public sealed class SendCodeSqliteTests(Outside outside) : SendCodeTests(outside, null);

public sealed class SendCodePostgresTests(Outside outside, PostgresServer postgres) : SendCodeTests(outside, postgres);
