using System.Net;
using Gigafibre.Portal.Features.Installations;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.GenieAcs;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Stickers;

/// <summary>A visit ends with a certificate: measured, photographed, in ERPNext with the job, once.</summary>
public abstract class InstallationTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly string NewModem = FieldWork.NewModem.Replace(":", "", StringComparison.Ordinal);

    [Fact]
    public async Task A_green_modem_is_certified_once_and_the_job_is_done_in_ERPNext()
    {
        await using var app = await StartAsync();
        using var tania = await app.DeskAsync("tania");
        var bound = await BindAsync(app, tania);
        var certify = await tania.GetAsync(bound.Document.QuerySelector("main a[href*='/internal/installations/']")!.GetAttribute("href")!);
        Assert.Equal("Certifier l’installation", certify.Title);
        var form = certify.Forms.First(f => f.GetAttribute("enctype") is not null);
        var fields = new[] { ("metName", "Mme Nadeau"), ("down", "512"), ("up", "98,5") };

        // Without its photograph, or with something else in its place, nothing is written.
        foreach (var (bytes, said) in new[] { (null, "Il manque la photo"), ("<script>"u8.ToArray(), "ne se lit pas"), ("%PDF-1.7"u8.ToArray(), "ne se lit pas") })
        {
            var wrong = await SendAsync(tania, certify, bytes, fields);
            Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
            Assert.Contains(said, wrong.Text, StringComparison.Ordinal);
            Assert.Contains("Mme Nadeau", wrong.Html, StringComparison.Ordinal);
        }

        Assert.Contains("Écrivez le nom", (await SendAsync(tania, certify, Photo(), ("metName", " "))).Text, StringComparison.Ordinal);
        Assert.Contains("les deux vitesses", (await SendAsync(tania, certify, Photo(), ("metName", "X Y"), ("down", "vite"))).Text, StringComparison.Ordinal);
        Assert.Equal(0, await app.WithDbAsync(db => db.Installations.CountAsync()));

        var made = await SendAsync(tania, certify, Photo(), fields);
        Assert.Equal("C’est certifié.", made.Title);
        await SendAsync(tania, certify, Photo(), fields);
        await app.DrainAsync();
        var one = await app.WithDbAsync(db => db.Installations.SingleAsync());
        Assert.Equal((512d, 98.5, true, "Mme Nadeau"), (one.Down, one.Up, one.IsTyped, one.MetName));
        Assert.NotNull(one.RxDbm);
        var job = app.World.Erp.All("Dispatch Job").Single();
        Assert.Equal((job["name"]!.ToString(), "Completed"), (one.Job, job["status"]!.ToString()));
        var files = app.World.Erp.All("File").Where(f => f["attached_to_name"]?.ToString() == one.Job).ToList();
        Assert.Equal([one.Number + ".jpg", one.Number + ".pdf"], files.Select(f => f["file_name"]!.ToString()).Order());
        Assert.All(files, f => Assert.Equal("1", f["is_private"]!.ToString()));
        var done = await tania.GetAsync(made.Address.PathAndQuery);
        Assert.Contains("le travail est terminé", done.Text, StringComparison.Ordinal);
        Assert.Contains("98,5", done.Text, StringComparison.Ordinal);
        Assert.Contains("Aucun autre travail", done.Text, StringComparison.Ordinal);
        // Certified stays certified while ERPNext is away; made anew, it stays with its job, which is done by now.
        app.World.Faults["erpnext"] = Fault.Down;
        Assert.Equal("C’est certifié.", (await tania.GetAsync(made.Address.PathAndQuery)).Title);
        app.World.Faults["erpnext"] = Fault.None;
        var again = await tania.GetAsync(made.Address.PathAndQuery + "&again=true");
        await SendAsync(tania, again, Photo(), ("isAlone", "true"));
        Assert.Equal([one.Job, one.Job], await app.WithDbAsync(db => db.Installations.Select(i => i.Job).ToListAsync()));
        using var ask = new HttpRequestMessage(HttpMethod.Get, $"/internal/certificates/{one.Id}");
        using var pdf = await tania.SendAsync(ask);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);

        // Some months later the picture of a home and the name of whoever was in it are gone, and the certificate can still be read.
        await app.WithDbAsync(db => db.Installations.ExecuteUpdateAsync(s => s.SetProperty(i => i.Photo, (byte[]?)null).SetProperty(i => i.MetName, (string?)null)));
        using var later = new HttpRequestMessage(HttpMethod.Get, $"/internal/certificates/{one.Id}");
        using var bare = await tania.SendAsync(later);
        Assert.Equal("application/pdf", bare.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Nothing_is_certified_while_the_light_is_weak_or_the_modem_is_elsewhere()
    {
        await using var app = await StartAsync();
        using var tania = await app.DeskAsync("tania");
        var place = Place(app.World);
        var unbound = await tania.GetAsync($"/internal/installations/{NewModem}?place={place}");
        Assert.Equal("/internal/verify/" + NewModem, unbound.Address.AbsolutePath);
        Assert.Contains("Pas encore", unbound.Text, StringComparison.Ordinal);
        var bound = await BindAsync(app, tania);
        var certify = await tania.GetAsync(bound.Document.QuerySelector("main a[href*='/internal/installations/']")!.GetAttribute("href")!);
        Device(app.World).Document.Set("Device.Optical.Interface.1.X_TP_GPON_Config.RXPower", 10, DateTimeOffset.UtcNow);
        var weak = await SendAsync(tania, certify, Photo(), ("metName", "Mme Nadeau"));
        Assert.Equal("/internal/verify/" + NewModem, weak.Address.AbsolutePath);
        Assert.Contains("il en faut plus que", weak.Text, StringComparison.Ordinal);
        Assert.Equal(0, await app.WithDbAsync(db => db.Installations.CountAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await tania.GetAsync($"/internal/installations/{NewModem}")).Status);
    }

    [Theory]
    [InlineData(Fault.ErrorAfterCommit)]
    [InlineData(Fault.CutAfterCommit)]
    public async Task What_ERPNext_did_not_answer_is_done_again_and_ends_once(Fault fault)
    {
        await using var app = await StartAsync();
        using var tania = await app.DeskAsync("tania");
        var bound = await BindAsync(app, tania);
        var certify = await tania.GetAsync(bound.Document.QuerySelector("main a[href*='/internal/installations/']")!.GetAttribute("href")!);
        app.World.Faults.Once("erpnext", "PUT", fault);
        await SendAsync(tania, certify, Photo(), ("isAlone", "true"));
        await app.DrainAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await app.DrainAsync();
        var one = await app.WithDbAsync(db => db.Installations.SingleAsync());
        Assert.NotNull(one.FiledAt);
        Assert.Null(one.MetName);
        Assert.Equal("Completed", app.World.Erp.All("Dispatch Job").Single()["status"]!.ToString());
        Assert.Equal(2, app.World.Erp.All("File").Count(f => f["attached_to_name"]?.ToString() == one.Job));
    }

    [Fact]
    public async Task The_modem_measures_the_speed_and_the_certificate_says_so()
    {
        await using var app = await StartAsync();
        using var tania = await app.DeskAsync("tania");
        await BindAsync(app, tania);
        var now = app.Clock.GetUtcNow();
        await app.WithDbAsync(async db =>
        {
            db.LineChanges.Add(new LineChange
            {
                Id = Guid.CreateVersion7(now),
                Mac = NewModem,
                CustomerId = "x",
                Kind = LineChangeKind.SpeedTest,
                State = LineChangeState.Proven,
                Via = "genieacs",
                Endpoint = "x",
                Actor = "tania",
                AskedAt = now,
                EndedAt = now,
                Down = 487.5,
                Up = 101,
            });
            return await db.SaveChangesAsync();
        });
        var certify = await tania.GetAsync($"/internal/installations/{NewModem}?place={Place(app.World)}");
        Assert.Contains("487,5 Mb/s vers le modem", certify.Text, StringComparison.Ordinal);
        await SendAsync(tania, certify, Photo(), ("metName", "Mme Nadeau"));
        var one = await app.WithDbAsync(db => db.Installations.SingleAsync());
        Assert.Equal((487.5, 101d, false), (one.Down, one.Up, one.IsTyped));
    }

    private static async Task<Page> BindAsync(PortalApp app, Browser tania)
    {
        var page = await tania.GetAsync($"/internal/verify/{NewModem}?place={Place(app.World)}");
        return await tania.SubmitAsync(page, page.Forms[0]);
    }

    private static async Task<Page> SendAsync(Browser browser, Page page, byte[]? photo, params (string Name, string Value)[] fields)
    {
        var form = page.Forms.First(f => f.GetAttribute("enctype") is not null);
        using var sent = await browser.SendFilesAsync(page, form, "photo", fields, photo is null ? [] : [("photo.jpg", "image/jpeg", photo)]);
        return await browser.FollowAsync(sent);
    }

    private static byte[] Photo()
    {
        using var bitmap = new SkiaSharp.SKBitmap(64, 48);
        using var image = SkiaSharp.SKImage.FromBitmap(bitmap);
        using var data = image.Encode(SkiaSharp.SKEncodedImageFormat.Jpeg, 80);
        return data.ToArray();
    }

    private static string Place(World world) => world.Erp.All("Dispatch Job").Single()["service_location"]!.ToString();

    private static Device Device(World world)
    {
        var serial = world.Erp.All("Service Equipment").Single(e => e["mac_address"]!.ToString() == FieldWork.NewModem)["serial_no"]!.ToString();
        return world.Acs.Devices.Values.Single(d => d.Id.EndsWith(serial, StringComparison.Ordinal));
    }
}

public sealed class InstallationSqliteTests(Outside outside) : InstallationTests(outside, null);

public sealed class InstallationPostgresTests(Outside outside, PostgresServer postgres) : InstallationTests(outside, postgres);
