using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Stickers;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Stickers;

public abstract class StickerTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private const string Known = "1C:61:B4:00:01:01";

    [Fact]
    public async Task Two_thousand_lines_are_read()
    {
        await using var app = await StartAsync();
        using var desk = await app.DeskAsync("tania");
        var page = await CheckAsync(desk, string.Join('\n', Enumerable.Range(0, 2000).Select(i => $"1C:61:B4:77:{i / 256:X2}:{i % 256:X2}, 2227500{i:000000}")));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("lignes laissées de côté", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_lines_are_named_and_the_good_ones_kept()
    {
        await using var app = await StartAsync();
        using var desk = await app.DeskAsync("tania");
        var serial = app.World.People.Single(p => p.Scene.Key == "faible").Serial;
        var page = await CheckAsync(desk, $"""
            mac,serial
            1c61.b400.0101
            {serial}
            1C-61-B4-00-01-01
            bonjour
            1C:61:B4:00:99:99
            02:61:B4:00:01:01
            01:00:5E:00:00:01
            1C:61:B4:00:01:17
            1C:61:B4:00:01:03, {serial}
            "1C:61:B4:00:01:04";"XX230v"
            """);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("3 bonnes lignes", page.Text, StringComparison.Ordinal);
        Assert.Contains("7 lignes laissées de côté", page.Text, StringComparison.Ordinal);
        foreach (var said in new[]
        {
            "Ligne 4 · Déjà à la ligne 2", "Ligne 5 · Ce n’est ni une adresse MAC", "Ligne 6 · ERPNext ne connaît pas", "Ligne 7 · Aucun fabricant n’a donné",
            "Ligne 8 · Ce n’est ni une adresse MAC",
            "Ligne 9 · ERPNext dit de ce modem : Blocked", "Ligne 10 · Le numéro de série et l’adresse MAC ne vont pas ensemble",
        })
        {
            Assert.Contains(said, page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Makers_that_we_do_not_deploy_are_refused()
    {
        await using var app = await StartAsync(new() { ["Stickers:Makers:0"] = "AABBCC" });
        using var desk = await app.DeskAsync("tania");
        Assert.Contains("1C61B4 n’est pas un fabricant de nos modems", (await CheckAsync(desk, Known)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_printed_opens_the_short_way_and_a_reprint_asks_why_and_keeps_the_key()
    {
        await using var app = await StartAsync();
        using var desk = await app.DeskAsync("tania");
        var first = await MakeAsync(desk, Known);
        var url = await UrlAsync(app, first);
        Assert.Equal(SignInDriver.Sticker(SignInDriver.Scene("bonne")), new Uri(url).PathAndQuery);
        using var visitor = app.NewBrowser();
        Assert.NotEmpty((await visitor.GetAsync(url)).Document.QuerySelectorAll("input[name=choice]"));

        var page = await CheckAsync(desk, Known);
        Assert.Contains("Pourquoi de nouveau?", page.Text, StringComparison.Ordinal);
        page = await desk.SubmitAsync(page, page.FormTo("?handler=Print"));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Dites pourquoi", page.Text, StringComparison.Ordinal);
        page = await desk.SubmitAsync(page, page.FormTo("?handler=Print"), ("reason", "imprimante bourrée"));
        Assert.Equal(url, await UrlAsync(app, page));
        var history = await desk.GetAsync("/internal/stickers/history?mac=1C61B4000101");
        Assert.Contains("réimprimée", history.Text, StringComparison.Ordinal);
        Assert.Contains("imprimante bourrée", history.Text, StringComparison.Ordinal);
        Assert.Contains("Tania Tech", history.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_sticker_asks_the_long_way_and_the_next_one_does_not()
    {
        await using var app = await StartAsync();
        using var desk = await app.DeskAsync("tania");
        var old = await UrlAsync(app, await MakeAsync(desk, Known));
        var history = await desk.GetAsync("/internal/stickers/history?mac=1C61B4000101");
        var refused = await desk.SubmitAsync(history, history.Forms[1]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        history = await desk.SubmitAsync(history, history.Forms[1], ("reason", "boîte volée"));
        Assert.Contains("révoquée", history.Text, StringComparison.Ordinal);

        using var visitor = app.NewBrowser();
        Assert.Empty((await visitor.GetAsync(old)).Document.QuerySelectorAll("input[name=choice]"));

        // The revoked one is not "again": nothing is asked.
        var now = await UrlAsync(app, await MakeAsync(desk, Known));
        Assert.NotEqual(old, now);
        Assert.NotEmpty((await visitor.GetAsync(now)).Document.QuerySelectorAll("input[name=choice]"));
    }

    [Fact]
    public async Task A_new_key_makes_new_stickers_and_the_old_ones_stay_good()
    {
        await using var app = await StartAsync(new() { ["Stickers:Keys:e"] = new string('e', 40), ["Stickers:PrintWith"] = "e" });
        using var desk = await app.DeskAsync("tania");
        var url = await UrlAsync(app, await MakeAsync(desk, Known));
        Assert.Contains("?k=e", url, StringComparison.Ordinal);
        using var visitor = app.NewBrowser();
        Assert.NotEmpty((await visitor.GetAsync(url)).Document.QuerySelectorAll("input[name=choice]"));
        Assert.NotEmpty((await visitor.GetAsync(SignInDriver.Sticker(SignInDriver.Scene("bonne")))).Document.QuerySelectorAll("input[name=choice]"));
    }

    [Fact]
    public async Task A_file_and_the_stock_of_erpnext_make_lists_too()
    {
        await using var app = await StartAsync();
        using var desk = await app.DeskAsync("tania");
        var stock = await desk.GetAsync("/internal/stickers?handler=Stock");
        Assert.Contains(FieldWork.NewModem, stock.Document.QuerySelector("#lines")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Known, stock.Document.QuerySelector("#lines")!.TextContent, StringComparison.Ordinal);
        await MakeAsync(desk, FieldWork.NewModem);
        Assert.DoesNotContain(FieldWork.NewModem, (await desk.GetAsync("/internal/stickers?handler=Stock")).Document.QuerySelector("#lines")!.TextContent,
            StringComparison.Ordinal);

        var page = await desk.GetAsync("/internal/stickers");
        using var form = new MultipartFormDataContent { { new StringContent(page.Token), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes("\ufeffSérie;MAC\r\nx;1C:61:B4:00:01:01\r\n")), "csv", "liste.csv" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/internal/stickers") { Content = form };
        using var response = await desk.SendAsync(request);
        Assert.Contains("1 bonne ligne", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.Down)]
    [InlineData(Fault.Rubbish)]
    [InlineData(Fault.Forbidden)]
    public async Task While_erpnext_is_away_nothing_is_printed_and_the_list_is_kept(Fault fault)
    {
        await using var app = await StartAsync();
        using var desk = await app.DeskAsync("tania");
        app.World.Faults["erpnext"] = fault;
        var page = await CheckAsync(desk, Known);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("ERPNext ne répond pas", page.Text, StringComparison.Ordinal);
        Assert.Equal(Known, page.Document.QuerySelector("#lines")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("   \n ,;\n", HttpStatusCode.BadRequest)]
    [InlineData("<script>alert(1)</script>", HttpStatusCode.OK)]
    public async Task Rubbish_gets_an_answer(string lines, HttpStatusCode status)
    {
        await using var app = await StartAsync();
        using var desk = await app.DeskAsync("tania");
        var page = await CheckAsync(desk, lines);
        Assert.Equal(status, page.Status);
        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_three_ways_to_print_hand_out_the_same_stickers_and_are_on_record()
    {
        await using var app = await StartAsync();
        using var desk = await app.DeskAsync("tania");
        var batch = await MakeAsync(desk, Known + "\n1C:61:B4:00:01:02");
        var path = batch.Address.AbsolutePath;
        using var pdf = await desk.SendAsync(new HttpRequestMessage(HttpMethod.Get, path + "?handler=Pdf&template=l7160&start=20"));
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        using var zpl = await desk.SendAsync(new HttpRequestMessage(HttpMethod.Get, path + "?handler=Zpl&template=50x25&dpi=203"));
        Assert.Equal(2, (await zpl.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("^XZ\n").Length - 1);
        var sheet = await desk.GetAsync(path + "/sheet?template=avery5160&start=30");
        Assert.Equal((2, 2), (sheet.Document.QuerySelectorAll(".page").Length, sheet.Document.QuerySelectorAll("svg").Length));
        if (Scanner.IsInstalled)
        {
            using var scanner = new Scanner();
            var urls = await UrlsAsync(app, batch);
            Assert.Equal(urls.Order(), Scanner.Read(scanner.Rasterise(await pdf.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))).Order());
        }

        Assert.Equal(3, await app.WithDbAsync(db => db.AuditEntries.CountAsync(a => a.Action == "sticker.download" && a.ActorName == "Tania Tech")));
        foreach (var wrong in new[] { "?template=nothing", "?template=l7160&start=22", "?start=0", "?template=custom&width=5", "?template=custom&columns=9999",
            "?template=custom&width=abc" })
        {
            Assert.Equal((wrong, HttpStatusCode.BadRequest), (wrong, (await desk.GetAsync(path + wrong)).Status));
            Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync(path + wrong + "&handler=Pdf")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync(path + "/sheet" + wrong + "&handler=Css")).Status);
        }
    }

    [Fact]
    public async Task A_photograph_of_a_label_is_read_by_the_hub()
    {
        Assert.SkipUnless(Scanner.IsInstalled, "zbar-tools is not installed here.");
        await using var app = await StartAsync();
        using var desk = await app.DeskAsync("tania");
        Assert.Equal((HttpStatusCode.OK, """{"lines":["1C:61:B4:00:01:01"]}"""), await SendPhotoAsync(desk, Photo("MAC: 1C61B4000101")));
        Assert.Equal((HttpStatusCode.OK, """{"lines":["1C:61:B4:00:01:01, 2227500B40001"]}"""),
            await SendPhotoAsync(desk, [.. "no picture MAC: 1C:61:B4:00:01:01 S/N: 2227500B40001"u8]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendPhotoAsync(desk, Photo("https://example.org/"))).Status);

        // As large as a telephone’s, made smaller by the page.
        Assert.Equal(HttpStatusCode.OK, (await SendPhotoAsync(desk, [.. Photo("MAC: 1C61B4000101"), .. new byte[512 * 1024]])).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendPhotoAsync(desk, [])).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendPhotoAsync(desk, [1, 2, 3], "text/html")).Status);
        foreach (var fault in new[] { Fault.Down, Fault.Error, Fault.Rubbish, Fault.TooMany })
        {
            app.World.Faults["hub"] = fault;
            Assert.Equal((fault, HttpStatusCode.ServiceUnavailable), (fault, (await SendPhotoAsync(desk, Photo("MAC: 1C61B4000101"))).Status));
        }
    }

    [Fact]
    public async Task An_article_number_is_no_mac_and_a_wrong_key_of_ours_does_not_cost_the_photograph()
    {
        Assert.SkipUnless(Scanner.IsInstalled, "zbar-tools is not installed here.");
        await using var app = await StartAsync();
        using var desk = await app.DeskAsync("tania");
        Assert.Equal((HttpStatusCode.OK, """{"lines":["840030701610"]}"""), await SendPhotoAsync(desk, Photo("840030701610")));
        app.World.Faults["hub"] = Fault.Forbidden;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendPhotoAsync(desk, Photo("MAC: 1C61B4000101"))).Status);
    }

    [Fact]
    public async Task A_batch_is_printed_again_for_a_day_and_without_what_was_revoked()
    {
        await using var app = await StartAsync();
        using var desk = await app.DeskAsync("tania");
        var batch = await MakeAsync(desk, Known + "\n1C:61:B4:00:01:02");
        var history = await desk.GetAsync("/internal/stickers/history?mac=1C61B4000101");
        await desk.SubmitAsync(history, history.Forms[1], ("reason", "boîte volée"));
        Assert.Contains("1C61B4000102", Assert.Single(await UrlsAsync(app, batch)), StringComparison.Ordinal);
        Assert.Contains("révoquées depuis : 1", (await desk.GetAsync(batch.Address.AbsolutePath)).Text, StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromHours(25));
        using var later = await app.DeskAsync("tania");
        Assert.Contains("plus d’un jour", (await later.GetAsync(batch.Address.AbsolutePath)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await later.GetAsync(batch.Address.AbsolutePath + "?handler=Pdf")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await later.GetAsync(batch.Address.AbsolutePath + "/sheet")).Status);
    }

    [Fact]
    public async Task Two_technicians_who_print_the_same_modem_at_once_print_the_same_sticker()
    {
        await using var app = await StartAsync();
        using var one = await app.DeskAsync("tania");
        using var two = await app.DeskAsync("ada");
        var pages = await Task.WhenAll(CheckAsync(one, Known), CheckAsync(two, Known));
        var made = await Task.WhenAll(one.SubmitAsync(pages[0], pages[0].FormTo("?handler=Print")), two.SubmitAsync(pages[1], pages[1].FormTo("?handler=Print")));
        Assert.Single(made, m => m.Status == HttpStatusCode.OK);
        Assert.Single(made, m => m.Text.Contains("Dites pourquoi", StringComparison.Ordinal));
    }

    public static byte[] Photo(string text)
    {
        using var data = QRCoder.QRCodeGenerator.GenerateQrCode(text, QRCoder.QRCodeGenerator.ECCLevel.M);
        using var png = new QRCoder.PngByteQRCode(data);
        return png.GetGraphic(6);
    }

    private static async Task<(HttpStatusCode Status, string Body)> SendPhotoAsync(Browser desk, byte[] photo, string type = "image/png")
    {
        var page = await desk.GetAsync("/internal/stickers");
        using var file = new ByteArrayContent(photo);
        file.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var form = new MultipartFormDataContent { { new StringContent(page.Token), "__RequestVerificationToken" }, { file, "photo", "label.png" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/internal/stickers?handler=Photo") { Content = form };
        using var response = await desk.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task<Page> CheckAsync(Browser desk, string lines)
    {
        var page = await desk.GetAsync("/internal/stickers");
        return await desk.SubmitAsync(page, page.Document.Forms.OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.Enctype == "multipart/form-data"), ("lines", lines));
    }

    private static async Task<Page> MakeAsync(Browser desk, string lines)
    {
        var page = await CheckAsync(desk, lines);
        return await desk.SubmitAsync(page, page.FormTo("?handler=Print"));
    }

    private static async Task<string> UrlAsync(PortalApp app, Page batch) => Assert.Single(await UrlsAsync(app, batch));

    private static async Task<IReadOnlyList<string>> UrlsAsync(PortalApp app, Page batch)
    {
        Assert.Equal(HttpStatusCode.OK, batch.Status);
        var id = Guid.Parse(batch.Address.Segments[^1]);
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(app.Services);
        var stickers = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<StickerService>(scope.ServiceProvider);
        return [.. (await stickers.LabelsAsync((await stickers.FindBatchAsync(id, CancellationToken.None))!, new() { PublicUrl = new Uri(app.Url), Pepper = "" },
            CancellationToken.None)).Select(l => l.Url)];
    }
}

public sealed class StickerSqliteTests(Outside outside) : StickerTests(outside, null);

public sealed class StickerPostgresTests(Outside outside, PostgresServer postgres) : StickerTests(outside, postgres);
