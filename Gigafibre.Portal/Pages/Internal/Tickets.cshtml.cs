using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Desk;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Internal;

public sealed class TicketsModel(OpenTickets tickets, CallBacks calls, AuditTrail audit) : PageModel
{
    /// <summary>Null when ERPNext did not give them.</summary>
    public IReadOnlyList<Issue>? Tickets { get; private set; }

    /// <summary>Null for whoever does not call customers.</summary>
    public IReadOnlyList<WantedCall>? Calls { get; private set; }

    [Needs(StaffVerb.SeeCustomer)]
    public async Task OnGetAsync(CancellationToken cancel)
    {
        await audit.RecordAsync("tickets.list", "*", cancel);
        Calls = HttpContext.Staff().May(StaffVerb.HandleRequest) ? await calls.ListAsync(cancel) : null;
        try
        {
            Tickets = await tickets.ListAsync(cancel);
        }
        catch (IntegrationException)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    [Needs(StaffVerb.HandleRequest)]
    public async Task<IActionResult> OnPostCalledAsync(string? number, bool reached, CancellationToken cancel)
    {
        if (number is not null && await calls.CalledAsync(number, reached, HttpContext.Staff().Name, cancel) is { } call)
        {
            await audit.RecordAsync(reached ? "call.made" : "call.missed", number, cancel, customer: call.CustomerId);
        }

        return Redirect(Links.DeskTickets);
    }
}
