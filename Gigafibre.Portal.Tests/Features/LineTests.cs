using System.Net;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.GenieAcs;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features;

/// <summary>The diagnosis page, for everybody of the sandbox.</summary>
public abstract class LineTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    [Theory]
    [InlineData("bonne", "Tout fonctionne")]
    [InlineData("huawei", "Tout fonctionne")]
    [InlineData("deux", "Tout fonctionne")]
    [InlineData("faible", "la lumière arrive faible")]
    [InlineData("coupee", "Votre modem ne répond pas.")]
    [InlineData("panne", "Votre modem ne répond pas.")]
    [InlineData("suspendu", "Votre service est suspendu.")]
    [InlineData("absent", "Votre modem ne répond plus depuis 2 jours.")]
    [InlineData("refuse", "refusé à l’entrée de notre réseau")]
    [InlineData("encombre", "encombrées")]
    [InlineData("loin", "« Imprimante » capte mal le Wi-Fi")]
    [InlineData("borne", "la borne « Étage » n’est plus branchée")]
    [InlineData("adresse", "n’a pas reçu d’adresse internet")]
    [InlineData("inconnu", "pas encore suivi par notre système")]
    public async Task Everybody_reads_one_true_sentence(string key, string sentence)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene(key));
        var page = await browser.FinishedLineAsync();
        Assert.Contains(sentence, page.Title.Replace('\u00a0', ' '), StringComparison.Ordinal);
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

        app.World.Acs.Devices.Values.Single(d => d.Id.EndsWith("000103", StringComparison.Ordinal)).Habit = ModemHabit.TooLate;
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
        var ticket = await other.SubmitAsync(page, page.Forms.Single(f => f.QuerySelector("input[name=diagnosis]") is not null), ("diagnosis", theirs.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, ticket.Status);
    }

    [Fact]
    public async Task A_ticket_carries_the_diagnosis_and_two_taps_are_one()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("refuse"));
        var page = await browser.FinishedLineAsync();
        var form = page.Forms.Single(f => f.QuerySelector("input[name=diagnosis]") is not null);

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
        var noted = await browser.SubmitAsync(page, page.Forms.Single(f => f.QuerySelector("input[name=diagnosis]") is not null));
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

    /// <summary>Looks until the diagnosis is whole.</summary>
}

public sealed class LineSqliteTests(Outside outside) : LineTests(outside, null);

public sealed class LinePostgresTests(Outside outside, PostgresServer postgres) : LineTests(outside, postgres);
