using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Desk;
using Gigafibre.Portal.Features.Staff;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Internal;

public sealed class DownModel(LinesInTrouble lines, AuditTrail audit, TimeProvider clock) : PageModel
{
    public IReadOnlyList<PonGroup> Groups { get; private set; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    [Needs(StaffVerb.SeeModem)]
    public async Task OnGetAsync(CancellationToken cancel)
    {
        await audit.RecordAsync("lines.down", "all", cancel);
        Groups = await lines.ListAsync(cancel);
    }
}
