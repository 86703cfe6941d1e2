using System.Net;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.GenieAcs;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Stickers;

public abstract class FieldTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly string NewModem = FieldWork.NewModem.Replace(":", "", StringComparison.Ordinal);

    private static string Scan(string mac, int generation = 0) => $"/q/{mac}?k={Sandbox.People.Stickers.Key("sandbox-sticker-key-not-a-secret", mac, generation)}";

    [Fact]
    public async Task A_technician_scans_chooses_the_job_and_binds_once()
    {
        await using var app = await StartAsync();
        using var tania = await app.DeskAsync("tania");
        var page = await tania.GetAsync(Scan(NewModem));
        Assert.Equal("/internal/verify/" + NewModem, page.Address.AbsolutePath);
        Assert.Equal("Choisissez l’adresse.", page.Title);
        Assert.Contains("en stock, à personne", page.Text, StringComparison.Ordinal);

        page = await tania.GetAsync(page.Document.QuerySelector("ul.list a")!.GetAttribute("href")!);
        Assert.Equal("Tout concorde.", page.Title);
        Assert.Contains("12 chemin du Rang", page.Text, StringComparison.Ordinal);
        var bind = page.Forms[0];
        var done = await tania.SubmitAsync(page, bind);
        Assert.Equal("Le modem est lié à cette adresse.", done.Title);
        var modem = Modem(app.World);
        Assert.Equal("Active", modem["status"]!.ToString());
        Assert.Equal("Famille Nadeau", app.World.Erp.Find("Customer", modem["customer"]!.ToString())!["customer_name"]!.ToString());

        // The button pressed twice, on a page from before.
        Assert.Equal("Le modem est lié à cette adresse.", (await tania.SubmitAsync(page, bind)).Title);
        Assert.Equal(modem["modified"]!.ToString(), Modem(app.World)["modified"]!.ToString());
        Assert.Equal(1, await app.WithDbAsync(db => db.AuditEntries.CountAsync(
            a => a.Action == "sticker.bind" && a.Actor == "tania" && a.CustomerId == modem["customer"]!.ToString())));
        Assert.True(await app.WithDbAsync(db => db.AuditEntries.AnyAsync(a => a.Action == "sticker.verify" && a.After == "green")));
    }

    public static TheoryData<string, Action<World>, string, string> Mismatches => new()
    {
        { "another's", w => w.Erp.Update("Service Equipment", Name(w), new() { ["customer"] = w.CustomerOf("bonne") }), "au nom d’un autre client", "Ne le laissez pas ici" },
        { "lost", w => w.Erp.Update("Service Equipment", Name(w), new() { ["status"] = "Lost" }), "ERPNext dit de ce modem : Lost", "Ne le laissez pas ici" },
        { "unknown", w => w.Erp.Delete("Service Equipment", Name(w)), "ERPNext ne connaît pas ce modem", "Prenez-en un autre" },
        { "never seen", w => w.Acs.Devices.Clear(), "ne s’est jamais annoncé", "Branchez la fibre" },
        { "ACS away", w => w.Faults["genieacs"] = Fault.Down, "GenieACS ne répond pas", "Réessayez dans une minute" },
    };

    [Theory]
    [MemberData(nameof(Mismatches))]
    public async Task What_does_not_match_is_said_with_what_to_do_and_is_not_bound(string what, Action<World> change, string said, string todo)
    {
        await using var app = await StartAsync();
        using var tania = await app.DeskAsync("tania");
        var place = app.World.Erp.All("Dispatch Job").Single()["service_location"]!.ToString();
        var good = await tania.GetAsync($"/internal/verify/{NewModem}?k={Sandbox.People.Stickers.Key("sandbox-sticker-key-not-a-secret", NewModem)}&place={place}");
        Assert.Equal("Tout concorde.", good.Title);
        change(app.World);
        var page = await tania.GetAsync(good.Address.PathAndQuery);
        Assert.Equal((what, "Quelque chose ne concorde pas."), (what, page.Title));
        Assert.Contains(said, page.Text, StringComparison.Ordinal);
        Assert.Contains(todo, page.Text, StringComparison.Ordinal);

        // Pressed on the page from before.
        Assert.Equal(HttpStatusCode.Conflict, (await tania.SubmitAsync(good, good.Forms[0])).Status);
        Assert.DoesNotContain(app.World.Erp.All("Service Equipment"), e => e["service_location"]?.ToString() == place);
    }

    [Fact]
    public async Task Light_is_said_at_both_ends_and_a_weak_one_binds_but_is_not_green()
    {
        await using var app = await StartAsync();
        await app.SweepAsync();
        using var tania = await app.DeskAsync("tania");
        var place = app.World.Erp.All("Dispatch Job").Single()["service_location"]!.ToString();
        var at = $"/internal/verify/{NewModem}?place={place}";
        var good = await tania.GetAsync(at);
        Assert.Contains("Lumière au modem", good.Text, StringComparison.Ordinal);
        Assert.Empty(good.Document.QuerySelector("[data-live]")?.GetAttribute("data-live") ?? "");

        var modem = app.World.Acs.Devices.Values.Single(d => d.Id.EndsWith(Modem(app.World)["serial_no"]!.ToString(), StringComparison.Ordinal));
        modem.Document.Set("Device.Optical.Interface.1.X_TP_GPON_Config.RXPower", 10, DateTimeOffset.UtcNow);
        var weak = await tania.GetAsync(at);
        Assert.Equal("Tout concorde, mais la lumière est faible.", weak.Title);
        Assert.Contains("il en faut plus que −27,0", weak.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal(1, await app.WithDbAsync(db => db.AuditEntries.CountAsync(a => a.Action == "sticker.verify" && a.After == "lumière faible")));

        // The page looks again by itself, without a line on record each time; mended, it says so.
        var live = weak.Document.QuerySelector("[data-live]")!.GetAttribute("data-live")!;
        Assert.Contains("faible", (await tania.GetAsync(live)).Html, StringComparison.Ordinal);
        modem.Document.Set("Device.Optical.Interface.1.X_TP_GPON_Config.RXPower", 178, DateTimeOffset.UtcNow);
        Assert.Contains("Tout concorde.", (await tania.GetAsync(live)).Html, StringComparison.Ordinal);
        Assert.Equal(2, await app.WithDbAsync(db => db.AuditEntries.CountAsync(a => a.Action == "sticker.verify")));

        modem.Document.Set("Device.Optical.Interface.1.X_TP_GPON_Config.RXPower", 10, DateTimeOffset.UtcNow);
        Assert.Equal("Tout concorde, mais la lumière est faible.", (await tania.SubmitAsync(weak, weak.Forms[0])).Title);
        Assert.Equal(place, Modem(app.World)["service_location"]!.ToString());
    }

    [Fact]
    public async Task Foreign_revoked_and_old_stickers_are_told_apart()
    {
        await using var app = await StartAsync();
        using var tania = await app.DeskAsync("tania");
        Assert.Contains("Ancienne étiquette", (await tania.GetAsync("/q/" + NewModem)).Text, StringComparison.Ordinal);
        Assert.Contains("n’est pas de nous", (await tania.GetAsync($"/q/{NewModem}?k=d00{new string('0', 16)}")).Text, StringComparison.Ordinal);
        var history = await tania.GetAsync("/internal/stickers/history?mac=" + NewModem);
        await tania.SubmitAsync(history, history.Forms[1], ("reason", "perdue"));
        Assert.Contains("a été révoquée", (await tania.GetAsync(Scan(NewModem))).Text, StringComparison.Ordinal);
        Assert.Contains("L’étiquette est la nôtre", (await tania.GetAsync(Scan(NewModem, generation: 1))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.CutAfterCommit, "Le modem est lié à cette adresse.", 200)]
    [InlineData(Fault.ErrorAfterCommit, "Le modem est lié à cette adresse.", 200)]
    public async Task A_lost_answer_is_looked_up(Fault fault, string title, int status)
    {
        await using var app = await StartAsync();
        using var tania = await app.DeskAsync("tania");
        var place = app.World.Erp.All("Dispatch Job").Single()["service_location"]!.ToString();
        var page = await tania.GetAsync($"/internal/verify/{NewModem}?place={place}");
        app.World.Faults.Once("erpnext", "PUT", fault);
        var done = await tania.SubmitAsync(page, page.Forms[0]);
        Assert.Equal((title, status), (done.Title, (int)done.Status));
        Assert.Equal(place, Modem(app.World)["service_location"]!.ToString());
    }

    [Fact]
    public async Task An_address_is_found_by_name_or_street_and_a_customer_who_scans_is_no_technician()
    {
        await using var app = await StartAsync();
        using var tania = await app.DeskAsync("tania");
        Assert.Contains("Louise Gagnon", (await tania.GetAsync($"/internal/verify/{NewModem}?q=gagnon")).Text, StringComparison.Ordinal);
        Assert.Contains("Famille Nadeau", (await tania.GetAsync($"/internal/verify/{NewModem}?q=chemin du")).Text, StringComparison.Ordinal);
        Assert.Contains("Aucune adresse", (await tania.GetAsync($"/internal/verify/{NewModem}?q=%25%25%25%25")).Text, StringComparison.Ordinal);
        using var bea = await app.DeskAsync("bea");
        Assert.Equal("/q/" + NewModem, (await bea.GetAsync(Scan(NewModem))).Address.AbsolutePath);
    }

    [Fact]
    public async Task Without_jobs_in_erpnext_the_check_and_the_search_still_work()
    {
        await using var app = await StartAsync(new() { [PortalApp.AsksErpNext] = "", ["ErpNext:Job:Doctype"] = "Tournée" });
        Assert.Contains(app.Log.Lines, l => l.Contains("ERPNext has no Tournée", StringComparison.Ordinal));
        using var tania = await app.DeskAsync("tania");
        var page = await tania.GetAsync(Scan(NewModem));
        Assert.Equal((HttpStatusCode.OK, "Choisissez l’adresse."), (page.Status, page.Title));
        Assert.Contains("Famille Nadeau", (await tania.GetAsync($"/internal/verify/{NewModem}?q=nadeau")).Text, StringComparison.Ordinal);
        Assert.True(await app.WithDbAsync(db => db.AuditEntries.AnyAsync(a => a.Action == "search.places" && a.Subject.StartsWith("typed:"))));
    }

    [Fact]
    public async Task Whoever_had_the_modem_before_is_signed_out_when_it_is_bound()
    {
        await using var app = await StartAsync();
        using var visitor = app.NewBrowser();
        await app.SignInAsync(visitor, SignInDriver.Scene("demenage"));
        var mac = SignInDriver.Scene("demenage").Mac.Replace(":", "", StringComparison.Ordinal);
        var equipment = app.World.Erp.All("Service Equipment").Single(e => e["mac_address"]!.ToString() == SignInDriver.Scene("demenage").Mac);
        app.World.Erp.Update("Service Equipment", equipment["name"]!.ToString(), new() { ["customer"] = null, ["service_location"] = null, ["status"] = "In Stock" });
        using var tania = await app.DeskAsync("tania");
        var place = app.World.Erp.All("Dispatch Job").Single()["service_location"]!.ToString();
        var page = await tania.GetAsync($"/internal/verify/{mac}?place={place}");
        await tania.SubmitAsync(page, page.Forms[0]);
        Assert.True(await app.WithDbAsync(db => db.Sessions.AllAsync(s => s.RevokedAt != null)));
    }

    private static string Name(World world) => Modem(world)["name"]!.ToString();

    private static System.Text.Json.Nodes.JsonObject Modem(World world) => world.Erp.All("Service Equipment").Single(e => e["mac_address"]!.ToString() == FieldWork.NewModem);
}

public sealed class FieldSqliteTests(Outside outside) : FieldTests(outside, null);

public sealed class FieldPostgresTests(Outside outside, PostgresServer postgres) : FieldTests(outside, postgres);
