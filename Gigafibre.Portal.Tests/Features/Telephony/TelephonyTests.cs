using System.Net;
using System.Xml.Linq;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Sandbox.Telephony;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Telephony;

/// <summary>3CX, by the template that we ship: it learns who calls and no more, and what it tells is believed as far as it goes.</summary>
public abstract class TelephonyTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static Dictionary<string, string?> With(string route) => new() { ["Ops:Tokens:hub:Routes:0"] = route };

    private static Pbx NewPbx(PortalApp app, string key = PortalApp.OpsToken) =>
        new(XDocument.Load(Path.Combine(Repository.Root, "docs", "wire", "3cx-template.xml")), app.Url, key);

    [Fact]
    public async Task The_screen_shows_who_calls_by_however_the_trunk_writes_the_number_and_nothing_that_is_theirs()
    {
        await using var app = await StartAsync(With("/integrations/3cx"));
        using (var known = app.NewBrowser())
        {
            // The index reads the contacts.
            await app.SignInByContactAsync(known, SignInDriver.Scene("huawei"));
        }

        using var pbx = NewPbx(app);
        foreach (var number in new[] { "+15145550102", "15145550102", "5145550102", "(514) 555-0102" })
        {
            var shown = (await pbx.RingAsync(number))!;
            Assert.Equal((app.World.CustomerOf("faible"), "Marc Tremblay"), (shown["EntityId"], shown["LastName"]));
            Assert.EndsWith("/internal/customers/" + Uri.EscapeDataString(app.World.CustomerOf("faible")), shown["ContactUrl"], StringComparison.Ordinal);
            Assert.Equal(3, shown.Count);
        }

        foreach (var nobody in new[] { "", "anonymous", "201", "[Number]", "+33145550102", "5145559999" })
        {
            Assert.Null(await pbx.RingAsync(nobody));
        }

        // A family's telephone.
        var several = (await pbx.RingAsync("5145550101"))!;
        Assert.Equal(("several", "2 clients"), (several["EntityId"], several["LastName"]));
        Assert.Equal(11, await app.WithDbAsync(db => db.AuditEntries.CountAsync(a => a.Action == "phone.lookup")));
        Assert.False(await app.WithDbAsync(db => db.AuditEntries.AnyAsync(a => a.Subject.Contains("5145550102"))));
    }

    [Fact]
    public async Task Without_its_own_token_there_is_nothing()
    {
        await using var app = await StartAsync(With("/devices"));
        foreach (var (key, expected) in new[] { ("wrong", HttpStatusCode.Unauthorized), (PortalApp.OpsToken, HttpStatusCode.Forbidden) })
        {
            using var pbx = NewPbx(app, key);
            Assert.Equal(expected, await pbx.HangUpAsync("5145550102", "Inbound", "Sophie", 10));
            Assert.Equal(expected, (await Assert.ThrowsAsync<HttpRequestException>(() => pbx.RingAsync("5145550102"))).StatusCode);
        }
    }

    [Fact]
    public async Task A_call_that_was_asked_for_is_settled_by_the_call_and_by_nothing_else()
    {
        await using var app = await StartAsync(With("/integrations/3cx"));
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, SignInDriver.Scene("faible"));
        await AskAsync(browser);
        using var pbx = NewPbx(app);
        Task<CallState> StateAsync() => app.WithDbAsync(db => db.CallBacks.OrderByDescending(c => c.ChangedAt).Select(c => c.State).FirstAsync());
        var from = await app.WithDbAsync(db => db.CallBacks.Select(c => c.From).SingleAsync());

        // Days before, from the customer, to somebody else, or rubbish: it stays.
        Assert.Equal(HttpStatusCode.NoContent, await pbx.HangUpAsync("5145550102", "Outbound", "Sophie", 90));
        app.Clock.Advance(from - app.Clock.GetUtcNow());
        await pbx.HangUpAsync("5145550102", "Inbound", "Sophie", 90);
        await pbx.HangUpAsync("5145550103", "Outbound", "Sophie", 90);
        await pbx.HangUpAsync("anonymous", "Outbound", null, null);
        Assert.Equal(HttpStatusCode.BadRequest, await pbx.HangUpAsync("5145550102", "Weird", null, null));

        // Nobody answered, or a machine did, or nobody knows for how long: a person says what it was.
        await pbx.HangUpAsync("15145550102", "Notanswered", null, null);
        await pbx.HangUpAsync("15145550102", "Outbound", "Sophie", 6);
        await pbx.HangUpAsync("15145550102", "Outbound", "Sophie", null);
        Assert.Equal(CallState.Wanted, await StateAsync());

        var customer = app.World.CustomerOf("faible");
        await pbx.HangUpAsync("15145550102", "Outbound", "Sophie", 90, "2026-12-01T15:00:00Z");
        await pbx.HangUpAsync("15145550102", "Outbound", "Sophie", 90, "2026-12-01T15:00:00Z");
        Assert.Equal(CallState.Done, await StateAsync());
        Assert.Equal(1, await app.WithDbAsync(db => db.AuditEntries.CountAsync(a =>
            a.After == "Sophie, 90 s" && a.Action == "phone.outbound" && a.At >= from && a.CustomerId == customer)));
        using var desk = await app.DeskAsync("ada");
        Assert.Contains("a inscrit un appel fait", (await desk.GetAsync("/internal/customers/" + app.World.CustomerOf("faible"))).Text, StringComparison.Ordinal);
    }

    private static async Task AskAsync(Browser browser)
    {
        var page = await browser.GetAsync("/tickets/call");
        string First(string name) => page.Document.QuerySelectorAll($"input[name={name}]")[^1].GetAttribute("value")!;
        await browser.SubmitAsync(page, page.Forms[0], ("slot", First("slot")), ("phone", First("phone")));
    }
}

public sealed class TelephonySqliteTests(Outside outside) : TelephonyTests(outside, null);

public sealed class TelephonyPostgresTests(Outside outside, PostgresServer postgres) : TelephonyTests(outside, postgres);
