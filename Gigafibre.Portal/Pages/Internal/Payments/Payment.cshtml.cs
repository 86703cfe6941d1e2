using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Payments.Refunds;
using Gigafibre.Portal.Features.Payments.Repair;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Internal.Payments;

public sealed class PaymentModel(
    PortalDb db, PaymentRepair repair, RefundService refunds, PaymentSync sync, WorkItems work, AuditTrail audit, IOptions<PaymentOptions> options, TimeProvider clock) : PageModel
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan SoonBooked = TimeSpan.FromMinutes(3);

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Entry { get; set; }

    [BindProperty]
    public string? Amount { get; set; }

    /// <summary>Back from proving who one is: what was being sent was not sent.</summary>
    [FromQuery(Name = "proved")]
    public bool Proved { get; set; }

    [FromQuery(Name = "done")]
    public bool Done { get; set; }

    public PaymentAttempt Attempt { get; private set; } = null!;

    public bool IsBeingBooked => Attempt is { State: PaymentState.Paid, Trouble: null } && Parked.Count == 0 && clock.GetUtcNow() - Attempt.ChangedAt < SoonBooked;

    public Money RefundLeft { get; private set; }

    public Money Alone => Money.FromDollars(options.Value.RefundAloneUpTo);

    public IReadOnlyList<RefundOrder> Orders { get; private set; } = [];

    public IReadOnlyList<PaymentRefund> Refunds { get; private set; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    public IReadOnlyList<WorkItem> Parked { get; private set; } = [];

    public IReadOnlyList<AuditEntry> History { get; private set; } = [];

    public IReadOnlyList<InboxMessage> Events { get; private set; } = [];

    public string? Error { get; private set; }

    [Needs(StaffVerb.SeePayment)]
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await db.PaymentAttempts.Where(a => a.Id == Id).Select(a => a.CustomerId).SingleOrDefaultAsync(cancel) is not { } customer)
        {
            return NotFound();
        }

        await audit.RecordAsync("payment.see", Id.ToString(), cancel, customer: customer);
        return await ShowAsync(cancel);
    }

    [Needs(StaffVerb.RetryWork)]
    public Task<IActionResult> OnPostRetryAsync(Guid item, CancellationToken cancel) => AnswerAsync(() => repair.RetryAsync(Id, item, cancel), cancel);

    [Needs(StaffVerb.SettlePayment)]
    public async Task<IActionResult> OnPostSettleAsync(CancellationToken cancel) => string.IsNullOrWhiteSpace(Reason) || string.IsNullOrWhiteSpace(Entry)
        ? await RefuseAsync(DeskText.ReasonMissing, StatusCodes.Status400BadRequest, cancel)
        : await AnswerAsync(() => repair.SettleAsync(Id, Entry.Trim(), Reason.Trim(), cancel), cancel);

    [Needs(StaffVerb.SettlePayment)]
    public async Task<IActionResult> OnPostSettleRefundAsync(string? refund, CancellationToken cancel) =>
        string.IsNullOrWhiteSpace(Reason) || string.IsNullOrWhiteSpace(Entry) || string.IsNullOrWhiteSpace(refund)
        ? await RefuseAsync(DeskText.ReasonMissing, StatusCodes.Status400BadRequest, cancel)
        : await AnswerAsync(() => repair.SettleRefundAsync(Id, refund, Entry.Trim(), Reason.Trim(), cancel), cancel);

    [Needs(StaffVerb.SettlePayment)]
    public async Task<IActionResult> OnPostClearAsync(CancellationToken cancel) => string.IsNullOrWhiteSpace(Reason)
        ? await RefuseAsync(DeskText.ReasonMissing, StatusCodes.Status400BadRequest, cancel)
        : await AnswerAsync(() => repair.ClearAsync(Id, Reason.Trim(), cancel), cancel);

    [Needs(StaffVerb.RefundPayment)]
    public async Task<IActionResult> OnPostRefundAsync(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Reason))
        {
            return await RefuseAsync(DeskText.ReasonMissing, StatusCodes.Status400BadRequest, cancel);
        }

        return Amounts.Read(Amount) is not { } amount
            ? await RefuseAsync(DeskText.RefundWrong, StatusCodes.Status400BadRequest, cancel)
            : await AnswerAsync(() => refunds.OrderAsync(HttpContext.Staff(), Id, amount, Reason.Trim()[..Math.Min(Reason.Trim().Length, 300)], cancel), cancel);
    }

    [Needs(StaffVerb.RefundPayment)]
    public Task<IActionResult> OnPostDecideAsync(Guid order, bool yes, CancellationToken cancel) =>
        AnswerAsync(() => refunds.DecideAsync(HttpContext.Staff(), Id, order, yes, cancel), cancel);

    private async Task<IActionResult> AnswerAsync(Func<Task<RepairAnswer>> verb, CancellationToken cancel)
    {
        try
        {
            return await verb() switch
            {
                RepairAnswer.Done => Redirect(Links.DeskPayment(Id) + "?done=true"),
                RepairAnswer.Refused refused => await RefuseAsync(RepairText.Of(refused.Why), StatusCodes.Status409Conflict, cancel, refused.Detail),
                _ => NotFound(),
            };
        }
        catch (IntegrationException)
        {
            return await RefuseAsync(DeskText.StripeOrErpAway, StatusCodes.Status503ServiceUnavailable, cancel);
        }
    }

    private async Task<IActionResult> RefuseAsync(Phrase error, int status, CancellationToken cancel, string detail = "")
    {
        (Error, Response.StatusCode) = (error.In(HttpContext.RequestServices.GetRequiredService<Words>().Language, detail), status);
        return await ShowAsync(cancel);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        if (await db.PaymentAttempts.AsNoTracking().Include(a => a.Invoices).SingleOrDefaultAsync(a => a.Id == Id, cancel) is not { } attempt)
        {
            return NotFound();
        }

        Attempt = await FreshAsync(attempt, cancel);
        RefundLeft = await refunds.LeftAsync(Attempt, cancel);
        Orders = await db.RefundOrders.AsNoTracking().Where(o => o.AttemptId == Id).OrderByDescending(o => o.AskedAt).ToListAsync(cancel);
        var keys = Orders.Select(o => o.Id.ToString()).Append(Id.ToString()).ToList();
        Refunds = await db.PaymentRefunds.AsNoTracking().Where(r => r.AttemptId == Id).OrderBy(r => r.CreatedAt).ToListAsync(cancel);
        keys.AddRange(Refunds.Select(r => r.Id));
        Parked = await work.ListParkedOfAsync(keys, cancel);
        var subject = Id.ToString();
        History = await db.AuditEntries.AsNoTracking().Where(a => a.Subject == subject && a.Action != "payment.see").OrderByDescending(a => a.At).Take(50).ToListAsync(cancel);
        Events = await db.InboxMessages.AsNoTracking().Where(m => m.SubjectId == Id).OrderBy(m => m.ReceivedAt).Take(40).ToListAsync(cancel);
        return Page();
    }

    private async Task<PaymentAttempt> FreshAsync(PaymentAttempt attempt, CancellationToken cancel)
    {
        if (attempt.State is not (PaymentState.Open or PaymentState.Processing))
        {
            return attempt;
        }

        try
        {
            return await Deadline.AskAsync(SystemName.Stripe, Longest, c => sync.SyncAsync(Id, c), cancel);
        }
        catch (IntegrationException)
        {
            return attempt;
        }
    }
}
