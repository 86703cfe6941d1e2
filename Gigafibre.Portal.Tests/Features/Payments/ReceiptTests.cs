using System.Net;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Payments;

/// <summary>The proof of a payment, and the account's statement: to read, to keep, to have sent.</summary>
public abstract class ReceiptTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly Scene Louise = SignInDriver.Scene("bonne");

    [Fact]
    public async Task A_receipt_is_kept_as_pdf_and_goes_by_mail_to_the_address_on_file()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var paid = await PayAsync(app, browser, Louise);
        var page = await browser.GetAsync($"/payments/{paid.Id}/receipt");
        var text = await PdfAsync(app, browser, page.Document.QuerySelectorAll("a").Single(a => a.TextContent.Contains("PDF", StringComparison.Ordinal)).GetAttribute("href")!);
        foreach (var part in new[] { "PAYÉ", "Louise Gagnon", "12, rue des Érables", "Saint-Gédéon (Québec)", "Visa se terminant par 4242", paid.Reference, "TPS", "Total payé" })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("pi_", text, StringComparison.Ordinal);

        var said = await browser.SubmitAsync(page, page.FormTo("?handler=Mail"));
        Assert.Contains("part à l’adresse courriel de votre dossier", said.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(said, said.FormTo("?handler=Mail"));
        await app.SettleAsync();
        var letter = Assert.Single(app.World.Post.To($"{Louise.Mailbox}@{app.World.Name}.exemple.test"));
        Assert.Equal($"Votre reçu Gigafibre {paid.Reference}", letter.Subject);
        Assert.Contains(paid.Reference, letter.Text, StringComparison.Ordinal);
        var file = Assert.Single(letter.Files);
        Assert.Equal(($"gigafibre-{paid.Reference}.pdf", "application/pdf"), (file.Name, file.ContentType));
        Assert.Contains("Louise Gagnon", Read(file.Content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_got_stuck_does_not_keep_the_next_from_going()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var paid = await PayAsync(app, browser, Louise);
        var page = await browser.GetAsync($"/payments/{paid.Id}/receipt");
        await browser.SubmitAsync(page, page.FormTo("?handler=Mail"));
        await app.SettleAsync();
        DateTimeOffset? before = app.Clock.GetUtcNow().AddHours(-1);
        await app.WithDbAsync(db => db.Messages.Where(m => m.Kind == "receipt").ExecuteUpdateAsync(s => s.SetProperty(m => m.Delivery, Delivery.Sending)
            .SetProperty(m => m.CreatedAt, before.Value).SetProperty(m => m.About, m => m.About + "0")));
        await browser.SubmitAsync(page, page.FormTo("?handler=Mail"));
        await app.SettleAsync();
        Assert.Equal(2, app.World.Post.To($"{Louise.Mailbox}@{app.World.Name}.exemple.test").Count);
    }

    [Fact]
    public async Task It_goes_to_nobody_else_and_says_when_it_cannot_go()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var marc = SignInDriver.Scene("faible");
        var paid = await PayAsync(app, browser, marc);
        var page = await browser.GetAsync($"/payments/{paid.Id}/receipt");
        Assert.Contains("n’a pas d’adresse courriel", (await browser.SubmitAsync(page, page.FormTo("?handler=Mail"))).Text, StringComparison.Ordinal);
        app.World.Faults["erpnext"] = Gigafibre.Portal.Sandbox.Fault.Down;
        Assert.Contains("ne peut pas partir en ce moment", (await browser.SubmitAsync(page, page.FormTo("?handler=Mail"))).Text, StringComparison.Ordinal);
        Assert.Contains(paid.Reference, await PdfAsync(app, browser, $"/payments/{paid.Id}/receipt?handler=Pdf"), StringComparison.Ordinal);
        app.World.Faults["erpnext"] = Gigafibre.Portal.Sandbox.Fault.None;

        using var other = app.NewBrowser();
        await app.SignInByContactAsync(other, Louise);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/payments/{paid.Id}/receipt")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/payments/{paid.Id}/receipt?handler=Pdf")).Status);
        var own = await other.GetAsync("/account");
        using var asked = new HttpRequestMessage(HttpMethod.Post, $"{app.Url}/payments/{paid.Id}/receipt?handler=Mail")
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", own.Token)]),
        };
        using var answer = await other.SendAsync(asked);
        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest);
        await app.SettleAsync();
        Assert.DoesNotContain(app.World.Post.All, l => l.Files.Count > 0);
    }

    [Fact]
    public async Task A_statement_is_kept_as_pdf_on_as_many_pages_as_it_needs()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Louise);
        for (var i = 0; i < 70; i++)
        {
            Gigafibre.Portal.Sandbox.ErpNext.Ledger.Advance(app.World.Erp, app.World.CustomerOf(Louise.Key), 1m);
        }

        var to = DateTime.UtcNow.AddDays(1);
        var page = await browser.GetAsync(FormattableString.Invariant($"/statement?from={to.AddDays(-90):yyyy-MM-dd}&to={to:yyyy-MM-dd}"));
        var href = page.Document.QuerySelectorAll("a").Single(a => a.TextContent.Contains("PDF", StringComparison.Ordinal)).GetAttribute("href")!;
        using var pdf = PdfDocument.Open(await BytesAsync(app, browser, href));
        Assert.True(pdf.NumberOfPages > 1);
        var text = string.Join('\n', pdf.GetPages().Select(p => string.Join(' ', p.GetWords().Select(w => w.Text))));
        Assert.Contains("Louise Gagnon", text, StringComparison.Ordinal);
        Assert.Contains("Solde à la fin", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync("/statement?handler=Pdf&from=2026-11-02&to=2026-11-01")).Status);
    }

    private static async Task<Gigafibre.Portal.Features.Payments.PaymentAttempt> PayAsync(PortalApp app, Browser browser, Scene scene)
    {
        if (app.World.Owed(app.World.CustomerOf(scene.Key)) == 0)
        {
            Bills.Issue(app.World, app.World.CustomerOf(scene.Key), DateTime.UtcNow.Date.AddDays(-5), DateTime.UtcNow.Date.AddDays(25), [("Internet", 60m)]);
        }

        await app.SignInByContactAsync(browser, scene);
        var session = await browser.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        return await app.AttemptAsync(session);
    }

    private static async Task<string> PdfAsync(PortalApp app, Browser browser, string path) => Read(await BytesAsync(app, browser, path));

    private static async Task<byte[]> BytesAsync(PortalApp app, Browser browser, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, app.Url + path);
        using var answer = await browser.SendAsync(request);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static string Read(byte[] file)
    {
        using var pdf = PdfDocument.Open(file);
        return string.Join('\n', pdf.GetPages().Select(p => string.Join(' ', p.GetWords().Select(w => w.Text))));
    }
}

public sealed class ReceiptSqliteTests(Outside outside) : ReceiptTests(outside, null);

public sealed class ReceiptPostgresTests(Outside outside, PostgresServer postgres) : ReceiptTests(outside, postgres);
