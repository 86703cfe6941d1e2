using System.Net;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features;

public abstract partial class LineTimelineTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private const string Mac = "1C61B4000101";

    private static Task<int> SeedAsync(PortalApp app, params LineReading[] readings) => app.WithDbAsync(db =>
    {
        db.LineReadings.AddRange(readings);
        return db.SaveChangesAsync();
    });

    private static LineReading Reading(PortalApp app, double daysAgo, double? rx, double? startedDaysAgo = null) => new()
    {
        Id = Guid.NewGuid(),
        Mac = Mac,
        At = app.Clock.GetUtcNow().AddDays(-daysAgo),
        RxDbm = rx,
        StartedAt = startedDaysAgo is { } s ? app.Clock.GetUtcNow().AddDays(-s) : null,
    };

    [Fact]
    public async Task A_fall_of_3_dB_is_said_before_it_breaks_to_the_customer_and_to_staff()
    {
        await using var app = await StartAsync();
        await app.SweepAsync();
        await SeedAsync(app, Reading(app, 20, -13.9), Reading(app, 12, -14.1), Reading(app, 5, -14));
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("bonne"));
        var page = await browser.FinishedLineAsync();
        Assert.Equal("Votre connexion fonctionne, mais la lumière baisse sur votre ligne.", page.Title);
        Assert.Contains("D’habitude sur votre ligne : −14,0 dBm", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("svg.story .curve"));

        using var desk = await app.DeskAsync("tania");
        var falling = await desk.GetAsync("/internal/lines/falling");
        Assert.Contains("1C:61:B4:00:01:01", falling.Text, StringComparison.Ordinal);
        Assert.Contains("−3,6 dB", falling.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_starts_in_a_day_are_a_loop_and_those_we_asked_for_do_not_count()
    {
        await using var app = await StartAsync();
        await app.SweepAsync();
        await SeedAsync(app, Reading(app, 0.8, -17, 0.9), Reading(app, 0.5, -17, 0.6), Reading(app, 0.2, -17, 0.3));
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("bonne"));
        Assert.Equal("Votre modem a redémarré 3 fois depuis hier.", (await browser.FinishedLineAsync()).Title);

        await app.WithDbAsync(db =>
        {
            db.LineChanges.Add(new LineChange
            {
                Id = Guid.NewGuid(),
                Mac = Mac,
                CustomerId = app.World.CustomerOf("bonne"),
                Kind = LineChangeKind.Restart,
                State = LineChangeState.Proven,
                Via = "genieacs",
                Endpoint = "x",
                Actor = "customer",
                AskedAt = app.Clock.GetUtcNow().AddDays(-0.3),
                SentAt = app.Clock.GetUtcNow().AddDays(-0.3),
            });
            return db.SaveChangesAsync();
        });
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.StartsWith("Tout fonctionne", (await browser.FinishedLineAsync()).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_shows_staff_the_very_same_diagnosis_frozen()
    {
        await using var app = await StartAsync();
        await app.SweepAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("coupee"));
        var page = await browser.FinishedLineAsync();
        var form = page.Forms.Single(f => f.GetAttribute("action")?.EndsWith("handler=Code", StringComparison.Ordinal) is true);
        var coded = await browser.SubmitAsync(page, form);
        await browser.SubmitAsync(page, form);
        var code = await app.WithDbAsync(db => db.Diagnoses.Where(d => d.Code != null).Select(d => d.Code).SingleAsync());
        Assert.Matches("^GF-[2-9A-Z]{4}$", code);
        Assert.Contains($"Votre code : {code}", coded.Text, StringComparison.Ordinal);

        // The line is mended meanwhile; the snapshot is not.
        app.World.Olts[World.FirstOlt].Onts.Values.Single(o => o.Serial == "TPLGB4000103").Behavior = Sandbox.Olt.OntBehavior.Online;
        app.Clock.Advance(TimeSpan.FromHours(3));
        using var desk = await app.DeskAsync("simon");
        var found = await desk.GetAsync($"/internal?q={code!.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()}");
        Assert.Contains(code, found.Text, StringComparison.Ordinal);
        var frozen = await desk.GetAsync($"/internal/snapshots/{code}");
        Assert.Contains("La lumière n’arrive plus à votre modem.", frozen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("il y a 3 h", frozen.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync("/internal/snapshots/GF-ZZZZ")).Status);

        using var billing = await app.DeskAsync("bea");
        Assert.Equal(HttpStatusCode.Forbidden, (await billing.GetAsync($"/internal/snapshots/{code}")).Status);
        using var stranger = app.NewBrowser();
        await app.SignInAsync(stranger, SignInDriver.Scene("faible"));
        var theirs = await stranger.FinishedLineAsync();
        var stolen = await stranger.SubmitAsync(theirs, theirs.Forms.Single(f => f.GetAttribute("action")?.EndsWith("handler=Code",
            StringComparison.Ordinal) is true), ("diagnosis", (await app.WithDbAsync(db => db.Diagnoses.Where(d => d.Code == code).Select(d => d.Id).SingleAsync())).ToString()));
        Assert.Equal(HttpStatusCode.NotFound, stolen.Status);
    }

    [Fact]
    public async Task A_ticket_carries_the_code_by_itself()
    {
        await using var app = await StartAsync();
        await app.SweepAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("panne"));
        var page = await browser.FinishedLineAsync();
        await browser.SubmitAsync(page, page.Forms.Single(f => f.GetAttribute("action")?.EndsWith("handler=Ticket", StringComparison.Ordinal) is true));
        await app.DrainAsync();
        var code = await app.WithDbAsync(db => db.Diagnoses.Where(d => d.Code != null).Select(d => d.Code).SingleAsync());
        var issue = Assert.Single(app.World.Erp.All("Issue"))["description"]!.ToString();
        Assert.Contains($"/internal/snapshots/{code}", issue, StringComparison.Ordinal);
        Assert.Contains("Power", issue, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bonne", "Off", "Off", "Off", "Off", "n’a pas de courant", "voit autre chose")]
    [InlineData("bonne", "Steady", "Steady", "Off", "Steady", "tout va bien", "voit la même chose")]
    [InlineData("coupee", "Steady", "Off", "Steady", "Off", "Aucune lumière", "voit la même chose")]
    [InlineData("panne", "Off", "Off", "Off", "Off", "n’a pas de courant", "voit la même chose")]
    [InlineData("coupee", "Steady", "Off", "Blinking", "Off", "Aucune lumière", "voit la même chose")]
    [InlineData("coupee", "Steady", "Blinking", "Off", "Off", "se connecte au réseau", "ne le voit pas encore revenir")]
    [InlineData("secteur", "Steady", "Off", "Blinking", "Off", "Une panne touche votre secteur", "en sait plus que les voyants")]
    [InlineData("secteur", "Steady", "Steady", "Off", "Steady", "tout va bien", "voit autre chose")]
    [InlineData("suspendu", "Steady", "Steady", "Off", "Off", "Votre service est suspendu", "en sait plus que les voyants")]
    [InlineData("fige", "Steady", "Steady", "Off", "Steady", "votre modem ne répond pas", "en sait plus que les voyants")]
    [InlineData("inconnu", "Steady", "Blinking", "Off", "Off", "se connecte au réseau", "ne peut pas le confirmer")]
    public async Task The_lights_are_compared_with_the_exchange(string key, string power, string pon, string los, string internet, string meaning, string agreement)
    {
        await using var app = await StartAsync();
        await app.SweepAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene(key));
        await browser.FinishedLineAsync();
        var page = await browser.GetAsync($"/line/lights?power={power}&pon={pon}&los={los}&internet={internet}");
        Assert.Contains(meaning, page.Text, StringComparison.Ordinal);
        Assert.Contains(agreement, page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/line/lights?power=rubbish&pon=99")).Status);
    }

    [Fact]
    public async Task The_modem_measures_by_itself_where_it_can()
    {
        await using var app = await StartAsync(new() { ["Lines:SpeedTestUrl"] = "http://127.0.0.1/100M", ["Lines:SpeedUploadUrl"] = "http://127.0.0.1/up" });
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("huawei"));
        await browser.FinishedLineAsync();
        var page = await browser.GetAsync("/line/speed");
        await browser.SubmitAsync(page, page.Forms.Single(f => f.GetAttribute("action")?.EndsWith("handler=Modem", StringComparison.Ordinal) is true));
        for (var i = 0; i < 6; i++)
        {
            await app.DrainAsync();
            app.Clock.Advance(TimeSpan.FromSeconds(15));
        }

        Assert.Contains("↓ 480 ↑ 200 Mbit/s", (await browser.GetAsync("/line/speed")).Text, StringComparison.Ordinal);
        using var down = new HttpRequestMessage(HttpMethod.Get, "/line/speed?handler=Down&bytes=100000");
        using var answer = await browser.SendAsync(down);
        Assert.Equal(100_000, (await answer.Content.ReadAsByteArrayAsync()).Length);

        // The XX230v's own test is known to fail, so it is not offered.
        using var other = app.NewBrowser();
        await app.SignInAsync(other, SignInDriver.Scene("faible"));
        await other.FinishedLineAsync();
        Assert.Contains("ne sait pas mesurer seul", (await other.GetAsync("/line/speed")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("6000000", "2026-11-26T10:00:00.000000Z", "2026-11-26T10:00:01.000000Z", 48.0)]
    [InlineData("0", "2026-11-26T10:00:00Z", "2026-11-26T10:00:01Z", null)]
    [InlineData("6000000", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z", null)]
    [InlineData("x", "", null, null)]
    public void A_rate_needs_bytes_and_two_moments(string? bytes, string? begin, string? end, double? expected) =>
        Assert.Equal(expected, Gigafibre.Portal.Features.LineChanges.SpeedTests.Rate(bytes, begin, end));

    [Fact]
    public async Task The_sweep_joins_the_sources_and_wakes_nobody()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("bonne"));
        await browser.FinishedLineAsync();
        await app.SweepAsync();
        var modem = await app.WithDbAsync(db => db.Modems.AsNoTracking().SingleAsync(m => m.Mac == Mac));
        Assert.Equal("TPLGB4000101", modem.GponSerial);
        var ont = await app.WithDbAsync(db => db.Onts.AsNoTracking().SingleAsync(o => o.Serial == "TPLGB4000101"));
        Assert.Equal((World.FirstOlt, true), (ont.Olt, ont.Index.StartsWith(ont.Pon + ".", StringComparison.Ordinal) is true));

        // An ONT that moved is found again, and its old row is not believed.
        app.World.Olts[World.FirstOlt].Onts.TryRemove("TPLGB4000101", out _);
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await browser.FinishedLineAsync();
        Assert.Empty(await app.WithDbAsync(db => db.Onts.Where(o => o.Serial == "TPLGB4000101").ToListAsync()));
        var olt = app.World.Requests.Of("olt").Count;
        await app.SweepAsync();
        Assert.True(app.World.Requests.Of("olt").Count - olt < 20);
    }
}

public sealed class LineTimelineSqliteTests(Outside outside) : LineTimelineTests(outside, null);

public sealed class LineTimelinePostgresTests(Outside outside, PostgresServer postgres) : LineTimelineTests(outside, postgres);
