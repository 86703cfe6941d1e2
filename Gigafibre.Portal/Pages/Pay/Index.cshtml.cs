using FluentValidation;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Features.People;
using Gigafibre.Portal.Features.SavedMethods;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Pay;

[RequestSizeLimit(256 * 1024)]
[RequestFormLimits(ValueCountLimit = MostBills + 24)]
public sealed class PayModel(CheckoutService checkout, SavedPayments saved, OwedReader reader, Words words, TimeProvider clock) : PageModel
{
    public DateOnly Today => Times.Today(clock);

    /// <summary>So many are listed; the others are paid with all of them.</summary>
    public const int Shown = 100;

    /// <summary>As many as a form may carry.</summary>
    private const int MostBills = 1000;

    private static readonly InlineValidator<PayModel> AmountValidator = CreateAmountValidator();

    [BindProperty]
    public string[] Bills { get; set; } = [];

    [BindProperty]
    public string? Amount { get; set; }

    /// <summary>The kept way to pay that was chosen; none is Stripe's page.</summary>
    [BindProperty]
    public Guid? With { get; set; }

    /// <summary>What was owed, in cents, when the button was shown.</summary>
    [BindProperty(Name = "shown")]
    public long ShownCents { get; set; }

    /// <summary>Those that can be charged at once.</summary>
    public IReadOnlyList<SavedMethod> Saved { get; private set; } = [];

    public Owed? Owed { get; private set; }

    public IReadOnlyList<OwedBill> Payable => [.. (Owed?.Bills ?? []).Where(b => b.Payable > Money.Zero)];

    public Money Due => Owed?.AtOnce ?? Money.Zero;

    public PayAnswer.Refused? Refused { get; private set; }

    public Phrase? Error { get; private set; }

    public bool AmountShown { get; private set; }

    [OpenTo(PersonRole.Payer)]
    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    [OpenTo(PersonRole.Payer, Act = "pay")]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        Bills.Length is > 0 and <= MostBills ? await StartAsync(new PaymentWish.Bills(Bills), cancel) : await RefuseAsync(PayText.NoBillChosen,
            StatusCodes.Status400BadRequest, cancel);

    /// <summary>What is due now of a bill in instalments, or of everything.</summary>
    [OpenTo(PersonRole.Payer, Act = "pay")]
    public async Task<IActionResult> OnPostInstalmentAsync(CancellationToken cancel) => Bills.Length <= 1
        ? await StartAsync(new PaymentWish.DueNow(Bills.FirstOrDefault()), cancel) : await RefuseAsync(PayText.NoBillChosen, StatusCodes.Status400BadRequest, cancel);

    [OpenTo(PersonRole.Payer, Act = "pay")]
    public Task<IActionResult> OnPostBalanceAsync(CancellationToken cancel) => StartAsync(new PaymentWish.Balance(), cancel);

    [OpenTo(PersonRole.Payer, Act = "pay")]
    public async Task<IActionResult> OnPostAmountAsync(CancellationToken cancel)
    {
        AmountShown = true;
        return AmountValidator.Validate(this) is { IsValid: true }
            ? await StartAsync(new PaymentWish.Part(Amounts.Read(Amount)!.Value), cancel)
            : await RefuseAsync(PayText.BadAmount, StatusCodes.Status400BadRequest, cancel);
    }

    private async Task<IActionResult> StartAsync(PaymentWish wish, CancellationToken cancel)
    {
        try
        {
            var visitor = HttpContext.Visitor();
            var request = new PayRequest(visitor.CustomerId, Payer.Of(visitor), wish, words.Language) { PayerName = visitor.Person?.Name };
            return (await saved.PayAsync(request, With, ShownCents, cancel) ?? await checkout.StartAsync(request, cancel)) switch
            {
                PayAnswer.GoTo page => new SeeOtherResult(page.Url),
                PayAnswer.UnderWay going => Redirect(Links.Payment(going.AttemptId)),
                PayAnswer.Refused refused => await RefuseAsync(refused, cancel),
                _ => await RefuseAsync(wish is PaymentWish.Part ? PayText.BadAmount : PayText.NothingToPay, StatusCodes.Status400BadRequest, cancel),
            };
        }
        catch (IntegrationException)
        {
            return await RefuseAsync(PayText.Away, StatusCodes.Status503ServiceUnavailable, cancel);
        }
    }

    private async Task<IActionResult> RefuseAsync(PayAnswer.Refused refused, CancellationToken cancel)
    {
        Refused = refused;
        Response.StatusCode = StatusCodes.Status409Conflict;
        await LoadAsync(cancel);
        return Page();
    }

    private async Task<IActionResult> RefuseAsync(Phrase error, int status, CancellationToken cancel)
    {
        (Error, Response.StatusCode) = (error, status);
        await LoadAsync(cancel);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        try
        {
            Saved = await saved.OfferedAsync(HttpContext.Visitor(), cancel);
            Owed = await reader.ReadAsync(HttpContext.Visitor().CustomerId, cancel);
        }
        catch (IntegrationException)
        {
            Owed = null;
        }
    }

    private static InlineValidator<PayModel> CreateAmountValidator()
    {
        var validator = new InlineValidator<PayModel>();
        validator.RuleFor(m => m.Amount).Must(a => Amounts.Read(a) is { } amount && amount >= PaymentPlan.Least);
        return validator;
    }
}
