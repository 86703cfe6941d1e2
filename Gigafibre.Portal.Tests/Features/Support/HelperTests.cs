using System.Net;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Support;

/// <summary>Somebody is let in to see a line, for two hours, and sees nothing else.</summary>
public abstract class HelperTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    [Fact]
    public async Task A_helper_sees_what_is_wrong_with_the_line_and_nothing_of_whose_it_is_until_it_is_over()
    {
        await using var app = await StartAsync();
        using var owner = app.NewBrowser();
        var scene = SignInDriver.Scene("faible");
        await app.SignInAsync(owner, scene);
        var line = await owner.FinishedLineAsync();
        var link = await MakeAsync(owner);
        using var helper = app.NewBrowser();

        // A message app that previews the link sees nothing, asks nothing, and is no look.
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        var asked = await app.WithDbAsync(db => db.Diagnoses.CountAsync());
        var closed = await helper.GetAsync(link);
        Assert.Equal((HttpStatusCode.OK, "La connexion de quelqu’un"), (closed.Status, closed.Title));
        Assert.DoesNotContain(line.Title, closed.Text, StringComparison.Ordinal);
        Assert.Contains("pas encore ouvert", (await owner.GetAsync("/line/helper")).Text, StringComparison.Ordinal);
        Assert.Equal(asked, await app.WithDbAsync(db => db.Diagnoses.CountAsync()));
        await owner.FinishedLineAsync();
        var seen = await helper.SubmitAsync(closed);
        Assert.Equal((HttpStatusCode.OK, line.Title), (seen.Status, seen.Title));
        var customer = app.World.CustomerOf("faible");
        var address = app.World.Erp.All("Service Location").First(l => l["customer"]!.ToString() == customer)["address_line"]!.ToString();
        foreach (var secret in new[] { scene.Name, customer, scene.Mac, address, "SSID", "Wi-Fi", "192.168", "$" })
        {
            Assert.DoesNotContain(secret, seen.Document.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        }

        // It opens no other door, and it is on record.
        Assert.DoesNotContain(scene.Name, (await helper.GetAsync("/home")).Html, StringComparison.Ordinal);
        var mine = await owner.GetAsync("/line/helper");
        Assert.Contains("ouvert 1 fois", mine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(link.Split('/')[^1], mine.Html, StringComparison.Ordinal);
        await owner.SubmitAsync(mine, mine.FormTo("/line/helper?handler=Revoke"));
        Assert.Equal(HttpStatusCode.NotFound, (await helper.GetAsync(link)).Status);

        // Whoever signs out everywhere lets nobody in any more.
        var ended = await MakeAsync(owner);
        var access = await owner.GetAsync("/account/access");
        await owner.SubmitAsync(access, access.FormTo("?handler=Everywhere"));
        Assert.Equal(HttpStatusCode.NotFound, (await helper.GetAsync(ended)).Status);
        await app.SignInAsync(owner, scene);
        var second = await MakeAsync(owner);
        app.Clock.Advance(TimeSpan.FromMinutes(119));
        Assert.Equal(HttpStatusCode.OK, (await helper.GetAsync(second)).Status);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var over = await helper.GetAsync(second);
        Assert.Equal((HttpStatusCode.NotFound, "Ce lien n’est plus valide"), (over.Status, over.Title));
        Assert.Equal(HttpStatusCode.NotFound, (await helper.GetAsync("/h/" + new string('a', 64))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await helper.GetAsync("/h/x")).Status);
    }

    [Fact]
    public async Task What_is_between_the_customer_and_us_stays_there_and_a_modem_that_changed_hands_shows_nothing()
    {
        await using var app = await StartAsync();
        using var owner = app.NewBrowser();
        await app.SignInAsync(owner, SignInDriver.Scene("suspendu"));
        await owner.FinishedLineAsync();
        var link = await MakeAsync(owner);
        using var helper = app.NewBrowser();
        var seen = await helper.GetAsync(link + "?look=true");
        Assert.DoesNotContain("suspend", seen.Document.QuerySelector("main")!.InnerHtml, StringComparison.OrdinalIgnoreCase);
        var modem = app.World.Erp.All("Service Equipment").First(m => m["customer"]?.ToString() == app.World.CustomerOf("suspendu"));
        app.World.Erp.Update("Service Equipment", modem["name"]!.ToString(), new() { ["customer"] = app.World.CustomerOf("bonne") });
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await app.SweepAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await helper.GetAsync(link)).Status);
    }

    [Fact]
    public async Task Nobody_ends_the_link_of_another_and_the_fourth_ends_the_first()
    {
        await using var app = await StartAsync();
        using var owner = app.NewBrowser();
        await app.SignInAsync(owner, SignInDriver.Scene("faible"));
        var links = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            links.Add(await MakeAsync(owner));
        }

        using var other = app.NewBrowser();
        await app.SignInAsync(other, SignInDriver.Scene("bonne"));
        var id = await app.WithDbAsync(db => db.HelperLinks.Where(l => l.RevokedAt == null).Select(l => l.Id).FirstAsync());
        var form = await other.GetAsync("/line/helper");
        using (var tried = await other.PostFormAsync("/line/helper?handler=Revoke", ("__RequestVerificationToken", form.Token), ("id", id.ToString())))
        {
            Assert.Equal(HttpStatusCode.Redirect, tried.StatusCode);
        }

        using var helper = app.NewBrowser();
        var seen = await Task.WhenAll(links.Select(async l => (await helper.GetAsync(l)).Status));
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], seen);
    }

    private static async Task<string> MakeAsync(Browser owner)
    {
        var page = await owner.GetAsync("/line/helper");
        var made = await owner.SubmitAsync(page, page.FormTo("/line/helper"));
        return new Uri(made.Document.QuerySelector("#link")!.GetAttribute("value")!).PathAndQuery;
    }
}

public sealed class HelperSqliteTests(Outside outside) : HelperTests(outside, null);

public sealed class HelperPostgresTests(Outside outside, PostgresServer postgres) : HelperTests(outside, postgres);
