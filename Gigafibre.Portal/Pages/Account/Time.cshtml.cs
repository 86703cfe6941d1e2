using System.Globalization;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Dunning;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Account;

/// <summary>Time to pay: a few days, or parts on days that suit; and how an arrangement stands.</summary>
public sealed class TimeModel(TimeDesk desk, IOptions<DunningOptions> options, Words words, TimeProvider clock) : PageModel
{
    /// <summary>As many as a form may carry.</summary>
    private const int MostParts = 12;

    /// <summary>Null while ERPNext does not say what is owed.</summary>
    public DunningState? State { get; private set; }

    public int GracesLeft { get; private set; }

    public int PartsOffered { get; private set; }

    /// <summary>What is being chosen.</summary>
    public IReadOnlyList<(string On, string Amount)> Chosen { get; private set; } = [];

    public Phrase? News { get; private set; }

    public Phrase? Error { get; private set; }

    public DateOnly Today => Times.Today(clock);

    public DateOnly GraceUntil => desk.Pauses.GraceUntil;

    public DunningOptions Policy => options.Value;

    /// <summary>The day that a notice named, if it is still to come.</summary>
    public DateOnly? SuspendOn => State?.Told.Where(s => s.SuspendOn >= Today).MaxBy(s => s.ToldOn)?.SuspendOn;

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
            Chosen = [.. ArrangementPlan.Propose(state.Owed.AtOnce, count, Today, options.Value).Select(p => (Iso(p.DueOn), Typed(p.Amount)))];
        }
    }

    public async Task<IActionResult> OnPostGraceAsync(CancellationToken cancel)
    {
        if (await desk.Pauses.TakeAsync(Customer, cancel) is not null)
        {
            return Redirect(Links.Time + "?done=grace");
        }

        await LoadAsync(cancel);
        return Refuse(TimeText.GraceNone);
    }

    public async Task<IActionResult> OnPostPartsAsync(string[] on, string[] amount, CancellationToken cancel)
    {
        var read = on.Zip(amount).Take(MostParts).Select(p => (On: p.First ?? "", Amount: p.Second ?? "")).ToList();
        var parts = read.Select(p => DateOnly.TryParseExact(p.On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && Amounts.Read(p.Amount) is { } money ? new PlannedPart(day, money) : null).ToList();
        Phrase? why;
        try
        {
            why = parts.Contains(null) || parts.Count != Math.Max(on.Length, amount.Length) ? TimeText.BadInput
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

        await LoadAsync(cancel);
        Chosen = PartsOffered > 0 ? read : [];
        return Refuse(why.Value);
    }

    /// <summary>Each part, what is missing of it (null: nothing), and whether it is the next.</summary>
    public IEnumerable<(ArrangementPart Part, Money? Missing, bool IsNext)> Parts(Arrangement of)
    {
        var next = of.NextPart(of.Paid(name => State!.Owed.Find(name)?.Payable ?? Money.Zero));
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
            var isOpen = State.Peace is not (Peace.Closed or Peace.Suspended or Peace.Arrangement) && State.Owed.AtOnce >= PaymentPlan.Least;
            GracesLeft = isOpen ? await desk.Pauses.LeftAsync(Customer, cancel) : 0;
            PartsOffered = isOpen ? await desk.Arrangements.MostAsync(State, cancel) : 0;
        }
        catch (IntegrationException)
        {
            State = null;
        }
    }
}
