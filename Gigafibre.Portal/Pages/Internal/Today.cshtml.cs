using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Desk;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Internal;

public sealed class TodayModel(TechnicianDay day, AuditTrail audit, TimeProvider clock) : PageModel
{
    public IReadOnlyList<DayJob> Jobs { get; private set; } = [];

    public Phrase? Error { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    [Needs(StaffVerb.BindModem)]
    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (HttpContext.Staff().Email is not { } email)
        {
            Error = DayText.NoEmail;
            return;
        }

        await audit.RecordAsync("jobs.see", "own", cancel);
        try
        {
            Jobs = await day.ReadAsync(email, cancel);
        }
        catch (IntegrationException)
        {
            (Error, Response.StatusCode) = (DeskText.ErpAway, StatusCodes.Status503ServiceUnavailable);
        }
    }
}
