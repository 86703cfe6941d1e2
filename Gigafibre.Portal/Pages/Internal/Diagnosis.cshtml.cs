using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Pages.Line;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Internal;

public sealed class DiagnosisModel(DiagnosisCodes codes, DiagnosisService diagnoses, AuditTrail audit) : PageModel
{
    public LineView View { get; private set; } = null!;

    public MacAddress Mac { get; private set; }

    [Needs(StaffVerb.SeeModem)]
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        if (!DiagnosisCodes.IsCode(code) || await codes.FindAsync(code, cancel) is not { } row
            || await diagnoses.FindAsync(row.CustomerId, row.Id, cancel) is not { FinishedAt: { } then } diagnosis)
        {
            return NotFound();
        }

        await audit.RecordAsync("snapshot.see", row.Code!, cancel, customer: row.CustomerId);
        (Mac, View) = (diagnosis.Mac, new LineView(diagnosis, then, null));
        return Page();
    }
}
