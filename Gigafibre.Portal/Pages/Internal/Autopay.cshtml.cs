using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Staff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Internal;

/// <summary>Automatic payment, as the desk sees it; and the switch for one customer, or for all.</summary>
public sealed class DeskAutopayModel(AutopayOverview overview, AutopayDesk desk, DebitStories stories, AuditTrail audit, IOptions<AutopayOptions> options) : PageModel
{
    [FromQuery(Name = "done")]
    public bool? Done { get; set; }

    [FromQuery(Name = "customer")]
    public string? Customer { get; set; }

    /// <summary>One charge from its notice to the books, when it was asked for.</summary>
    public DebitStory? Story { get; private set; }

    public AutopayOptions Hours => options.Value;

    public int Count { get; private set; }

    public bool IsAllHeld => Holds.Any(h => h.CustomerId == AutopayHold.All);

    public IReadOnlyList<DebitDaySum> Days { get; private set; } = [];

    public (DateOnly Day, IReadOnlyList<AutopayDebit> Debits) Tomorrow { get; private set; }

    public IReadOnlyList<AutopayDebit> Refused { get; private set; } = [];

    public IReadOnlyList<AutopayHold> Holds { get; private set; } = [];

    [Needs(StaffVerb.SeePayment)]
    public async Task OnGetAsync(Guid? debit, CancellationToken cancel)
    {
        Story = debit is { } id ? await stories.FindAsync(id, null, cancel) : null;
        await audit.RecordAsync("autopay.see", Story?.Debit.CustomerId ?? "*", cancel, customer: Story?.Debit.CustomerId);
        (Count, Days, Tomorrow) = (await overview.CountAsync(cancel), await overview.DaysAsync(cancel), await overview.TomorrowAsync(cancel));
        (Refused, Holds) = (await overview.RefusedAsync(cancel), await overview.HoldsAsync(cancel));
    }

    [Needs(StaffVerb.SettlePayment)]
    public async Task<IActionResult> OnPostHoldAsync(string? customer, string? reason, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(customer) || string.IsNullOrWhiteSpace(reason)
            || (customer != AutopayHold.All && await desk.Agreements.FindLastAsync(customer, cancel) is null))
        {
            return Redirect(Links.DeskAutopay + "?done=false");
        }

        await audit.RecordAsync("autopay.hold", customer, cancel, customer: Named(customer), reason: reason);
        return await AnswerAsync(desk.Holds.BeginAsync(customer, reason, HttpContext.Staff().Name, cancel));
    }

    [Needs(StaffVerb.SettlePayment)]
    public async Task<IActionResult> OnPostReleaseAsync(string? customer, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(customer))
        {
            return Redirect(Links.DeskAutopay + "?done=false");
        }

        await audit.RecordAsync("autopay.release", customer, cancel, customer: Named(customer));
        return await AnswerAsync(desk.Holds.EndAsync(customer, HttpContext.Staff().Name, cancel));
    }

    /// <summary>The customer said stop, on the telephone or in writing.</summary>
    [Needs(StaffVerb.SettlePayment)]
    public async Task<IActionResult> OnPostEndAsync(string? customer, string? reason, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(customer) || string.IsNullOrWhiteSpace(reason))
        {
            return Redirect(Links.DeskAutopay + "?done=false");
        }

        await audit.RecordAsync("autopay.end", customer, cancel, customer: customer, reason: reason);
        return await AnswerAsync(desk.Agreements.EndAsync(customer, AutopayEnd.Staff, cancel));
    }

    private static string? Named(string customer) => customer == AutopayHold.All ? null : customer;

    private async Task<IActionResult> AnswerAsync(Task<bool> change) => Redirect($"{Links.DeskAutopay}?done={(await change ? "true" : "false")}");
}
