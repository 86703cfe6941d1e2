using Gigafibre.Portal.Sandbox.Oidc;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Tests.Support;

public static class StaffDriver
{
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

    /// <summary>What the box finds once ERPNext has answered in time, however busy the machine is that runs the tests.</summary>
    public static async Task<Page> FindAsync(this Browser desk, string typed)
    {
        Page page;
        do
        {
            page = await desk.GetAsync("/internal?q=" + Uri.EscapeDataString(typed));
        }
        while (page.Text.Contains(DeskText.PartlyAway.In(Language.French), StringComparison.Ordinal));

        return page;
    }

    public static OidcSession SessionAtProvider(this PortalApp app, string person) => app.World.Oidc.Open.Single(s => s.Person.Subject == person);
}
