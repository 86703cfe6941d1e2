using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.People;
using Gigafibre.Portal.Features.Privacy;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Features.Support;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Pages.Account;

public sealed class AccessModel(
    PortalDb db, SessionService sessions, KnownBrowsers browsers, OidcLogins logins, AccessLog access, PeopleList people, SecurityEvents security) : PageModel
{
    private const int Most = 100;

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    public IReadOnlyList<Features.SignIn.Session> Sessions { get; private set; } = [];

    /// <summary>Of those whom the customer lets in, by the hash of their contact.</summary>
    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<KnownBrowser> Browsers { get; private set; } = [];

    public Guid Mine => HttpContext.Visitor().SessionId;

    public async Task<IActionResult> OnPostEverywhereAsync([FromServices] HelperLinks helpers, CancellationToken cancel)
    {
        var own = await db.Sessions.Where(s => s.Id == Mine).Select(s => s.LoginId).SingleOrDefaultAsync(cancel);
        string? idToken = null;
        foreach (var login in await sessions.EndEverywhereAsync(HttpContext.Visitor().CustomerId, cancel))
        {
            var token = await logins.EndAsync(login, cancel);
            idToken = login == own ? token : idToken;
        }

        await browsers.ForgetAllAsync(HttpContext.Visitor().CustomerId, cancel);
        await helpers.RevokeAllAsync(HttpContext.Visitor().CustomerId, cancel);
        Cookies.Visitor.Clear(Response);
        security.Say(SecurityEvent.EndedEverywhere, HttpContext, Mine.ToString());
        return Redirect(await OidcSignIn.EndAtProviderAsync(HttpContext, OidcSide.Customers, idToken, Links.SessionEnded) ?? Links.SessionEnded);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid session, CancellationToken cancel) =>
        await sessions.EndOneAsync(HttpContext.Visitor().CustomerId, session, cancel) ? Redirect(Links.Access) : NotFound();

    public async Task<IActionResult> OnPostForgetAsync(Guid browser, CancellationToken cancel) =>
        await browsers.ForgetAsync(HttpContext.Visitor().CustomerId, browser, cancel) == 1 ? Redirect(Links.Access) : NotFound();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var customer = HttpContext.Visitor().CustomerId;
        Browsers = await browsers.ListAsync(customer, cancel);
        Names = (await people.ListAsync(customer, cancel)).Open.ToDictionary(p => p.ContactHash, p => p.Name);
        Sessions = await sessions.ListAsync(customer, cancel);
        Entries = await access.ListAsync(customer, Most, cancel);
    }
}
