using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Installations;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Integrations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Internal.Installations;

public sealed class CertificateModel(InstallationService installations, InstallationPdf pdf, AuditTrail audit) : PageModel
{
    [Needs(StaffVerb.SeeModem)]
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await installations.FindAsync(id, cancel) is not { } one)
        {
            return NotFound();
        }

        await audit.RecordAsync("installation.read", MacAddress.Parse(one.Mac).ToString(), cancel, customer: one.CustomerId, after: one.Number);
        return File(pdf.Write(one), "application/pdf", InstallationPdf.NameOf(one));
    }
}
