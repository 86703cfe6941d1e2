using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gigafibre.Portal.Tests.Eyes;

/// <summary>In a browser, on a telephone and a computer: somebody writes to our team with a photograph, reads the answer, closes and rates.</summary>
[TestFixture]
[Category("Browser")]
public sealed class TicketJourneyTests
{
    [Test]
    public async Task Somebody_writes_with_a_photograph_reads_the_answer_and_closes()
    {
        await using var context = await BrowserHost.NewContextAsync(320);
        var page = await context.NewPageAsync();
        await page.SignInAsync(SignInDriver.Scene("bonne"));
        await page.GotoAsync("/help");
        await page.IsWholeAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Nous écrire" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choisissez de quoi il s’agit");
        await page.GetByLabel("Ma connexion").CheckAsync();
        await page.GetByLabel("Votre message").FillAsync("Le voyant rouge clignote depuis hier soir.\nVoici une photo.");
        await page.GetByLabel("Photos").SetInputFilesAsync(new FilePayload { Name = "IMG_0001.jpg", MimeType = "image/jpeg", Buffer = TicketDriver.Photo(1200, 900) });
        await page.IsWholeAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Ma connexion");
        await page.IsWholeAsync();
        var number = (await BrowserHost.App.WithDbAsync(db => db.Tickets.OrderByDescending(t => t.CreatedAt).FirstAsync())).Number;
        await page.SeeAsync("/tickets/" + number, "Pièce jointe 1");

        SupportTeam.Answer(
            BrowserHost.World, number, "<p>Bonjour Louise,</p><p>La lumière arrive faible chez vous. <b>Un technicien passe demain.</b></p><ul><li>entre 8 h et 12 h</li></ul>",
            BrowserHost.World.MailOf("bonne"));
        await page.SeeAsync("/tickets/" + number, "Un technicien passe demain");
        await page.IsWholeAsync();
        await page.GotoAsync("/tickets");
        await page.IsWholeAsync();

        // And in English, on a computer.
        await page.SetViewportSizeAsync(1280, 800);
        await page.GotoAsync($"/tickets/{number}?lang=en");
        await page.GetByRole(AriaRole.Button, new() { Name = "It is settled" }).ClickAsync();
        await page.SeeAsync($"/tickets/{number}", "This ticket is closed");
        await page.GetByLabel("It is settled").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my rating" }).ClickAsync();
        await Expect(page.GetByText("your rating is noted")).ToBeVisibleAsync();
        await page.IsWholeAsync();
        await page.GotoAsync("/tickets/new");
        await page.IsWholeAsync();
    }

    [Test]
    public async Task Somebody_asks_for_a_call_and_lets_a_helper_see_the_line()
    {
        await using var context = await BrowserHost.NewContextAsync(320);
        var page = await context.NewPageAsync();
        await page.SignInAsync(SignInDriver.Scene("encombre"));
        await Expect(page.Locator(".asked")).ToBeVisibleAsync();
        await page.GotoAsync("/line/helper");
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer un lien" }).ClickAsync();
        await page.IsWholeAsync();
        var link = await page.Locator("#link").InputValueAsync();
        await using (var elsewhere = await BrowserHost.NewContextAsync())
        {
            var helper = await elsewhere.NewPageAsync();
            await helper.GotoAsync(new Uri(link).PathAndQuery);
            await helper.GetByRole(AriaRole.Button, new() { Name = "Voir l’état de la ligne" }).ClickAsync();
            await Expect(helper.GetByRole(AriaRole.Button, new() { Name = "Refaire le test" })).ToBeVisibleAsync();
            await helper.IsWholeAsync();
            await helper.SetViewportSizeAsync(1280, 800);
            await helper.GotoAsync(new Uri(link).PathAndQuery + "?look=true&lang=en");
            await helper.IsWholeAsync();
        }

        await page.GotoAsync("/tickets/call");
        await page.GetByRole(AriaRole.Button, new() { Name = "Demander un appel" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choisissez un moment");
        await page.Locator("input[name=slot]").Last.CheckAsync();
        await page.Locator("input[name=phone]").First.CheckAsync();
        await page.GetByLabel("De quoi s’agit-il").FillAsync("Le Wi-Fi est lent le soir.");
        await page.IsWholeAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Demander un appel" }).ClickAsync();
        await Expect(page.Locator(".verdict")).ToContainTextAsync("Nous vous appelons");
        await page.IsWholeAsync();
        await page.SetViewportSizeAsync(1280, 800);
        await page.GotoAsync("/help/slow?lang=en");
        await page.IsWholeAsync();
        await page.GotoAsync("/help?q=wifi");
        await page.IsWholeAsync();
        await page.GotoAsync("/tickets/call");
        await page.IsWholeAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "See or cancel" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel the call" }).ClickAsync();
        await Expect(page.Locator(".verdict")).ToContainTextAsync("Call cancelled");
    }
}
