using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Desk;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Internal;

public sealed class TicketsModel(OpenTickets tickets, AuditTrail audit) : PageModel
{
    /// <summary>Null when ERPNext did not give them.</summary>
    public IReadOnlyList<Issue>? Tickets { get; private set; }

    [Needs(StaffVerb.SeeCustomer)]
    public async Task OnGetAsync(CancellationToken cancel)
    {
        await audit.RecordAsync("tickets.list", "*", cancel);
        try
        {
            Tickets = await tickets.ListAsync(cancel);
        }
        catch (IntegrationException)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }
}
