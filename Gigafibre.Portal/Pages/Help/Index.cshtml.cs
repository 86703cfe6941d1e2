using Gigafibre.Portal.Features.Home;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Support;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Help;

/// <summary>For everybody; whoever is signed in sees their own requests and goes straight to what they need.</summary>
public sealed class HelpModel(OpenMatters matters) : PageModel
{
    public Visitor? Visitor { get; private set; }

    public IReadOnlyList<Ticket> Tickets { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Visitor = HttpContext.Features.Get<Visitor>();
        Tickets = Visitor is { } visitor ? await matters.ListTicketsAsync(visitor.CustomerId, cancel) : [];
    }
}
