using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Desk;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Features.Staff;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Pages.Internal;

/// <summary>Lines that will fail if nobody looks: their light is falling, measured against each line's own usual.</summary>
public sealed class FallingModel(PortalDb db, AuditTrail audit) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<ModemRecord> Lines { get; private set; } = [];

    [Needs(StaffVerb.SeeModem)]
    public async Task OnGetAsync(CancellationToken cancel)
    {
        await audit.RecordAsync("lines.falling", "all", cancel);
        Lines = await db.Modems.AsNoTracking().Where(m => m.FallDb != null && m.FallDb >= DeskCounts.FallingFrom).OrderByDescending(m => m.FallDb).Take(Most).ToListAsync(cancel);
    }
}
