using System.Text.RegularExpressions;
using Gigafibre.Portal.Tests.Support;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gigafibre.Portal.Tests.Eyes;

/// <summary>In a browser, on a telephone and a computer: a holder lets a payer and a household member in, and takes it back.</summary>
[TestFixture]
[Category("Browser")]
public sealed class PeopleJourneyTests
{
    private const string Payer = "+15145550187";
    private const string Member = "+15145550188";

    [Test]
    public async Task A_holder_lets_two_people_in_who_see_what_is_theirs()
    {
        await using var context = await BrowserHost.NewContextAsync(320);
        var page = await context.NewPageAsync();
        await page.SignInAsync(SignInDriver.Scene("borne"));
        await page.GotoAsync("/people");
        await page.IsWholeAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer l’invitation" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Écrivez son nom");
        await page.IsWholeAsync();
        await InviteAsync(page, "Marie Dubé", Payer, "Payeur");
        await InviteAsync(page, "Luc", Member, "Membre du foyer");
        await page.IsWholeAsync();

        await using (var theirs = await BrowserHost.NewContextAsync(320))
        {
            var payer = await theirs.NewPageAsync();
            await EnterAsync(payer, Payer);
            await Expect(payer.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("vous donne accès");
            await payer.IsWholeAsync();
            await payer.GetByRole(AriaRole.Button, new() { Name = "Accepter" }).ClickAsync();
            await Expect(payer).ToHaveURLAsync(new Regex("/home$"));
            await payer.IsWholeAsync();
            await payer.GotoAsync("/account/autopay");
            await Expect(payer.Locator("p.info")).ToContainTextAsync("réservée au titulaire");
            await payer.IsWholeAsync();
            await payer.SetViewportSizeAsync(1280, 800);
            foreach (var path in new[] { "/account?lang=en", "/pay", "/people/mine", "/help" })
            {
                await payer.GotoAsync(path);
                await payer.IsWholeAsync();
            }
        }

        await using (var theirs = await BrowserHost.NewContextAsync(320))
        {
            var member = await theirs.NewPageAsync();
            await EnterAsync(member, Member);
            await member.GetByRole(AriaRole.Button, new() { Name = "Accepter" }).ClickAsync();
            await Expect(member.Locator(".asked")).ToBeVisibleAsync();
            await member.IsWholeAsync();
            foreach (var path in new[] { "/line", "/line/change", "/help", "/people/mine" })
            {
                await member.GotoAsync(path);
                await member.IsWholeAsync();
            }
        }

        await page.SetViewportSizeAsync(1280, 800);
        await page.GotoAsync("/people?lang=en");
        await page.IsWholeAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "End access · Luc" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("no longer get in");
        await page.IsWholeAsync();
    }

    private static async Task InviteAsync(IPage page, string name, string phone, string role)
    {
        await page.GetByLabel("Son nom").FillAsync(name);
        await page.GetByLabel("Son téléphone ou son courriel").FillAsync(phone);
        await page.GetByRole(AriaRole.Radio, new() { Name = role }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer l’invitation" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("L’invitation est partie");
    }

    private static async Task EnterAsync(IPage page, string phone)
    {
        // The invitation is a text, too: the code is the one after it.
        await Walk.ArriveAsync(phone, 1);
        await page.GotoAsync("/signin");
        await page.Locator("#contact").FillAsync(phone);
        await page.Locator("button.button").First.ClickAsync();
        await page.Locator("#code").WaitForAsync();
        await Walk.ArriveAsync(phone, 2);
        await page.Locator("#code").FillAsync(BrowserHost.World.CodeFor(phone)!);
        await page.Locator("button.button").First.ClickAsync();
    }
}
