using System.Net;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Staff;

/// <summary>Lines as the staff see them: which are down now, who shares a port, and a technician's day.</summary>
public abstract class DeskLinesTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    [Fact]
    public async Task Lines_that_are_down_are_counted_and_stand_by_port()
    {
        await using var app = await StartAsync();
        await app.SweepAsync();
        using var simon = await app.DeskAsync("simon");
        Assert.Contains("Aucune ligne vérifiée", (await simon.GetAsync("/internal/lines/down")).Text, StringComparison.Ordinal);
        foreach (var scene in new[] { "coupee", "bonne", "suspendu" })
        {
            using var visitor = app.NewBrowser();
            await app.SignInAsync(visitor, SignInDriver.Scene(scene));
            await visitor.FinishedLineAsync();
        }

        var page = await simon.GetAsync("/internal/lines/down");
        var row = Assert.Single(page.Document.QuerySelectorAll("main .list li"));
        Assert.Contains(SignInDriver.Scene("coupee").Mac, row.TextContent, StringComparison.Ordinal);
        Assert.Contains("La lumière n’arrive plus", row.TextContent, StringComparison.Ordinal);
        Assert.Contains(World.FirstOlt, page.Document.QuerySelector("main .card h2")!.TextContent, StringComparison.Ordinal);
        var count = (await simon.GetAsync("/internal")).Document.QuerySelector(".counts a[href='/internal/lines/down']")!;
        Assert.Equal("1", count.QuerySelector("strong")!.TextContent);

        // Two hours later nobody knows any more.
        app.Clock.Advance(TimeSpan.FromHours(3));
        using var again = await app.DeskAsync("simon");
        Assert.Contains("Aucune ligne vérifiée", (await again.GetAsync("/internal/lines/down")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_modem_is_shown_with_its_address_and_the_others_of_its_port()
    {
        await using var app = await StartAsync();
        await app.SweepAsync();
        using (var visitor = app.NewBrowser())
        {
            await app.SignInAsync(visitor, SignInDriver.Scene("secteur"));
            await visitor.FinishedLineAsync();
        }

        using var simon = await app.DeskAsync("simon");
        var mac = SignInDriver.Scene("secteur").Mac.Replace(":", "", StringComparison.Ordinal);
        var page = await simon.GetAsync($"/internal/modems/{mac}");
        Assert.NotEmpty(page.Document.QuerySelector(".place")!.TextContent);
        var port = page.Document.QuerySelector("#neighbours")!;
        Assert.Contains(World.FirstOlt, port.TextContent, StringComparison.Ordinal);
        Assert.Matches("[1-9][0-9]* autres ONT", port.TextContent);
        Assert.DoesNotContain(SignInDriver.Scene("secteur").Mac, port.TextContent, StringComparison.Ordinal);

        // A neighbour whose serial is made of its address is known by that alone.
        var onts = await app.WithDbAsync(db => db.Onts.AsNoTracking().OrderBy(o => o.Index).ToListAsync());
        var mine = onts.Single(o => o.Serial?.EndsWith(mac[4..], StringComparison.Ordinal) is true);
        var ont = onts.First(o => o != mine && o.Olt == mine.Olt && o.Pon == mine.Pon && o.Serial is { Length: 12 });
        var theirs = "1C61" + ont.Serial![4..];
        await app.WithDbAsync(db =>
        {
            db.Modems.Add(new() { Mac = theirs, EquipmentName = "EQ-X", CustomerId = "Voisin", CheckedAt = app.Clock.GetUtcNow() });
            return db.SaveChangesAsync();
        });
        port = (await simon.GetAsync($"/internal/modems/{mac}")).Document.QuerySelector("#neighbours")!;
        Assert.Contains("Voisin", port.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_technicians_day_has_the_jobs_in_order_with_what_stands_there()
    {
        await using var app = await StartAsync();
        using var tania = await app.DeskAsync("tania");
        var page = await tania.GetAsync("/internal/today");
        Assert.Contains("12 chemin du Rang, Saint-Gédéon", page.Text, StringComparison.Ordinal);
        Assert.Contains("9 h 00", page.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("Aucun modem à cette adresse", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Document.QuerySelectorAll("main a"), a => a.GetAttribute("href")!.Contains(Uri.EscapeDataString("12 chemin du Rang"), StringComparison.Ordinal));

        // The modem is bound: it stands there, with the visit, one tap from being checked.
        var mac = FieldWork.NewModem.Replace(":", "", StringComparison.Ordinal);
        var look = await tania.GetAsync($"/q/{mac}?k={Sandbox.People.Stickers.Key("sandbox-sticker-key-not-a-secret", mac, 0)}");
        look = await tania.GetAsync(look.Document.QuerySelector("ul.list a")!.GetAttribute("href")!);
        await tania.SubmitAsync(look, look.Forms[0]);
        page = await tania.GetAsync("/internal/today");
        Assert.Contains(FieldWork.NewModem, page.Text, StringComparison.Ordinal);
        Assert.Contains("vérifié par", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Document.QuerySelectorAll("main a"), a => a.GetAttribute("href")!.StartsWith($"/internal/verify/{mac}?place=", StringComparison.Ordinal));

        app.World.Faults["erpnext"] = Fault.Down;
        var away = await tania.GetAsync("/internal/today");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.Status);
        Assert.Contains("ERPNext ne répond pas", away.Text, StringComparison.Ordinal);
    }
}

public sealed class DeskLinesSqliteTests(Outside outside) : DeskLinesTests(outside, null);

public sealed class DeskLinesPostgresTests(Outside outside, PostgresServer postgres) : DeskLinesTests(outside, postgres);
