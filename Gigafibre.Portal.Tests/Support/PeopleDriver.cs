using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Sandbox.People;

namespace Gigafibre.Portal.Tests.Support;

/// <summary>A customer lets somebody in, who proves who they are and accepts.</summary>
public static class PeopleDriver
{
    public const string Phone = "+15145550177";

    public static async Task<Page> InviteAsync(this Browser holder, PersonRole role, string phone = Phone, string name = "Marie Dubé", string? endsOn = null)
    {
        var page = await holder.GetAsync("/people");
        return await holder.SubmitAsync(page, page.FormTo("/people"),
            [("name", name), ("contact", phone), ("role", role.ToString()), .. endsOn is null ? Array.Empty<(string, string)>() : [("endsOn", endsOn)]]);
    }

    /// <summary>The page on which they land: the invitation, the first time.</summary>
    public static async Task<Page> EnterAsync(this PortalApp app, Browser browser, string phone = Phone)
    {
        await app.DrainAsync();
        var page = await browser.GetAsync("/signin");
        page = await browser.SubmitAsync(page, ("contact", phone));
        await app.DrainAsync();
        return await browser.SubmitAsync(page, ("code", app.World.CodeFor(phone)!));
    }

    public static async Task<Page> AcceptAsync(this Browser person)
    {
        var page = await person.GetAsync("/people/mine");
        return await person.SubmitAsync(page, page.FormTo("/people/mine"));
    }

    /// <summary>The customer of a scene has somebody in this role, who is here.</summary>
    public static async Task LetInAsync(this PortalApp app, Scene of, PersonRole role, Browser person, string phone = Phone)
    {
        using var holder = app.NewBrowser();
        await app.SignInByContactAsync(holder, of);
        await holder.InviteAsync(role, phone);
        await app.DrainAsync();
        await app.EnterAsync(person, phone);
        await person.AcceptAsync();
        await app.DrainAsync();
    }
}
