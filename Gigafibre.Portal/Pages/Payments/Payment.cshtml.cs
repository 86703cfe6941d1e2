using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Payments;

public sealed class PaymentModel(PaymentAccess access, PaymentSync sync, CheckoutClosing closing, ErpNextClient erp) : PageModel
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    /// <summary>Null when it is not this visitor's to see: the page says where to go.</summary>
    public PaymentAttempt? Attempt { get; private set; }

    public SeenPayment Seen { get; private set; } = null!;

    public bool IsCustomer => Seen?.IsCustomer is true;

    /// <summary>Only whoever opened the page may go on with it: it may show what is theirs.</summary>
    public bool MayResume => Seen.IsPayer;

    public string? PayAgain => IsCustomer ? Links.Pay : Seen.LinkToken is { } token ? Links.PayLink(token) : null;

    /// <summary>For an account that was suspended: whether it still is. Null for all others.</summary>
    public bool? Suspended { get; private set; }

    /// <summary>Stripe could not be asked: what the row says may be older than what happened.</summary>
    public bool IsUnsure { get; private set; }

    /// <summary>When a bank debit is through at the latest.</summary>
    public DateOnly ExpectedBy => BankDays.DebitBy(Attempt!.CreatedAt) is var by && Attempt.ExpectedAt is { } told && Times.Day(told) > by ? Times.Day(told) : by;

    /// <summary>When a debit that nobody verifies ends by itself.</summary>
    public DateOnly EndsItself => Times.Day(Attempt!.CreatedAt.AddDays(10));

    public string? Refresh => Attempt?.State switch
    {
        _ when IsUnsure => "5",
        PaymentState.Paid or PaymentState.Recorded when Suspended is true => "10",
        PaymentState.Paid => "3",
        PaymentState.Processing when Attempt!.IsUnknown => "5",
        PaymentState.Processing when Attempt!.VerifyUrl is null => "30",
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(Guid id, bool suspended, CancellationToken cancel)
    {
        if (await access.FindAsync(HttpContext, id, cancel) is not { } seen)
        {
            return Page();
        }

        if (seen.ToPage() is var page && page != Links.Payment(id))
        {
            return Redirect(page);
        }

        (Attempt, Seen) = (seen.Attempt, seen);
        try
        {
            if (Attempt.State is PaymentState.New or PaymentState.Open or PaymentState.Processing)
            {
                IsUnsure = true;
                Attempt = await Deadline.AskAsync(SystemName.Stripe, Longest, c => sync.SyncAsync(id, c), cancel);
                IsUnsure = false;
            }

            if (IsCustomer && Attempt.State is PaymentState.Paid or PaymentState.Recorded)
            {
                var now = await Deadline.AskAsync(SystemName.ErpNext, Longest, IsSuspendedAsync, cancel);
                Suspended = now || suspended ? now : null;
                if (now && !suspended)
                {
                    // Once it is back, the page still knows that it was away.
                    return Redirect(Links.Payment(id) + "?suspended=true");
                }
            }
        }
        catch (IntegrationException)
        {
            // What we know ourselves is what we show; the rest comes with the next refresh.
        }

        return Page();
    }

    /// <summary>Gives up a bank debit whose account is not verified yet, so that the bill can be paid another way today.</summary>
    public async Task<IActionResult> OnPostGiveUpAsync(Guid id, CancellationToken cancel)
    {
        if (await access.FindAsync(HttpContext, id, cancel) is not { } seen || !seen.MayManage)
        {
            return NotFound();
        }

        try
        {
            await closing.GiveUpAsync(seen.Attempt, cancel);
        }
        catch (IntegrationException)
        {
            // Nothing changed; the page says how it stands, and the button is still there.
        }

        return Redirect(Links.Payment(id));
    }

    /// <summary>Assumed, like the field that says it (docs/configuration.md): ERPNext turns the location's status back once it is paid.</summary>
    private async Task<bool> IsSuspendedAsync(CancellationToken cancel) =>
    (await erp.ListOfCustomerAsync(Attempt!.CustomerId, cancel)).Any(e => e.Standing == Standing.Suspended);
}
