using System.Net;
using System.Net.Http.Json;
using Gigafibre.Portal.Features.Search;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Journeys;

/// <summary>ERPNext names customers by their names: whatever one is called, each door opens for them.</summary>
public sealed class AnyNameTests(Outside outside) : DatabaseTests(outside, null)
{
    [Theory]
    [InlineData("Émilie Côté-Bélanger")]
    [InlineData("L'Écuyer & Fils / 100 % inc.")]
    [InlineData("名前 ~2F; \"Zoé\" <b>+#?")]
    [InlineData("Un très long nom de client qui remplit à ras bord les cent quarante caractères qu’ERPNext accorde à un nom, écrit par quelqu’un de patient éé")]
    public async Task Any_name_scans_asks_for_help_reads_pays_and_is_served_by_staff(string name)
    {
        await using var app = await StartAsync();
        var scene = SignInDriver.Scene("refuse") with { Key = "nom", Name = name, Mac = "1C:61:B4:0F:00:02", Phone = "+15145550178", Mailbox = "nom" };
        SceneSeeder.Settle(app.World, scene);
        using var browser = app.NewBrowser();
        Assert.Equal("/line", (await app.SignInAsync(browser, scene)).Address.AbsolutePath);
        var line = await browser.FinishedLineAsync();
        await browser.SubmitAsync(line, line.Forms.First(f => f.GetAttribute("action")?.EndsWith("handler=Ticket", StringComparison.Ordinal) is true));
        await app.DrainAsync();
        var issue = Assert.Single(app.World.Erp.All("Issue"));
        var person = app.World.People.Single(p => p.Scene.Key == "nom");
        Assert.Equal((name, person.Email), (issue["customer"]!.ToString(), issue["raised_by"]!.ToString()));

        using var reader = app.NewBrowser();
        await app.SignInByContactAsync(reader, scene);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/statement")).Status);
        Assert.StartsWith("%PDF", (await reader.GetAsync("/statement?handler=Pdf")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/statement?handler=Csv")).Status);
        var session = await reader.PayBalanceAsync();
        app.World.StripeCashier().PayByCard(session, "4242424242424242");
        await app.SettleAsync();
        var attempt = await app.AttemptAsync(session);
        var receipt = await reader.GetAsync($"/payments/{attempt.Id}/receipt");
        await reader.SubmitAsync(receipt, receipt.Forms.Single(f => f.GetAttribute("action")?.EndsWith("handler=Mail", StringComparison.Ordinal) is true));
        await app.DrainAsync();
        Assert.Contains(app.World.Post.To(person.Email!), l => l.Text.Contains(attempt.Reference, StringComparison.Ordinal));

        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<SearchIndex>().CatchUpAsync(CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<ContactIndex>().CatchUpAsync(CancellationToken.None);
        }

        using var simon = await app.DeskAsync("simon");
        var found = await simon.FindAsync(name.Length > 60 ? name[..60] : name);
        var file = await simon.GetAsync(found.Document.QuerySelectorAll("a").First(a => a.GetAttribute("href")!.StartsWith("/internal/customers/", StringComparison.Ordinal))
            .GetAttribute("href")!);
        Assert.Equal(name, file.Title);
        var seen = await simon.SubmitAsync(file, file.FormTo("?handler=SeeAs"), ("reason", "appel"));
        Assert.Equal("/account", seen.Address.AbsolutePath);
        using var hub = app.Hub();
        Assert.Equal(HttpStatusCode.Accepted, (await hub.PostAsJsonAsync("/ops/payment-links", new { customer = name, channel = "sms" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await hub.GetAsync("/devices/lookup?mac=1C61B40F0002")).StatusCode);
    }
}
