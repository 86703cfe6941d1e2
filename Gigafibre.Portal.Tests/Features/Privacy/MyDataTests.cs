using System.IO.Compression;
using System.Net;
using System.Text;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Housekeeping;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Passkeys;
using Gigafibre.Portal.Features.Privacy;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Privacy;

/// <summary>A copy of what we hold goes to whoever it is about, after a proof, and is gone after a day; erasure is asked for once.</summary>
public abstract class MyDataTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly Scene Marc = SignInDriver.Scene("faible");

    [Fact]
    public async Task A_copy_is_gathered_told_once_and_taken_by_its_owner_alone()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var page = await browser.GetAsync("/account/data");
        page = await browser.SubmitAsync(page, Ask(page));
        Assert.Contains("se prépare", page.Text, StringComparison.Ordinal);
        using (var twice = await browser.PostFormAsync("/account/data", ("__RequestVerificationToken", page.Token)))
        {
            Assert.Equal(HttpStatusCode.Redirect, twice.StatusCode);
        }

        await app.SettleAsync();
        var customer = app.World.CustomerOf("faible");
        Assert.Equal(1, await app.WithDbAsync(db => db.DataExports.CountAsync()));
        Assert.NotEmpty(await app.WithDbAsync(db => db.Messages.Where(m => m.Kind == MyDataMessages.Ready.Name && m.CustomerId == customer && m.SentAt != null).ToListAsync()));

        page = await browser.GetAsync("/account/data");
        using var answer = await browser.PostAsync(page, page.FormTo("?handler=File"));
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read);
        var names = zip.Entries.Select(e => e.FullName).ToList();
        Assert.Contains("index.html", names);
        Assert.Contains("data.json", names);
        Assert.Contains("csv/Sessions.csv", names);
        Assert.DoesNotContain("csv/CustomerNotes.csv", names);
        Assert.Contains("5550", Read(zip.GetEntry("profile.json")!), StringComparison.Ordinal);
        Assert.Contains(names, n => n.StartsWith("bills/ACC-SINV-", StringComparison.Ordinal) && n.EndsWith(".pdf", StringComparison.Ordinal));
        Assert.DoesNotContain(names, n => n.Contains("..", StringComparison.Ordinal));
        var all = string.Concat(zip.Entries.Where(e => !e.FullName.EndsWith(".pdf", StringComparison.Ordinal)).Select(Read));
        Assert.Contains(customer, all, StringComparison.Ordinal);
        Assert.DoesNotContain("TokenHash", all, StringComparison.Ordinal);
        Assert.DoesNotContain(app.World.CustomerOf("bonne"), all, StringComparison.Ordinal);

        // Nobody else; and what is kept is sealed.
        var export = await app.WithDbAsync(db => db.DataExports.AsNoTracking().SingleAsync());
        Assert.NotEqual((byte)'P', export.FileSealed![0]);
        using var other = app.NewBrowser();
        await app.SignInByContactAsync(other, SignInDriver.Scene("deux"));
        var theirs = await other.GetAsync("/account/data");
        using var stolen = await other.PostFormAsync("/account/data?handler=File", ("export", export.Id.ToString()), ("__RequestVerificationToken", theirs.Token));
        Assert.Equal(HttpStatusCode.NotFound, stolen.StatusCode);
    }

    [Fact]
    public async Task It_takes_a_fresh_proof_and_is_gone_after_a_day()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var page = await browser.GetAsync("/account/data");
        await browser.SubmitAsync(page, Ask(page));
        await app.SettleAsync();
        page = await browser.GetAsync("/account/data");
        var file = page.FormTo("?handler=File");

        app.Clock.Advance(StepUp.Fresh);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SubmitAsync(page, file)).Status);
        Assert.Contains("dix minutes", (await browser.GetAsync("/account/data")).Text, StringComparison.Ordinal);
        using var mailed = app.NewBrowser();
        await app.SignInByMailAsync(mailed, SignInDriver.Scene("deux"));
        var weak = await mailed.GetAsync("/account/data");
        using (var asked = await mailed.PostFormAsync("/account/data", ("__RequestVerificationToken", weak.Token)))
        {
            Assert.Equal(HttpStatusCode.Forbidden, asked.StatusCode);
        }

        app.Clock.Advance(DataExports.Life);
        using var later = app.NewBrowser();
        await app.SignInByContactAsync(later, Marc);
        page = await later.GetAsync("/account/data");
        Assert.DoesNotContain(page.Forms, f => f.GetAttribute("action") == "?handler=File");
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<WorkQueue>().AddRunAsync<PurgeHandler>("night", "1", app.Clock.GetUtcNow(), CancellationToken.None);
        }

        await app.DrainAsync();
        Assert.Null((await app.WithDbAsync(db => db.DataExports.AsNoTracking().SingleAsync())).FileSealed);
    }

    [Fact]
    public async Task Erpnext_away_delays_it_and_makes_no_second()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var page = await browser.GetAsync("/account/data");
        app.World.Faults["erpnext"] = Fault.Down;
        await browser.SubmitAsync(page, Ask(page));
        await app.DrainAsync();
        Assert.Null((await app.WithDbAsync(db => db.DataExports.AsNoTracking().SingleAsync())).ReadyAt);
        app.World.Faults["erpnext"] = Fault.None;
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await app.SettleAsync();
        Assert.NotNull((await app.WithDbAsync(db => db.DataExports.AsNoTracking().SingleAsync())).ReadyAt);
    }

    [Fact]
    public async Task Erasure_is_one_ticket_and_one_thing_to_do()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var page = await browser.GetAsync("/account/data");
        var done = await browser.SubmitAsync(page, page.FormTo("?handler=Erase"));
        Assert.StartsWith("/tickets/WEB-", done.Address.AbsolutePath, StringComparison.Ordinal);
        await browser.SubmitAsync(page, page.FormTo("?handler=Erase"));
        var ticket = await app.WithDbAsync(db => db.Tickets.AsNoTracking().SingleAsync(t => t.Topic == TicketTopic.MyData));
        Assert.Contains(ticket.Number, (await browser.GetAsync("/account/data")).Text, StringComparison.Ordinal);
        await app.SettleAsync();
        Assert.NotNull(app.World.Erp.Find("Issue", ticket.Number));
        var finding = await app.WithDbAsync(db => db.Findings.AsNoTracking().SingleAsync(f => f.Kind == FindingKind.DataAsked));
        Assert.Equal(ticket.Number, finding.Subject);
    }

    private static AngleSharp.Html.Dom.IHtmlFormElement Ask(Page page) => page.FormTo("/account/data");

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

public sealed class MyDataSqliteTests(Outside outside) : MyDataTests(outside, null);

public sealed class MyDataPostgresTests(Outside outside, PostgresServer postgres) : MyDataTests(outside, postgres);
