using System.Net.Mime;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Services;

/// <summary>What a customer signed, as ERPNext prints it.</summary>
public sealed class ContractModel(ErpNextContracts contracts, IOptions<SubscriptionOptions> options, Words words) : PageModel
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan LongestPrint = TimeSpan.FromSeconds(30);

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancel)
    {
        if (options.Value is not { IsOn: true, ShowsContracts: true })
        {
            return NotFound();
        }

        try
        {
            var found = await Deadline.AskAsync(SystemName.ErpNext, Longest, c => contracts.FindAsync(PathText.Decode(name), c), cancel);
            return found?.CustomerId != HttpContext.Visitor().CustomerId ? NotFound()
                : File(await Deadline.AskAsync(SystemName.ErpNext, LongestPrint, c => contracts.DownloadPdfAsync(found.Name, words.Language.Code, c), cancel),
                    MediaTypeNames.Application.Pdf, words.Language == Language.French ? "gigafibre-contrat.pdf" : "gigafibre-contract.pdf");
        }
        catch (IntegrationException)
        {
            return Redirect(Links.Services + "?contract=away");
        }
    }
}
