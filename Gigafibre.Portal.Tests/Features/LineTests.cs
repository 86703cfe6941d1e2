using System.Globalization;
using System.Net;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.GenieAcs;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features;

public abstract class LineTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    /// <summary>Everybody of the sandbox and what they read; docs/verdicts.md says the same to support.</summary>
    public static TheoryData<string, string, string> Sentences => new()
    {
        { "bonne", "Tout fonctionne : votre connexion est bonne.", "Everything works: your connection is fine." },
        { "huawei", "Tout fonctionne : votre connexion est bonne.", "Everything works: your connection is fine." },
        { "deux", "Tout fonctionne : votre connexion est bonne.", "Everything works: your connection is fine." },
        { "faible", "Votre connexion fonctionne, mais la lumière arrive faible à votre modem.", "Your connection works, but the light reaching your modem is weak." },
        { "coupee", "La lumière n’arrive plus à votre modem.", "No light is reaching your modem." },
        { "panne", "Votre modem a perdu le courant {0}.", "Your modem lost power {0}." },
        { "absent", "Votre modem a perdu le courant {0}.", "Your modem lost power {0}." },
        { "secteur", "Une panne touche votre secteur.", "An outage affects your area." },
        { "hydro", "Le courant manque dans votre secteur.", "The power is out in your area." },
        { "admis", "Notre réseau ne reconnaît pas votre modem.", "Our network does not recognise your modem." },
        { "fige", "La fibre est bonne, mais votre modem ne répond pas.", "The fibre is fine, but your modem does not answer." },
        { "suspendu", "Votre service est suspendu.", "Your service is suspended." },
        { "refuse", "Votre modem est refusé à l’entrée de notre réseau.", "Your modem is refused at the door of our network." },
        { "adresse", "Votre modem n’a pas reçu d’adresse internet.", "Your modem was not given an internet address." },
        { "borne", "Votre internet fonctionne, mais la borne « Étage » ne répond plus.", "Your internet works, but the mesh point “Étage” no longer answers." },
        { "encombre", "Votre ligne est bonne, mais les ondes Wi-Fi autour de vous sont encombrées.", "Your line is fine, but the Wi-Fi airwaves around you are crowded." },
        { "port", "Votre ligne est bonne, mais le câble du port 1 plafonne à 100 Mbit/s.", "Your line is fine, but the cable on port 1 is limited to 100 Mbit/s." },
        { "loin", "Votre ligne est bonne, mais « Imprimante » capte mal le Wi-Fi.", "Your line is fine, but “Imprimante” gets a weak Wi-Fi signal." },
        { "usp", "Tout fonctionne : votre connexion est bonne.", "Everything works: your connection is fine." },
        { "uspbas", "Votre modem est refusé à l’entrée de notre réseau.", "Your modem is refused at the door of our network." },
        { "inconnu", "Votre modem n’est pas encore suivi par notre système.", "Our system does not follow your modem yet." },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public async Task Everybody_reads_one_true_sentence_in_both_languages(string key, string french, string english)
    {
        await using var app = await StartAsync();
        await app.SweepAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene(key));
        var page = await browser.FinishedLineAsync();
        var since = app.World.Olts[World.FirstOlt].Onts.Values.FirstOrDefault(
            o => SignInDriver.Scene(key).Mac.Replace(":", "", StringComparison.Ordinal).EndsWith(o.Serial[4..], StringComparison.Ordinal))?.Since ?? default;
        Assert.Equal(string.Format(CultureInfo.InvariantCulture, french, Times.When(since, app.Clock.GetUtcNow(), Language.French)).Replace('\u00a0', ' '),
            page.Title.Replace('\u00a0', ' '));
        var translated = await browser.GetAsync("/line?lang=en");
        Assert.Equal(string.Format(CultureInfo.InvariantCulture, english, Times.When(since, app.Clock.GetUtcNow(), Language.English)).Replace('\u00a0', ' ')
            .Replace(".m..", ".m.", StringComparison.Ordinal), translated.Title.Replace('\u00a0', ' '));
    }

    [Theory]
    [InlineData("coupee")]
    [InlineData("panne")]
    public async Task Without_the_olt_nobody_guesses_whether_it_is_the_fibre_or_the_power(string key)
    {
        await using var app = await StartAsync();
        await app.SweepAsync();
        app.World.Faults["olt"] = Fault.Down;
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene(key));
        Assert.Equal("Votre modem ne répond pas.", (await browser.FinishedLineAsync()).Title);
    }

    [Theory]
    [InlineData(Fault.Down)]
    [InlineData(Fault.Error)]
    [InlineData(Fault.Rubbish)]
    [InlineData(Fault.TooMany)]
    public async Task Genieacs_in_trouble_is_said_calmly_and_lies_about_nothing(Fault fault)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        app.World.Faults["genieacs"] = fault;
        await app.SignInAsync(browser, SignInDriver.Scene("bonne"));
        var page = await browser.FinishedLineAsync();
        Assert.Equal("Nous n’avons pas pu interroger votre modem.", page.Title);
        Assert.Contains("Pas de réponse.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_could_not_be_delivered_is_taken_out_of_the_queue()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("coupee"));
        await browser.FinishedLineAsync();
        Assert.Empty(app.World.Acs.Tasks);

        app.World.Acs.Devices.Values.Single(d => d.Id.EndsWith("000103", StringComparison.Ordinal)).Behavior = ModemBehavior.TooLate;
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await browser.FinishedLineAsync();
        Assert.Empty(app.World.Acs.Tasks);
    }

    [Fact]
    public async Task Results_land_by_themselves_and_the_last_event_is_the_whole()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var page = await app.SignInAsync(browser, SignInDriver.Scene("bonne"));
        var events = page.Document.QuerySelector("#result")!.GetAttribute("data-events")!;

        using var request = new HttpRequestMessage(HttpMethod.Get, events);
        using var stream = await browser.SendAsync(request);
        Assert.Equal("text/event-stream", stream.Content.Headers.ContentType!.MediaType);
        var text = await stream.Content.ReadAsStringAsync();

        Assert.Contains("event: result\n", text, StringComparison.Ordinal);
        Assert.EndsWith("event: done\ndata: \n\n", text, StringComparison.Ordinal);
        Assert.Contains("Tout fonctionne", text, StringComparison.Ordinal);
        using var foreign = new HttpRequestMessage(HttpMethod.Get, $"/line?handler=Events&d={Guid.NewGuid()}");
        using var nothing = await browser.SendAsync(foreign);
        Assert.Empty(await nothing.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Another_node_sees_a_diagnosis_grow()
    {
        var (database, world, clock) = (await NewLastingDatabaseAsync(), Outside.NewWorld(), new TestClock());
        await using var first = await StartOnAsync(database, world, clock);
        await using var second = await StartOnAsync(database, world, clock);
        world.Faults["genieacs"] = Fault.Slow;
        world.Faults.SlowFor = TimeSpan.FromSeconds(4);
        using var browser = first.NewBrowser();
        await first.SignInAsync(browser, SignInDriver.Scene("bonne"));
        using var elsewhere = second.NewBrowser();
        elsewhere.Cookies["__Host-session"] = browser.Cookies["__Host-session"];

        // The account has answered, the modem has not: both nodes know as much.
        string? answers;
        do
        {
            answers = await second.WithDbAsync(db => db.Diagnoses.Where(d => d.FinishedAt == null).Select(d => d.Answers).FirstOrDefaultAsync());
        }
        while (answers is null);

        Assert.Contains("Active", answers, StringComparison.Ordinal);
        Assert.NotEqual("", (await elsewhere.GetAsync("/line")).Document.QuerySelector("#result")!.GetAttribute("data-events"));
        await elsewhere.FinishedLineAsync();
    }

    [Fact]
    public async Task Somebody_elses_diagnosis_is_not_there()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("refuse"));
        await browser.FinishedLineAsync();
        var theirs = (await app.WithDbAsync(db => db.Diagnoses.AsNoTracking().SingleAsync())).Id;

        using var other = app.NewBrowser();
        await app.SignInAsync(other, SignInDriver.Scene("faible"));
        var page = await other.FinishedLineAsync();
        using var stolen = new HttpRequestMessage(HttpMethod.Get, $"/line?handler=Events&d={theirs}");
        using var events = await other.SendAsync(stolen);
        Assert.Empty(await events.Content.ReadAsStringAsync());
        var ticket = await other.SubmitAsync(page, page.Forms.Single(f => f.GetAttribute("action")?.EndsWith("handler=Ticket", StringComparison.Ordinal) is true),
            ("diagnosis", theirs.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, ticket.Status);
    }

    [Fact]
    public async Task A_ticket_carries_the_diagnosis_and_two_taps_are_one()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("refuse"));
        var page = await browser.FinishedLineAsync();
        var form = page.Forms.Single(f => f.GetAttribute("action")?.EndsWith("handler=Ticket", StringComparison.Ordinal) is true);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => browser.SubmitAsync(page, form)));
        await app.DrainAsync();

        var issue = Assert.Single(app.World.Erp.All("Issue"));
        var shown = await browser.GetAsync("/line");
        Assert.Contains(issue["name"]!.ToString(), shown.Text, StringComparison.Ordinal);
        Assert.Contains("ERROR_AUTHENTICATION_FAILURE", issue["description"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("-17.5", issue["description"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(app.World.People.Single(p => p.Scene.Key == "refuse").CustomerId, issue["customer"]!.ToString());
    }

    [Theory]
    [InlineData(Fault.CutAfterCommit)]
    [InlineData(Fault.ErrorAfterCommit)]
    [InlineData(Fault.Down)]
    [InlineData(Fault.Maintenance)]
    [InlineData(Fault.Rubbish)]
    public async Task A_ticket_survives_erpnext_and_is_one(Fault fault)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("refuse"));
        var page = await browser.FinishedLineAsync();
        app.World.Faults["erpnext"] = fault;
        var noted = await browser.SubmitAsync(page, page.Forms.Single(f => f.GetAttribute("action")?.EndsWith("handler=Ticket", StringComparison.Ordinal) is true));
        Assert.Contains("WEB-", noted.Text, StringComparison.Ordinal);
        await app.DrainAsync();

        app.World.Faults["erpnext"] = Fault.None;
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.DrainAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await app.DrainAsync();
        Assert.Single(app.World.Erp.All("Issue"));
        Assert.NotNull((await app.WithDbAsync(db => db.Tickets.AsNoTracking().SingleAsync())).OpenedAt);
    }
}

public sealed class LineSqliteTests(Outside outside) : LineTests(outside, null);

public sealed class LinePostgresTests(Outside outside, PostgresServer postgres) : LineTests(outside, postgres);
