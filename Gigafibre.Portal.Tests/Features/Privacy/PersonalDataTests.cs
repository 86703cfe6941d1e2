using System.Net;
using System.Text.Json;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Privacy;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Privacy;

/// <summary>A customer may have what we keep of them, and have erased what the law lets us erase (Law 25).</summary>
public abstract class PersonalDataTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly Gigafibre.Portal.Sandbox.People.Scene Marc = SignInDriver.Scene("faible");

    private static AngleSharp.Html.Dom.IHtmlFormElement EraseOn(Page page) =>
        page.Forms.Single(f => f.GetAttribute("action")!.EndsWith("/data?handler=Erase", StringComparison.Ordinal));

    private static async Task LiveAsync(PortalApp app, Gigafibre.Portal.Sandbox.People.Scene scene)
    {
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, scene);
        await browser.FinishedLineAsync();
        using var payer = app.NewBrowser();
        await app.SignInByContactAsync(payer, scene);
        app.World.StripeCashier().PayByCard(await payer.PayBalanceAsync(), "4242424242424242");
        await app.SettleAsync();
    }

    [Fact]
    public async Task Nothing_about_a_person_is_forgotten()
    {
        await using var app = await StartAsync();
        // docs/data.md is the list; what is neither here nor named below was forgotten.
        string[] elsewhere =
        [
            "OidcLogins", "StaffSessions", // ended with the sessions; the staff's
            "BudgetSpends", "InboxMessages", "WorkItems", "OthersDebits", // nobody's name: hashes, or the outside's own words, gone by age
            "PasskeyCeremonies", // a question to a device, gone within the hour
            "StickerBatches", "PrivacyIncidents", "Findings", // the staff's own doing
        ];
        var book = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "docs", "data.md"));
        var about = book.Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('|')).Where(c => !c[2].TrimStart().StartsWith("nothing",
            StringComparison.Ordinal))
            .SelectMany(c => c[1].Split(',')).Select(t => t.Trim(' ', '`')).ToList();
        Assert.NotEmpty(about);
        Assert.DoesNotContain(about, t => PersonalTables.All.All(p => p.Name != t) && !elsewhere.Contains(t));
    }

    [Fact]
    public async Task Others_of_the_same_telephone_and_the_staff_are_not_in_an_export()
    {
        await using var app = await StartAsync();
        var mine = app.World.Settle("Anne Roy", "+15145557301", 60m, "FAC-ANNE");
        var other = app.World.Settle("Bruno Roy", "+15145557301", 70m, "FAC-BRUNO");
        using var browser = app.NewBrowser();
        var page = await browser.GetAsync("/signin");
        page = await browser.SubmitAsync(page, ("contact", "+15145557301"));
        await app.DrainAsync();
        await browser.SubmitAsync(page, ("code", app.World.CodeFor("+15145557301")!));
        Assert.Contains(await app.WithDbAsync(db => db.Sessions.ToListAsync()), s => s.Accounts?.Contains(other, StringComparison.Ordinal) is true);
        using var simon = await app.DeskAsync("simon");
        var file = await simon.GetAsync("/internal/customers/" + mine);
        await simon.SubmitAsync(file, file.FormTo("?handler=SeeAs"), ("reason", "appel"));
        await using var scope = app.Services.CreateAsyncScope();
        var all = await scope.ServiceProvider.GetRequiredService<PersonalData>().ReadAsync(mine, CancellationToken.None);
        var json = System.Text.Encoding.UTF8.GetString(PersonalFiles.Json(mine, app.Clock.GetUtcNow(), all));
        Assert.Contains("Sessions", json, StringComparison.Ordinal);
        Assert.DoesNotContain(other, json, StringComparison.Ordinal);
        Assert.DoesNotContain("\"simon\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_modem_that_changed_hands_is_the_next_ones()
    {
        await using var app = await StartAsync();
        await LiveAsync(app, Marc);
        var mine = app.World.CustomerOf("faible");
        var equipment = app.World.Erp.All("Service Equipment").Single(e => e["customer"]?.ToString() == mine);
        app.World.Erp.Update("Service Equipment", equipment["name"]!.ToString(), new() { ["customer"] = app.World.CustomerOf("suspendu") });
        await using var scope = app.Services.CreateAsyncScope();
        var all = await scope.ServiceProvider.GetRequiredService<PersonalData>().ReadAsync(mine, CancellationToken.None);
        Assert.Empty(all.Single(t => t.Table.Name == "Modems").Rows);
        Assert.Empty(all.Single(t => t.Table.Name == "LineReadings").Rows);
    }

    [Fact]
    public async Task An_export_has_what_is_theirs_and_nothing_of_anybody_else_or_of_ours()
    {
        await using var app = await StartAsync();
        await LiveAsync(app, Marc);
        await LiveAsync(app, SignInDriver.Scene("suspendu"));
        var (mine, other) = (app.World.CustomerOf("faible"), app.World.CustomerOf("suspendu"));
        using var ada = await app.DeskAsync("ada");
        var json = await ada.GetAsync($"/internal/customers/{mine}/data?handler=Json");
        var tables = JsonElement.Parse(json.Html).GetProperty("tables");
        foreach (var table in new[] { "Sessions", "Diagnoses", "PaymentAttempts", "AttemptInvoices", "KnownBrowsers", "AuditEntries" })
        {
            Assert.True(tables.TryGetProperty(table, out var rows) && rows.GetArrayLength() > 0, table);
        }

        var page = await ada.GetAsync($"/internal/customers/{mine}/data?handler=Page");
        Assert.Contains("Ce que nous gardons de vous", page.Html, StringComparison.Ordinal);
        var secrets = await app.WithDbAsync(async db => (await db.Sessions.Select(s => s.TokenHash).ToListAsync()).Concat(await db.Challenges.Select(c => c.CodeHash)
            .ToListAsync()));
        foreach (var text in new[] { json.Html, page.Html })
        {
            Assert.DoesNotContain(other, text, StringComparison.Ordinal);
            Assert.All(secrets, s => Assert.DoesNotContain(s, text, StringComparison.Ordinal));
        }

        using var simon = await app.DeskAsync("simon");
        Assert.Equal(HttpStatusCode.Forbidden, (await simon.GetAsync($"/internal/customers/{mine}/data")).Status);
    }

    [Fact]
    public async Task Erasing_takes_what_may_go_leaves_the_books_and_the_others_and_ends_the_sessions()
    {
        await using var app = await StartAsync();
        await LiveAsync(app, Marc);
        await LiveAsync(app, SignInDriver.Scene("suspendu"));
        var mine = app.World.CustomerOf("faible");
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        using var ada = await app.DeskAsync("ada");
        var page = await ada.GetAsync($"/internal/customers/{mine}/data");
        Assert.Equal(HttpStatusCode.BadRequest, (await ada.SubmitAsync(page, EraseOn(page), ("reason", "demande"), ("typed",
            "somebody else"))).Status);
        page = await ada.SubmitAsync(page, EraseOn(page), ("reason", "demande"), ("typed", mine));
        Assert.Contains("C’est effacé", page.Text, StringComparison.Ordinal);
        Assert.Equal("/signin", (await browser.GetAsync("/account")).Address.AbsolutePath);
        Assert.Equal((0, 0, 0), (await app.WithDbAsync(db => db.Sessions.CountAsync(s => s.CustomerId == mine)),
            await app.WithDbAsync(db => db.Diagnoses.CountAsync(d => d.CustomerId == mine)), await app.WithDbAsync(db => db.KnownBrowsers.CountAsync(b => b.CustomerId == mine))));
        Assert.Equal((1, 1), (await app.WithDbAsync(db => db.PaymentAttempts.CountAsync(a => a.CustomerId == mine)),
            await app.WithDbAsync(db => db.AuditEntries.CountAsync(a => a.Action == "privacy.erase" && a.CustomerId == mine))));
        Assert.NotEqual(0, await app.WithDbAsync(db => db.Diagnoses.CountAsync()));
    }

    [Fact]
    public async Task An_incident_is_put_on_record_and_stays_as_it_was_written()
    {
        await using var app = await StartAsync();
        using var ada = await app.DeskAsync("ada");
        var page = await ada.GetAsync("/internal/incidents");
        var form = page.Forms.Single();
        Assert.Equal(HttpStatusCode.BadRequest, (await ada.SubmitAsync(page, form, ("what", "un courriel au mauvais client"))).Status);
        page = await ada.SubmitAsync(page, form, ("happenedOn", "2026-11-20"), ("knownOn", "2026-11-21"), ("what", "un courriel au mauvais client"), ("people", "1"),
            ("measures", "effacé par le destinataire"));
        Assert.Contains("un courriel au mauvais client", page.Text, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => app.WithDbAsync(db => db.PrivacyIncidents.ExecuteDeleteAsync()));
        using var simon = await app.DeskAsync("simon");
        Assert.Equal(HttpStatusCode.Forbidden, (await simon.GetAsync("/internal/incidents")).Status);
    }

    [Fact]
    public async Task The_commands_do_the_same_without_a_desk()
    {
        await using var app = await StartAsync();
        await LiveAsync(app, Marc);
        var (folder, mine) = (Directory.CreateTempSubdirectory("portal-test-").FullName, app.World.CustomerOf("faible"));
        await using var said = new StringWriter();
        Assert.Equal(0, await Commands.RunAsync(app.Services, ["privacy", "export", mine, folder, "demande du client"], said, CancellationToken.None));
        Assert.True(JsonElement.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "portal-data.json"))).GetProperty("tables").TryGetProperty("Sessions", out _));
        Assert.True(File.Exists(Path.Combine(folder, "portal-data.html")));
        Assert.Equal(0, await Commands.RunAsync(app.Services, ["privacy", "erase", mine, "demande du client"], said, CancellationToken.None));
        Assert.Contains("Diagnoses: 1", said.ToString(), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
        Assert.Equal(2, await app.WithDbAsync(db => db.AuditEntries.CountAsync(a => a.Actor.StartsWith("command:") && a.Reason == "demande du client")));
    }
}

public sealed class PersonalDataSqliteTests(Outside outside) : PersonalDataTests(outside, null);

public sealed class PersonalDataPostgresTests(Outside outside, PostgresServer postgres) : PersonalDataTests(outside, postgres);
