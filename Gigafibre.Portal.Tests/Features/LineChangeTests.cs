using System.Net;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.GenieAcs;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features;

public abstract partial class LineChangeTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private const string NewName = "Chez Louise";

    private static Device Modem(PortalApp app, string key = "bonne") =>
        app.World.Acs.Devices.Values.Concat(app.World.Usp.Devices.Values)
            .Single(d => app.World.People.Single(p => p.Scene.Key == key).Serial is { Length: > 0 } s && d.Id.EndsWith(s, StringComparison.Ordinal));

    private static string Ssid(Device device, int index = 1) => device.Document.Value($"Device.WiFi.SSID.{index}.SSID")!.ToString()!;

    /// <summary>Signs in and has one diagnosis made, which is how the portal comes to know the modem at its sources.</summary>
    private static async Task<Page> OpenAsync(PortalApp app, Browser browser, string key = "bonne")
    {
        app.World.Acs.SessionTime = TimeSpan.FromMilliseconds(5);
        await app.SignInAsync(browser, SignInDriver.Scene(key));
        await browser.FinishedLineAsync();
        return await browser.GetAsync("/line/change");
    }

    private static Task<Page> WifiAsync(Browser browser, Page page, string? name = null, string? key = null, string? current = null) => browser.SubmitAsync(
        page, To(page, "Wifi"), [.. name is null ? Array.Empty<(string, string)>() : [("networks[0].Name", name)],
            .. key is null ? Array.Empty<(string, string)>() : [("newKey", key)], .. current is null ? Array.Empty<(string, string)>() : [("currentKey", current)]]);

    private static Task<LineChange> LastAsync(PortalApp app) => app.WithDbAsync(db => db.LineChanges.AsNoTracking().OrderByDescending(c => c.AskedAt).FirstAsync());

    private static AngleSharp.Html.Dom.IHtmlFormElement To(Page page, string handler) => page.Document.Forms.OfType<AngleSharp.Html.Dom.IHtmlFormElement>()
        .Single(f => f.GetAttribute("action")!.EndsWith("handler=" + handler, StringComparison.Ordinal));

    /// <summary>Lets time pass in small steps, with the work that falls due.</summary>
    private static async Task PassAsync(PortalApp app, TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(20))
        {
            await app.DrainAsync();
            app.Clock.Advance(TimeSpan.FromSeconds(20));
        }

        await app.DrainAsync();
    }

    [Theory]
    [InlineData("bonne")]
    [InlineData("huawei")]
    [InlineData("usp")]
    public async Task A_restart_is_done_when_the_modem_says_that_it_started(string key)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var page = await OpenAsync(app, browser, key);
        var noted = await browser.SubmitAsync(page, To(page, "Restart"));
        Assert.Contains("nous l’envoyons au modem", noted.Text, StringComparison.Ordinal);
        Assert.Equal(0, Modem(app, key).Restarts);

        await PassAsync(app, TimeSpan.FromSeconds(60));
        Assert.Equal(1, Modem(app, key).Restarts);
        Assert.Contains("le modem a redémarré et répond", (await browser.GetAsync("/line/change")).Text, StringComparison.Ordinal);
        Assert.Empty(app.World.Acs.Tasks);
    }

    [Fact]
    public async Task What_was_wished_of_a_modem_ends_when_it_changes_hands()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var page = await OpenAsync(app, browser, "huawei");
        Assert.NotEqual(0, await app.WithDbAsync(db => db.LineReadings.CountAsync()));
        await WifiAsync(browser, page, name: "Chez nous", key: "nouvelle-cle-1", current: "ancienne-cle-1");
        await app.DrainAsync();
        Modem(app, "huawei").Behavior = ModemBehavior.Refuses;
        await PassAsync(app, TimeSpan.FromMinutes(11));
        Assert.Equal(LineChangeState.PuttingBack, (await LastAsync(app)).State);

        var mac = MacAddress.Parse(SignInDriver.Scene("huawei").Mac);
        var equipment = app.World.Erp.All("Service Equipment").Single(e => e["mac_normalized"]!.ToString() == mac.Normalized);
        var other = app.World.People.Single(p => p.Scene.Key == "faible").CustomerId;
        app.World.Erp.Update("Service Equipment", equipment["name"]!.ToString(), new() { ["customer"] = other });

        // Nobody looks; the modem comes back at its next owner's.
        Modem(app, "huawei").Behavior = ModemBehavior.Answers;
        await PassAsync(app, TimeSpan.FromMinutes(2));

        var ended = await LastAsync(app);
        Assert.Equal((false, LineChangeReason.HandedOver, ""), (ended.IsOpen, ended.Reason, ended.Sealed));
        Assert.Equal(0, await app.WithDbAsync(db => db.LineReadings.CountAsync(r => r.Mac == mac.Compact)));
        Assert.Contains("Chez nous", Modem(app, "huawei").Document.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ModemBehavior.Refuses, "rien ne le sera plus tard")]
    [InlineData(ModemBehavior.TooLate, "rien ne le sera plus tard")]
    [InlineData(ModemBehavior.Faults, "Le modem a refusé")]
    public async Task What_a_modem_did_not_take_is_out_of_its_queue(ModemBehavior behavior, string said)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var page = await OpenAsync(app, browser);
        Modem(app).Behavior = behavior;
        await browser.SubmitAsync(page, To(page, "Restart"));
        await PassAsync(app, TimeSpan.FromMinutes(1));
        Assert.Contains(said, (await browser.GetAsync("/line/change")).Text, StringComparison.Ordinal);
        Assert.Empty(app.World.Acs.Tasks);
        Modem(app).Behavior = ModemBehavior.Answers;
        await PassAsync(app, TimeSpan.FromMinutes(30));
        Assert.Equal(0, Modem(app).Restarts);
        Assert.Empty(await app.WithDbAsync(db => db.WorkItems.Where(w => w.Kind == "line-change" && w.DoneAt == null).ToListAsync()));
    }

    [Theory]
    [InlineData(Fault.CutAfterCommit)]
    [InlineData(Fault.ErrorAfterCommit)]
    public async Task A_lost_answer_does_not_restart_twice(Fault fault)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var page = await OpenAsync(app, browser);
        await browser.SubmitAsync(page, To(page, "Restart"));
        app.World.Faults.Once("genieacs", "POST", fault);
        await PassAsync(app, TimeSpan.FromMinutes(2));
        Assert.Equal(1, Modem(app).Restarts);
        Assert.Equal(LineChangeState.Proven, (await LastAsync(app)).State);
    }

    [Theory]
    [InlineData("bonne", 1)]
    [InlineData("usp", 1)]
    public async Task A_new_name_is_read_back_and_proven_by_a_device(string key, int index)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var page = await OpenAsync(app, browser, key);
        await browser.SubmitAsync(page, To(page, "Wifi"), ("networks[0].Name", NewName));
        await app.DrainAsync();
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        await app.DrainAsync();
        Assert.Equal(NewName, Ssid(Modem(app, key), index));
        Assert.Equal(LineChangeState.Applied, (await LastAsync(app)).State);
        Assert.Contains("Le modem a fait le changement", (await browser.GetAsync("/line/change")).Text, StringComparison.Ordinal);

        Modem(app, key).Reconnect();
        await PassAsync(app, TimeSpan.FromMinutes(2));
        var change = await LastAsync(app);
        Assert.Equal((LineChangeState.Proven, "", false), (change.State, change.Sealed, change.IsOpen));
        Assert.Contains("un appareil est revenu", (await browser.GetAsync("/line/change")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_nobody_follows_is_put_back()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var page = await OpenAsync(app, browser);
        var before = Ssid(Modem(app));
        await WifiAsync(browser, page, NewName, "une-nouvelle-cle", "maison-bleue-1");
        await PassAsync(app, TimeSpan.FromMinutes(5));
        Assert.Equal((NewName, "une-nouvelle-cle"), (Ssid(Modem(app)), Modem(app).WifiKey(1)));
        await PassAsync(app, TimeSpan.FromMinutes(7));
        Assert.Equal((before, "maison-bleue-1"), (Ssid(Modem(app)), Modem(app).WifiKey(1)));
        Assert.Contains("nous avons renvoyé au modem le nom d’avant et le mot de passe", (await browser.GetAsync("/line/change")).Text, StringComparison.Ordinal);
        Assert.Empty(app.World.Acs.Tasks);
        Assert.DoesNotContain(app.Log.Lines, l => l.Contains("une-nouvelle-cle", StringComparison.Ordinal) || l.Contains("maison-bleue", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_modem_that_does_not_answer_is_not_taken_for_our_systems()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await OpenAsync(app, browser, "usp");
        Modem(app, "usp").Behavior = ModemBehavior.Refuses;
        Assert.Contains("débranchez-le dix secondes", (await browser.GetAsync("/line/change")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_modem_that_hears_nothing_is_offered_nothing_but_the_desk_may_try()
    {
        await using var app = await StartAsync();
        await app.SweepAsync();
        using var browser = app.NewBrowser();
        var page = await OpenAsync(app, browser, "panne");
        Assert.Contains("votre modem n’entend rien", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("form[action*=Restart]"));
        using var desk = await app.DeskAsync("simon");
        Assert.NotEmpty((await desk.GetAsync("/internal/modems/1C61B4000104/change")).Document.QuerySelectorAll("form[action*=Restart]"));

        // Whose systems are away is said.
        using var other = app.NewBrowser();
        await OpenAsync(app, other);
        app.World.Faults["genieacs"] = Fault.Down;
        Assert.Contains("Nos systèmes ne répondent pas", (await other.GetAsync("/line/change")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_modem_that_dies_half_way_is_put_back_when_it_returns()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var page = await OpenAsync(app, browser);
        var before = Ssid(Modem(app));
        Modem(app).Behavior = ModemBehavior.DiesAfterWrite;
        await browser.SubmitAsync(page, To(page, "Wifi"), ("networks[0].Name", NewName));
        await PassAsync(app, TimeSpan.FromMinutes(12));
        Assert.Equal(LineChangeState.PuttingBack, (await LastAsync(app)).State);
        Assert.Equal(NewName, Ssid(Modem(app)));
        Assert.Empty(app.World.Acs.Tasks);

        Modem(app).Behavior = ModemBehavior.Answers;
        app.Clock.Advance(TimeSpan.FromMinutes(45));
        await PassAsync(app, TimeSpan.FromMinutes(2));
        Assert.Equal((LineChangeState.PutBack, before), ((await LastAsync(app)).State, Ssid(Modem(app))));
    }

    [Fact]
    public async Task Two_who_change_at_once_have_one_winner()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var page = await OpenAsync(app, browser);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => browser.SubmitAsync(page, To(page, "Wifi"), ("networks[0].Name", $"Nom {i}"))));
        Assert.Equal(5, answers.Count(a => a.Status == HttpStatusCode.BadRequest && a.Text.Contains("déjà en cours", StringComparison.Ordinal)));
        Assert.Single(await app.WithDbAsync(db => db.LineChanges.ToListAsync()));

        // The page that refused asks for itself again.
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/line/change?handler=Wifi")).Status);
    }

    [Theory]
    [InlineData("pour-les-invites", "essayez-le avec un appareil")]
    [InlineData("", "le modem le confirme")]
    public async Task The_guests_network_is_switched_and_what_was_not_read_back_is_not_said_to_be_right(string key, string said)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var page = await OpenAsync(app, browser);
        Assert.Contains("« Maison-Invites » est éteint.", page.Text, StringComparison.Ordinal);
        var refused = await browser.SubmitAsync(page, To(page, "Guest"), ("key", "clé-accentuée"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Le mot de passe des invités doit avoir", refused.Text, StringComparison.Ordinal);
        Assert.Empty(await app.WithDbAsync(db => db.LineChanges.ToListAsync()));
        var main = Modem(app).WifiKey(1);
        await browser.SubmitAsync(page, To(page, "Guest"), ("key", key));
        await PassAsync(app, TimeSpan.FromSeconds(40));
        string[] theirs = key.Length > 0 ? [key, key] : ["maison-bleue-6", "maison-bleue-8"];
        Assert.Equal(theirs, new[] { 6, 8 }.Select(n => Modem(app).WifiKey(n)));
        Assert.Equal(main, Modem(app).WifiKey(1));
        Assert.DoesNotContain(app.Log.Lines, l => l.Contains("pour-les-invites", StringComparison.Ordinal));
        Assert.Equal(["true", "true"], new[] { 6, 8 }.Select(n => Modem(app).Document.Value($"Device.WiFi.AccessPoint.{n}.Enable")));

        // Slots that nobody set up are called Guest too, and have no key: they stay off.
        Assert.All([2, 4, 5, 7], n => Assert.Equal("false", Modem(app).Document.Value($"Device.WiFi.AccessPoint.{n}.Enable")));
        var on = await browser.GetAsync("/line/change");
        Assert.Contains(said, on.Text, StringComparison.Ordinal);
        Assert.Equal("", (await app.WithDbAsync(db => db.LineChanges.AsNoTracking().SingleAsync())).Sealed);
        Assert.Contains("« Maison-Invites » est allumé.", on.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trop long pour un nom de réseau Wi-Fi, vraiment", null, null, "de 1 à 32 caractères")]
    [InlineData(" ", null, null, "de 1 à 32 caractères")]
    [InlineData(null, "court", null, "doit avoir de 8 à 63")]
    [InlineData(null, "clé-accentuée", null, "doit avoir de 8 à 63")]
    [InlineData(null, "une-nouvelle-cle", null, "Entrez aussi le mot de passe actuel")]
    [InlineData(null, null, null, "Rien à changer")]
    public async Task Bad_wishes_are_refused_in_words_and_nothing_is_sent(string? name, string? key, string? current, string said)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var page = await OpenAsync(app, browser);
        var refused = await WifiAsync(browser, page, name, key, current);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(said, refused.Text, StringComparison.Ordinal);
        Assert.Empty(await app.WithDbAsync(db => db.LineChanges.ToListAsync()));
    }

    [Fact]
    public async Task What_a_modem_cannot_do_is_not_offered_and_cannot_be_had()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var page = await OpenAsync(app, browser, "huawei");
        Assert.Empty(page.Document.QuerySelectorAll("form[action*=Guest]"));
        Assert.Empty(page.Document.QuerySelectorAll("form[action*=Renew]"));
        To(page, "Restart").SetAttribute("action", "/line/change?handler=Renew");
        var forged = await browser.SubmitAsync(page, To(page, "Renew"));
        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);

        To(page, "Renew").SetAttribute("action", "/line/change?handler=Nothing");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync(page, To(page, "Nothing"))).Status);

        // A modem that nobody knows offers nothing, and says so.
        using var other = app.NewBrowser();
        var nothing = await OpenAsync(app, other, "inconnu");
        Assert.Contains("Nous ne pouvons rien commander", nothing.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_do_it_too_and_the_customer_is_told()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await OpenAsync(app, browser);
        using var desk = await app.DeskAsync("simon");
        var page = await desk.GetAsync("/internal/modems/1C61B4000101/change");
        await desk.SubmitAsync(page, To(page, "Restart"));
        await PassAsync(app, TimeSpan.FromMinutes(1));
        Assert.Equal(1, Modem(app).Restarts);
        Assert.Single(await app.WithDbAsync(db => db.AuditEntries.Where(a => a.Action == "change.see").ToListAsync()));
        Assert.Contains("par notre équipe", (await browser.GetAsync("/line/change")).Text, StringComparison.Ordinal);
        Assert.Contains("a modifié un réglage de votre modem", (await browser.GetAsync("/account/access")).Text, StringComparison.Ordinal);

        using var billing = await app.DeskAsync("bea");
        Assert.Equal(HttpStatusCode.Forbidden, (await billing.GetAsync("/internal/modems/1C61B4000101/change")).Status);
    }

    [Fact]
    public async Task A_process_that_dies_after_saying_sent_sends_the_settings_again_and_never_the_restart()
    {
        var (database, world, clock) = (await NewLastingDatabaseAsync(), Outside.NewWorld(), new TestClock());
        await using var app = await StartOnAsync(database, world, clock);
        using var browser = app.NewBrowser();
        var page = await OpenAsync(app, browser);
        await browser.SubmitAsync(page, To(page, "Wifi"), ("networks[0].Name", NewName));
        await app.WithDbAsync(db => db.LineChanges.ExecuteUpdateAsync(s => s.SetProperty(c => c.State, LineChangeState.Sent).SetProperty(c => c.SentAt, clock.GetUtcNow())));
        await PassAsync(app, TimeSpan.FromMinutes(1));
        Assert.Equal((NewName, LineChangeState.Applied), (Ssid(Modem(app)), (await LastAsync(app)).State));
        Modem(app).Reconnect();
        await PassAsync(app, TimeSpan.FromMinutes(2));

        page = await browser.GetAsync("/line/change");
        await browser.SubmitAsync(page, To(page, "Restart"));
        await app.WithDbAsync(db => db.LineChanges.Where(c => c.IsOpen)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.State, LineChangeState.Sent).SetProperty(c => c.SentAt, clock.GetUtcNow())));
        await PassAsync(app, TimeSpan.FromMinutes(8));
        Assert.Equal((0, LineChangeState.Failed, LineChangeReason.NotSeen), (Modem(app).Restarts, (await LastAsync(app)).State, (await LastAsync(app)).Reason));
    }
}

public sealed class LineChangeSqliteTests(Outside outside) : LineChangeTests(outside, null);

public sealed class LineChangePostgresTests(Outside outside, PostgresServer postgres) : LineChangeTests(outside, postgres);
