using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.SavedMethods;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Account;

/// <summary>What the page shows instead of the overview.</summary>
public enum AutopayStep
{
    Overview,
    Reading,
    Stopping,
    Skipping,
}

/// <summary>Automatic payment: on, off, what is next. Whoever came by e-mail sees it and may stop it, and changes nothing else.</summary>
public sealed class AutopayModel(AutopayDesk desk, SavedPayments saved, Secrets secrets, Words words, IOptions<AutopayOptions> options) : PageModel
{
    /// <summary>Every month has it.</summary>
    public const int LastDay = 28;

    private const decimal LeastLimit = 1;

    public AutopayStep Step { get; private set; }

    public AutopayAgreement? On { get; private set; }

    public bool IsHeld { get; private set; }

    public bool IsOffered => options.Value.IsOffered;

    public bool IsChoosing { get; private set; }

    /// <summary>Signed a moment ago: what is next is being looked up.</summary>
    public bool IsPlanning { get; private set; }

    public IReadOnlyList<SavedMethod> Methods { get; private set; } = [];

    public IReadOnlyList<AutopayDebit> Next { get; private set; } = [];

    public IReadOnlyList<AutopayDebit> Past { get; private set; } = [];

    public AutopayDebit? Chosen { get; private set; }

    public AutopayChoice? Choice { get; private set; }

    public IReadOnlyList<(string Text, bool IsBold)> Agreement { get; private set; } = [];

    public string? Limit { get; private set; }

    public Phrase? News { get; private set; }

    public Phrase? Error { get; private set; }

    private string Customer => HttpContext.Visitor().CustomerId;

    /// <summary>Whoever came by e-mail sees no card or account, and may stop.</summary>
    public bool MayChange => SavedPayments.MaySee(HttpContext.Visitor());

    public IReadOnlyList<DateOnly> DaysFor(AutopayDebit debit) => MayChange ? desk.Choices.DaysFor(debit) : [];

    public bool MaySkip(AutopayDebit debit) => MayChange && desk.Choices.MaySkip(debit);

    public async Task OnGetAsync(Guid? method, int? day, string? limit, bool change, bool stop, Guid? skip, string? done, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        (IsChoosing, IsPlanning) = (On is null || change, done == "on" && Next.Count == 0 && On is not null && desk.Agreements.IsFresh(On));
        (Step, Chosen) = stop && On is not null ? (AutopayStep.Stopping, null)
            : Next.FirstOrDefault(d => d.Id == skip && MaySkip(d)) is { } leaving ? (AutopayStep.Skipping, leaving) : (AutopayStep.Overview, (AutopayDebit?)null);
        News = done switch
        {
            "on" => AutopayText.SignedNow,
            "off" => AutopayText.Stopped,
            "moved" => AutopayText.MovedNow,
            "skipped" => AutopayText.SkippedNow,
            "approved" => AutopayText.ApprovedNow,
            _ => null,
        };
        if (method is not null && MayChange && Choose(method, day, limit) is { } choice)
        {
            (Step, Choice, Agreement) = (AutopayStep.Reading, choice, desk.Terms.Of(choice, words.Language));
        }
    }

    public async Task<IActionResult> OnPostSignAsync(Guid? method, int? day, string? limit, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        IsChoosing = true;
        if (!MayChange || Choose(method, day, limit) is not { } choice)
        {
            return Refuse(Error ?? AutopayText.BadChoice);
        }

        return await desk.Agreements.SignAsync(Customer, choice, words.Language, VisitorAddress.Of(HttpContext, secrets).Key, cancel) is null
            ? Refuse(AutopayText.BadChoice) : Redirect(Links.Autopay + "?done=on");
    }

    public async Task<IActionResult> OnPostStopAsync(CancellationToken cancel)
    {
        await desk.Agreements.EndAsync(Customer, AutopayEnd.Customer, cancel);
        return Redirect(Links.Autopay + "?done=off");
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid debit, DateOnly to, CancellationToken cancel) =>
        MayChange && await desk.Choices.MoveAsync(Customer, debit, to, cancel) ? Redirect(Links.Autopay + "?done=moved") : await TooLateAsync(cancel);

    public async Task<IActionResult> OnPostSkipAsync(Guid debit, CancellationToken cancel) =>
        MayChange && await desk.Choices.SkipAsync(Customer, debit, cancel) ? Redirect(Links.Autopay + "?done=skipped") : await TooLateAsync(cancel);

    public async Task<IActionResult> OnPostApproveAsync(Guid debit, CancellationToken cancel) =>
        MayChange && await desk.Choices.ApproveAsync(Customer, debit, cancel) ? Redirect(Links.Autopay + "?done=approved") : await TooLateAsync(cancel);

    /// <summary>The agreement as it was signed, to keep.</summary>
    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancel) => MayChange && await desk.Agreements.FindLastAsync(Customer, cancel) is { } signed
        ? File(desk.Terms.Pdf(signed), "application/pdf", $"gigafibre-{signed.SignedAt:yyyy-MM-dd}.pdf") : NotFound();

    private AutopayChoice? Choose(Guid? method, int? day, string? limit)
    {
        Limit = limit;
        Money? most = string.IsNullOrWhiteSpace(limit) ? null : Amounts.Read(limit);
        if (!string.IsNullOrWhiteSpace(limit) && most is not { Dollars: >= LeastLimit })
        {
            (Error, IsChoosing) = (AutopayText.BadLimit, true);
            return null;
        }

        if (!IsOffered || day is < 1 or > LastDay || Methods.FirstOrDefault(m => m.Id == method) is not { } chosen)
        {
            (Error, IsChoosing) = (IsOffered ? AutopayText.BadChoice : AutopayText.NotOffered, true);
            return null;
        }

        return new AutopayChoice(chosen, day, most);
    }

    private PageResult Refuse(Phrase why)
    {
        (Error, Response.StatusCode) = (why, StatusCodes.Status400BadRequest);
        return Page();
    }

    private async Task<IActionResult> TooLateAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return Refuse(AutopayText.TooLate);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        On = await desk.Agreements.FindAsync(Customer, cancel);
        Limit ??= On?.LimitCents is { } cents ? (cents / 100m).ToString("0.00", words.Language.Culture) : null;
        IsHeld = On is not null && await desk.Holds.HoldsAsync(Customer, cancel);
        (Next, Past) = await desk.Choices.ReadAsync(Customer, cancel);
        Methods = await saved.OfferedAsync(HttpContext.Visitor(), cancel);
    }
}
