using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Subscriptions;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Requests;

/// <summary>What the customer decided here, each with its number.</summary>
public sealed class RequestsModel(ServiceDesk desk) : PageModel
{
    public IReadOnlyList<ServiceRequest> Requests { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Requests = await desk.Requests.ListAsync(HttpContext.Visitor().CustomerId, cancel);
}
