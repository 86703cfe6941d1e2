using System.Net;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Support;

/// <summary>A customer asks to be called on a number of theirs, once at a time; our team calls, or is told that it did not.</summary>
public abstract class CallTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly Scene Marc = SignInDriver.Scene("faible");

    [Fact]
    public async Task A_call_is_asked_for_once_made_from_the_desk_and_its_ticket_closed()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await MorningAsync(app, browser);
        var asked = await AskAsync(app, browser, "Ma ligne coupe le soir.");
        var again = await browser.GetAsync("/tickets/call");
        var call = await app.WithDbAsync(db => db.CallBacks.SingleAsync());
        Assert.Contains("Nous vous appelons", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Un appel est déjà prévu", again.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Marc.Phone!, again.Html, StringComparison.Ordinal);
        Assert.StartsWith("Rappel demandé le", app.World.Erp.Find("Issue", call.Number)!["subject"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains(app.World.Post.To(Marc.Phone!), l => l.Text.Contains(call.Number, StringComparison.Ordinal));

        using var simon = await app.DeskAsync("simon");
        var desk = await simon.GetAsync("/internal/tickets");
        Assert.Contains("tel:" + Marc.Phone, WebUtility.HtmlDecode(desk.Html), StringComparison.Ordinal);
        Assert.Contains("Ma ligne coupe le soir.", desk.Text, StringComparison.Ordinal);

        // Nobody was called in vain before the time that they chose.
        await app.WithDbAsync(db => db.CallBacks.ExecuteUpdateAsync(s => s.SetProperty(c => c.From, call.From.AddDays(1))));
        Assert.Null((await simon.GetAsync("/internal/tickets")).Document.QuerySelector("button[name=reached][value=false]"));
        await simon.SubmitAsync(desk, desk.Form("?handler=Called"), ("reached", "false"));
        Assert.Equal(CallState.Wanted, (await app.WithDbAsync(db => db.CallBacks.AsNoTracking().SingleAsync())).State);

        // Sealed with a key that is lost: the call stands there all the same.
        await app.WithDbAsync(db => db.CallBacks.ExecuteUpdateAsync(s => s.SetProperty(c => c.PhoneSealed, "rubbish")));
        Assert.Contains("••02", (await simon.GetAsync("/internal/tickets")).Text, StringComparison.Ordinal);
        await simon.SubmitAsync(desk, desk.Form("?handler=Called"), ("reached", "true"));
        await app.SettleAsync();
        Assert.Equal("Closed", app.World.StateOf(call.Number));
        Assert.Contains("Nous nous sommes parlé", (await browser.GetAsync("/tickets/" + call.Number)).Text, StringComparison.Ordinal);
        call = await app.WithDbAsync(db => db.CallBacks.AsNoTracking().SingleAsync());
        Assert.Equal((CallState.Done, ""), (call.State, call.PhoneSealed));
    }

    [Fact]
    public async Task Who_does_not_answer_is_told_and_asks_again_and_who_is_not_called_is_found()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await MorningAsync(app, browser);
        await AskAsync(app, browser, "");
        using var simon = await app.DeskAsync("simon");
        app.Clock.Advance((await app.WithDbAsync(db => db.CallBacks.AsNoTracking().SingleAsync())).From - app.Clock.GetUtcNow());
        var desk = await simon.GetAsync("/internal/tickets");
        await simon.SubmitAsync(desk, desk.Form("?handler=Called"), ("reached", "false"));
        await simon.SubmitAsync(desk, desk.Form("?handler=Called"), ("reached", "true"));
        await app.SettleAsync();
        Assert.Contains(app.World.Post.To(Marc.Phone!), l => l.Text.Contains("nous vous avons appelé", StringComparison.Ordinal));
        Assert.Equal(CallState.Missed, (await app.WithDbAsync(db => db.CallBacks.AsNoTracking().SingleAsync())).State);

        await AskAsync(app, browser, "");
        app.Clock.Advance(TimeSpan.FromHours(20));
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<WatchCallsHandler>().HandleAsync(new(Guid.Empty, "late:1", "", 1), TestContext.Current.CancellationToken);
        }

        Assert.Single(await app.WithDbAsync(db => db.Findings.Where(f => f.Kind == FindingKind.CallLate && f.ResolvedAt == null).ToListAsync()));

        // The missed one gave way to the second; that one is late, says so, and takes another time.
        Assert.Single(app.World.Erp.All("Issue"), i => i["status"]!.ToString() == "Closed");

        // Taken back by whoever asked: nobody calls.
        using var back = app.NewBrowser();
        await app.SignInAsync(back, Marc);
        var open = await app.WithDbAsync(db => db.CallBacks.AsNoTracking().SingleAsync(c => c.State == CallState.Wanted));
        var ticket = await back.GetAsync("/tickets/" + open.Number);
        Assert.Contains("nous sommes en retard", ticket.Text, StringComparison.Ordinal);
        Assert.Contains("Nous vous appelons", (await AskAsync(app, back, "")).Text, StringComparison.Ordinal);
        Assert.Equal(2, await app.WithDbAsync(db => db.CallBacks.CountAsync()));
        ticket = await back.GetAsync("/tickets/" + open.Number);
        await back.SubmitAsync(ticket, ticket.FormTo($"/tickets/{open.Number}?handler=Settle"));
        await app.SettleAsync();
        Assert.Equal(0, await app.WithDbAsync(db => db.CallBacks.CountAsync(c => c.State == CallState.Wanted)));
        Assert.Empty(await app.WithDbAsync(db => db.Findings.Where(f => f.Kind == FindingKind.CallLate && f.ResolvedAt == null).ToListAsync()));
    }

    [Fact]
    public async Task Neither_another_number_nor_another_time_nor_two_calls_can_be_had()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await MorningAsync(app, browser);
        var page = await browser.GetAsync("/tickets/call");
        foreach (var (slot, phone) in new[] { ("2026010108", Number(page)), (Slot(page), "7"), (Slot(page), "+15145559999"), ("", Number(page)) })
        {
            using var refused = await browser.PostAsync(page, page.FormTo("/tickets/call"), ("slot", slot), ("phone", phone));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        var both = await Task.WhenAll(new[] { 1, 2 }.Select(_ => browser.PostAsync(page, page.FormTo("/tickets/call"), ("slot", Slot(page)), ("phone", Number(page)))));
        Assert.All(both, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Single(await app.WithDbAsync(db => db.CallBacks.ToListAsync()));
        Array.ForEach(both, answer => answer.Dispose());
    }

    /// <summary>Nine in the morning, so that the day has times left.</summary>
    private static async Task MorningAsync(PortalApp app, Browser browser)
    {
        app.Clock.Advance(Times.At(Times.Day(app.Clock.GetUtcNow()).AddDays(1), 9) - app.Clock.GetUtcNow());
        await app.SignInAsync(browser, Marc);
    }

    private static async Task<Page> AskAsync(PortalApp app, Browser browser, string why)
    {
        var page = await browser.GetAsync("/tickets/call");
        var done = await browser.SubmitAsync(page, page.FormTo("/tickets/call"), ("slot", Slot(page)), ("phone", Number(page)), ("why", why));
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await app.SettleAsync();
        return done;
    }

    private static string Number(Page page) => page.Document.QuerySelector("input[name=phone]")!.GetAttribute("value")!;

    private static string Slot(Page page) => page.Document.QuerySelector("input[name=slot]")!.GetAttribute("value")!;
}

public sealed class CallSqliteTests(Outside outside) : CallTests(outside, null);

public sealed class CallPostgresTests(Outside outside, PostgresServer postgres) : CallTests(outside, postgres);
