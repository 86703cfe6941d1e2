using Gigafibre.Portal.Features.People;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Support;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Tickets;

/// <summary>The customer's tickets, wherever they were opened.</summary>
public sealed class TicketsModel(TicketReader reader) : PageModel
{
    public IReadOnlyList<TicketLine> Tickets { get; private set; } = [];

    public bool IsAway { get; private set; }

    [OpenTo(PersonRole.Household)]
    public async Task OnGetAsync(CancellationToken cancel) => (Tickets, IsAway) = await reader.ListAsync(Writer.Of(HttpContext.Visitor()), cancel);
}
