using Gigafibre.Portal.Sandbox.Oidc;

namespace Gigafibre.Portal.Tests.Support;

/// <summary>Signing in at the OpenID provider, as a test says it.</summary>
public static class StaffDriver
{
    /// <summary>Opens a page that asks for a sign-in, picks this person at the provider, and follows where that leads.</summary>
    public static async Task<Page> SignInAtProviderAsync(this Browser browser, string person, string from = "/internal")
    {
        var provider = await browser.GetAsync(from);
        var pick = provider.Document.QuerySelectorAll("a").Single(a => a.GetAttribute("href")!.EndsWith($"&login={person}", StringComparison.Ordinal));
        return await browser.GetAsync(new Uri(provider.Address, pick.GetAttribute("href")!).ToString());
    }

    public static async Task<Browser> DeskAsync(this PortalApp app, string person)
    {
        var browser = app.NewBrowser();
        await browser.SignInAtProviderAsync(person);
        return browser;
    }

    public static OidcSession SessionAtProvider(this PortalApp app, string person) => app.World.Oidc.Open.Single(s => s.Person.Subject == person);
}
