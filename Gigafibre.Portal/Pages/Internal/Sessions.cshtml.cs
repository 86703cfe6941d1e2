using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Staff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Internal;

public sealed class SessionsModel(StaffSessions sessions, OidcLogins logins, AuditTrail audit, SecurityEvents security, TimeProvider clock) : PageModel
{
    public IReadOnlyList<StaffSession> Open { get; private set; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    [FromQuery(Name = "done")]
    public bool Done { get; set; }

    [Needs(StaffVerb.EndSessions)]
    public async Task OnGetAsync(CancellationToken cancel)
    {
        await audit.RecordAsync("session.see", "staff", cancel);
        Open = await sessions.ListAsync(cancel);
    }

    [Needs(StaffVerb.EndSessions)]
    public async Task<IActionResult> OnPostAsync(string? subject, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(subject))
        {
            return NotFound();
        }

        await audit.RecordAsync("session.end", subject, cancel);
        await logins.EndAsync(OidcSide.Staff, subject, null, cancel);
        security.Say(SecurityEvent.EndedEverywhere, HttpContext, security.Person(subject));
        return Redirect(Links.DeskSessions + "?done=true");
    }
}
