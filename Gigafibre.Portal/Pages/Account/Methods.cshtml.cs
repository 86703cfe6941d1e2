using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.SavedMethods;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Account;

/// <summary>The ways to pay that a customer keeps. Whoever came by e-mail neither sees nor changes them.</summary>
public sealed class MethodsModel(SavedMethodList methods, SavedMethodSync sync, IEnumerable<IMethodConsequence> consequences, Words words, TimeProvider clock) : PageModel
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public DateOnly Today => Times.Today(clock);

    public IReadOnlyList<SavedMethod> Methods { get; private set; } = [];

    public IReadOnlyList<SavedMethod> Failed { get; private set; } = [];

    /// <summary>The one that is about to be taken out.</summary>
    public SavedMethod? Removing { get; private set; }

    public IReadOnlyList<Phrase> Consequences { get; private set; } = [];

    public Phrase? News { get; private set; }

    public Phrase? Error { get; private set; }

    private Visitor Visitor => HttpContext.Visitor();

    public async Task<IActionResult> OnGetAsync(Guid? added, Guid? remove, string? done, CancellationToken cancel)
    {
        if (!SavedPayments.MaySee(Visitor))
        {
            return Page();
        }

        if (added is { } id && await methods.FindAsync(Visitor.CustomerId, id, cancel) is { } known)
        {
            News = await LearnAsync(known, cancel);
        }

        if (remove is { } leaving && await methods.FindAsync(Visitor.CustomerId, leaving, cancel) is { IsListed: true } method)
        {
            Removing = method;
            foreach (var consequence in consequences)
            {
                Consequences = await consequence.OfRemovingAsync(method, cancel) is { } why ? [.. Consequences, why] : Consequences;
            }
        }

        News ??= done switch
        {
            "removed" => MethodText.Removed,
            "first" => MethodText.FirstNow,
            _ => null,
        };
        await LoadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        if (!SavedPayments.MaySee(Visitor))
        {
            return Redirect(Links.Methods);
        }

        try
        {
            if (await methods.AddAsync(Visitor.CustomerId, words.Language, cancel) is { } url)
            {
                return new SeeOtherResult(url);
            }

            (Error, Response.StatusCode) = (MethodText.TooMany, StatusCodes.Status409Conflict);
        }
        catch (IntegrationException)
        {
            (Error, Response.StatusCode) = (MethodText.Away, StatusCodes.Status503ServiceUnavailable);
        }

        await LoadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostFirstAsync(Guid method, CancellationToken cancel) =>
        SavedPayments.MaySee(Visitor) && await methods.PutFirstAsync(Visitor.CustomerId, method, cancel) ? Redirect(Links.Methods + "?done=first") : NotFound();

    public async Task<IActionResult> OnPostRemoveAsync(Guid method, CancellationToken cancel) =>
        SavedPayments.MaySee(Visitor) && await methods.RemoveAsync(Visitor.CustomerId, method, cancel) ? Redirect(Links.Methods + "?done=removed") : NotFound();

    /// <summary>What stands under the name of one.</summary>
    public string Standing(SavedMethod method, Words t) => method switch
    {
        { State: SavedMethodState.Unusable } => t[MethodText.Unusable],
        { State: SavedMethodState.Verifying } => t[method.VerifyUrl is null ? MethodText.BankConfirms : MethodText.VerifyWhy],
        _ when method.IsExpired(Today) => t[MethodText.Expired],
        { ExpiresOn: { } soon } when soon <= Today.AddDays(30) => t.Say(MethodText.ExpiresSoon, t.Of(soon)),
        { ExpiresOn: { } later } => t.Say(MethodText.ExpiresLater, later.ToString("MMMM yyyy", t.Language.Culture)),
        { ReadyAt: { } at } => t.Say(MethodText.Agreed, t.Of(Times.Day(at))),
        _ => "",
    };

    /// <summary>What came of the page that the customer comes back from.</summary>
    private async Task<Phrase> LearnAsync(SavedMethod known, CancellationToken cancel)
    {
        try
        {
            known = await Deadline.AskAsync(SystemName.Stripe, Longest, c => sync.SyncAsync(known.Id, c), cancel);
        }
        catch (IntegrationException)
        {
            return MethodText.NotKnownYet;
        }

        return known.State switch
        {
            SavedMethodState.Ready => MethodText.Added.With(MethodText.Name(known)),
            SavedMethodState.Verifying => MethodText.AddedVerify,
            _ => MethodText.NotAdded,
        };
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Methods = await methods.ReadAsync(Visitor.CustomerId, cancel);
        Failed = await methods.ReadFailedAsync(Visitor.CustomerId, cancel);
    }
}
