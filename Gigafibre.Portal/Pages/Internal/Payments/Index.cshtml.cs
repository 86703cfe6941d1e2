using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Payments.Refunds;
using Gigafibre.Portal.Features.Payments.Repair;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Pages.Internal.Payments;

public sealed class PaymentsModel(PortalDb db, PaymentTroubles troubles, FindingList findings, AuditTrail audit, TimeProvider clock) : PageModel
{
    private const int Most = 200;

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<PaymentTrouble> Troubled { get; private set; } = [];

    public int FoundInAll { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public IReadOnlyList<RefundOrder> ToAgree { get; private set; } = [];

    public IReadOnlyList<Finding> Found { get; private set; } = [];

    public Phrase? Error { get; private set; }

    [Needs(StaffVerb.SeePayment)]
    public async Task OnGetAsync(CancellationToken cancel)
    {
        await audit.RecordAsync("payments.list", "*", cancel);
        await ShowAsync(cancel);
    }

    [Needs(StaffVerb.SettlePayment)]
    public async Task<IActionResult> OnPostResolveAsync(string? key, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Reason) || string.IsNullOrWhiteSpace(key))
        {
            (Error, Response.StatusCode) = (DeskText.ReasonMissing, StatusCodes.Status400BadRequest);
            await ShowAsync(cancel);
            return Page();
        }

        var was = await db.Findings.Where(f => f.Key == key).Select(f => f.Detail).SingleOrDefaultAsync(cancel);
        await audit.RecordAsync("finding.resolve", key, cancel, reason: Reason.Trim(), before: was.French);
        return await findings.ResolveAsync(key, cancel) ? Redirect(Links.DeskPayments) : NotFound();
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        Troubled = await troubles.ListAsync(cancel);
        ToAgree = await db.RefundOrders.AsNoTracking().Where(o => o.NeedsSecond && o.ApprovedAt == null && o.RefusedAt == null).OrderBy(o => o.AskedAt)
            .Take(Most).ToListAsync(cancel);
        FoundInAll = await db.Findings.CountAsync(f => f.ResolvedAt == null, cancel);
        Found = await db.Findings.AsNoTracking().Where(f => f.ResolvedAt == null).OrderByDescending(f => f.FoundAt).Take(Most).ToListAsync(cancel);
    }
}
