using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Dunning;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.People;
using Gigafibre.Portal.Features.SavedMethods;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Account;

public sealed class AccountModel(AccountReader accounts, SavedPayments saved, AutopayDesk autopay, IOptions<DunningOptions> dunning, TimeProvider clock) : PageModel
{
    public AccountState State { get; private set; } = null!;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => Times.Today(clock);

    /// <summary>What pays in one tap.</summary>
    public SavedMethod? Saved { get; private set; }

    /// <summary>The next automatic charge.</summary>
    public AutopayDebit? NextDebit { get; private set; }

    /// <summary>Automatic payment is not on, and could be.</summary>
    public bool IsInvited { get; private set; }

    /// <summary>Something is late, and time may be taken.</summary>
    public bool MayTakeTime => HttpContext.Visitor().IsHolder && dunning.Value.IsOn && State.Owed?.Overdue(Today) >= PaymentPlan.Least;

    [OpenTo(PersonRole.Payer)]
    public async Task OnGetAsync(CancellationToken cancel)
    {
        var visitor = HttpContext.Visitor();
        State = await accounts.ReadAsync(visitor.CustomerId, cancel);
        Saved = await saved.OfferedAsync(visitor, cancel) is [var first, ..] ? first : null;
        NextDebit = (await autopay.Choices.ReadAsync(visitor.CustomerId, cancel)).Next.FirstOrDefault(d => d.State == DebitState.Announced);
        IsInvited = autopay.Choices.IsOffered && SavedPayments.MaySee(visitor) && await autopay.Agreements.FindAsync(visitor.CustomerId, cancel) is null;
    }
}
