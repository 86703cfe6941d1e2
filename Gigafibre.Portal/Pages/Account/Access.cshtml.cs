using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Ops;
using Gigafibre.Portal.Features.SignIn;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Pages.Account;

public sealed class AccessModel(PortalDb db) : PageModel
{
    private const int Most = 100;

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var customer = HttpContext.Visitor().CustomerId;
        Entries = await db.AuditEntries.AsNoTracking().Where(a => a.CustomerId == customer && !a.Actor.StartsWith(OpsActor.Prefix) && a.Action != "customer.page")
            .OrderByDescending(a => a.At).Take(Most).ToListAsync(cancel);
    }
}
