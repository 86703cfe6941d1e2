using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Services;

/// <summary>Everything that the customer subscribes to, by address.</summary>
public sealed class ServicesModel(ServiceDesk desk, ErpNextContracts contracts, IOptions<SubscriptionOptions> options) : PageModel
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(6);

    /// <summary>Null when ERPNext does not say.</summary>
    public IReadOnlyList<MyService>? Services { get; private set; }

    /// <summary>What they signed; none where ERPNext does not say.</summary>
    public IReadOnlyList<SignedContract> Contracts { get; private set; } = [];

    /// <summary>ERPNext did not print the one that was asked for.</summary>
    [FromQuery(Name = "contract")]
    public string? NotPrinted { get; set; }

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

        Contracts = options.Value.ShowsContracts && Services is not null ? await ContractsAsync(cancel) : [];
        return Page();
    }

    private async Task<IReadOnlyList<SignedContract>> ContractsAsync(CancellationToken cancel)
    {
        try
        {
            return await Deadline.AskAsync(SystemName.ErpNext, Longest, c => contracts.ListAsync(HttpContext.Visitor().CustomerId, c), cancel);
        }
        catch (IntegrationException)
        {
            return [];
        }
    }
}
