using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Integrations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Services;

/// <summary>Everything that the customer subscribes to, by address.</summary>
public sealed class ServicesModel(ServiceDesk desk) : PageModel
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(6);

    /// <summary>Null when ERPNext does not say.</summary>
    public IReadOnlyList<MyService>? Services { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!desk.Services.IsOn)
        {
            return NotFound();
        }

        try
        {
            Services = await Deadline.AskAsync(SystemName.ErpNext, Longest, c => desk.Services.ReadAsync(HttpContext.Visitor().CustomerId, c), cancel);
        }
        catch (IntegrationException)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }

        return Page();
    }
}
