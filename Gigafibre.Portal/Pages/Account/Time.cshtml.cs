using System.Globalization;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Dunning;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Features.SavedMethods;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Account;

/// <summary>Time to pay: a few days, or parts on days that suit; and how an arrangement stands.</summary>
public sealed class TimeModel(
    TimeDesk desk, CheckoutService checkout, IOptions<DunningOptions> options, IOptions<PortalOptions> site, Words words, TimeProvider clock) : PageModel
{
    /// <summary>As many as a form may carry.</summary>
    private const int MostParts = 12;

    /// <summary>Null while ERPNext does not say what is owed.</summary>
    public DunningState? State { get; private set; }

    public int GracesLeft { get; private set; }

    /// <summary>An automatic charge is to come: that one is moved by itself.</summary>
    public bool HasCharge { get; private set; }

    public int PartsOffered { get; private set; }

    /// <summary>What is being chosen.</summary>
    public IReadOnlyList<(string On, string Amount)> Chosen { get; private set; } = [];

    public Phrase? News { get; private set; }

    public Phrase? Error { get; private set; }

    public DateOnly Today => Times.Today(clock);

    public DateOnly GraceUntil => desk.Pauses.GraceUntil;

    /// <summary>What an arrangement would be about.</summary>
    public Money Amount => State is { } state ? desk.Arrangements.AmountOf(state) : Money.Zero;

    /// <summary>What parts are charged to is not shown to whoever came by e-mail, and not changed either.</summary>
    public bool NeedsPhone => State is { IsAutomatic: true } && !SavedPayments.MaySee(HttpContext.Visitor());

    public DunningOptions Policy => options.Value;

    /// <summary>The day that a notice named, if it is still to come.</summary>
    /// <summary>A part is being paid.</summary>
    public bool IsGoing => State is { Arrangement: { } open } && open.IsGoing(State.Owed);

    public DateOnly? SuspendOn => State?.Told.Where(s => !s.IsVoid && s.SuspendOn >= Today).MaxBy(s => s.ToldOn)?.SuspendOn;

    private string Customer => HttpContext.Visitor().CustomerId;

    public async Task OnGetAsync(int? parts, string? done, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        News = done switch
        {
            "grace" => TimeText.GraceTaken,
            "parts" => TimeText.Made,
            _ => null,
        };
        if (parts is { } count && State is { } state && count >= 2 && count <= PartsOffered)
        {
            Chosen = [.. ArrangementPlan.Propose(Amount, count, Today, options.Value).Select(p => (Iso(p.DueOn), Typed(p.Amount)))];
        }
    }

    public async Task<IActionResult> OnPostGraceAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return GracesLeft > 0 && await desk.Pauses.TakeAsync(Customer, cancel) is not null ? Redirect(Links.Time + "?done=grace")
            : Refuse(State is null ? TimeText.Away : TimeText.GraceNone);
    }

    public async Task<IActionResult> OnPostPartsAsync(string[] on, string[] amount, CancellationToken cancel)
    {
        var read = on.Zip(amount).Take(MostParts).Select(p => (On: p.First ?? "", Amount: p.Second ?? "")).ToList();
        var parts = read.Select(p => DateOnly.TryParseExact(p.On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && Amounts.Read(p.Amount) is { } money ? new PlannedPart(day, money) : null).ToList();
        await LoadAsync(cancel);
        Phrase? why;
        try
        {
            why = NeedsPhone ? TimeText.ByPhone : parts.Contains(null) || parts.Count != Math.Max(on.Length, amount.Length) ? TimeText.BadInput
                : await desk.Arrangements.MakeAsync(Customer, [.. parts.OfType<PlannedPart>()], null, cancel);
        }
        catch (IntegrationException)
        {
            why = TimeText.Away;
        }

        if (why is null)
        {
            return Redirect(Links.Time + "?done=parts");
        }

        Chosen = PartsOffered > 0 ? read : [];
        return Refuse(why.Value);
    }

    /// <summary>Pays what is missing of the next part, on Stripe's page.</summary>
    public async Task<IActionResult> OnPostPayAsync(CancellationToken cancel)
    {
        Phrase why;
        try
        {
            var answer = await desk.Arrangements.NextAsync(Customer, cancel) is { } wish
                ? await checkout.StartAsync(new PayRequest(Customer, Payer.Of(HttpContext.Visitor()), wish, words.Language), cancel) : new PayAnswer.NothingToPay();
            switch (answer)
            {
                case PayAnswer.GoTo page:
                    return new SeeOtherResult(page.Url);
                case PayAnswer.UnderWay going:
                    return Redirect(Links.Payment(going.AttemptId));
            }

            why = answer is PayAnswer.Refused refused ? PayText.Refusal(refused.Why).With(refused.Detail, site.Value.SupportPhone) : PayText.NothingToPay;
        }
        catch (IntegrationException)
        {
            why = TimeText.Away;
        }

        await LoadAsync(cancel);
        return Refuse(why);
    }

    /// <summary>Each part, what is missing of it (null: nothing), and whether it is the next.</summary>
    public IEnumerable<(ArrangementPart Part, Money? Missing, bool IsNext)> Parts(Arrangement of)
    {
        var next = of.NextPart(of.Paid(State!.Owed));
        return of.Parts.OrderBy(p => p.Number).Select(p => (p, next is { } n && p.Number >= n.Part.Number ? p.Number == n.Part.Number ? n.Missing : p.Amount : (Money?)null,
            p.Number == next?.Part.Number));
    }

    public string Typed(Money amount) => amount.Dollars.ToString("0.00", words.Language.Culture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private PageResult Refuse(Phrase why)
    {
        (Error, Response.StatusCode) = (why, StatusCodes.Status400BadRequest);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        try
        {
            State = await desk.Reader.ReadAsync(Customer, cancel);
            State = State.Arrangement is null ? State : State with { Arrangement = await desk.Arrangements.FindAsync(Customer, State.Owed, cancel) };
            var isOpen = !State.All.Overlaps([Peace.Closed, Peace.Suspended, Peace.Disputed, Peace.Arrangement]) && Amount >= PaymentPlan.Least;
            GracesLeft = isOpen ? await desk.Pauses.LeftAsync(Customer, cancel) : 0;
            HasCharge = isOpen && await desk.Pauses.HasChargeAsync(Customer, cancel);
            PartsOffered = isOpen && !NeedsPhone ? await desk.Arrangements.MostAsync(State, cancel) : 0;
        }
        catch (IntegrationException)
        {
            State = null;
        }
    }
}
