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
public sealed class MethodsModel(MethodDesk desk, IEnumerable<IMethodConsequence> consequences, AccountNames names, Words words, TimeProvider clock) : PageModel
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public DateOnly Today => Times.Today(clock);

    public IReadOnlyList<SavedMethod> Methods { get; private set; } = [];

    public IReadOnlyList<SavedMethod> Failed { get; private set; } = [];

    /// <summary>The one that is about to be taken out.</summary>
    public SavedMethod? Removing { get; private set; }

    /// <summary>The one that is about to be used for another account, and the accounts there are.</summary>
    public (SavedMethod Method, IReadOnlyList<(string Id, string Name)> Accounts)? Sharing { get; private set; }

    /// <summary>The one that an account is about to use no more, the account, and what it is called.</summary>
    public (SavedMethod Method, string Account, string Name)? Unsharing { get; private set; }

    /// <summary>By way to pay: the other accounts that use it.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<(string Id, string Name)>> Shares { get; private set; } = new Dictionary<Guid, IReadOnlyList<(string, string)>>();

    public IReadOnlyList<Phrase> Consequences { get; private set; } = [];

    public Phrase? News { get; private set; }

    public Phrase? Error { get; private set; }

    private Visitor Visitor => HttpContext.Visitor();

    public bool IsOwn(SavedMethod method) => method.CustomerId == Visitor.CustomerId;

    /// <summary>Whoever has several accounts, and means one that does not use it yet.</summary>
    public bool MayShare(SavedMethod method) => IsOwn(method) && method.Way(Today) is not null && Others(method).Any();

    public async Task<IActionResult> OnGetAsync(Guid? added, Guid? remove, Guid? share, Guid? unshare, string? account, string? done, CancellationToken cancel)
    {
        if (!SavedPayments.MaySee(Visitor))
        {
            return Page();
        }

        if (added is { } id && await desk.Methods.FindAsync(Visitor.CustomerId, id, cancel) is { } known)
        {
            News = await LearnAsync(known, cancel);
        }

        if (remove is { } leaving && await desk.Methods.FindAsync(Visitor.CustomerId, leaving, cancel) is { IsListed: true } method)
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
            "shared" => MethodText.SharedNow,
            "unshared" => MethodText.UnsharedNow,
            _ => null,
        };
        await LoadAsync(cancel);
        if (Methods.FirstOrDefault(m => m.Id == share && MayShare(m)) is { } shared)
        {
            Sharing = (shared, await names.ReadAsync(Others(shared), cancel));
        }

        if (account is not null && Methods.FirstOrDefault(m => m.Id == unshare) is { } used
            && (IsOwn(used) ? Shares[used.Id].Any(s => s.Id == account) : account == Visitor.CustomerId))
        {
            Unsharing = (used, account, (await names.ReadAsync([account], cancel))[0].Name);
        }

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
            if (await desk.Methods.AddAsync(Visitor.CustomerId, words.Language, cancel) is { } url)
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
        SavedPayments.MaySee(Visitor) && await desk.Methods.PutFirstAsync(Visitor.CustomerId, method, cancel) ? Redirect(Links.Methods + "?done=first") : NotFound();

    public async Task<IActionResult> OnPostRemoveAsync(Guid method, CancellationToken cancel) =>
        SavedPayments.MaySee(Visitor) && await desk.Methods.RemoveAsync(Visitor.CustomerId, method, cancel) ? Redirect(Links.Methods + "?done=removed") : NotFound();

    /// <summary>Only with an account that this visitor may turn to.</summary>
    public async Task<IActionResult> OnPostShareAsync(Guid method, string account, CancellationToken cancel) =>
        SavedPayments.MaySee(Visitor) && Visitor.OwnAccounts.Contains(account) && await desk.Shares.AddAsync(Visitor.CustomerId, method, account, cancel)
            ? Redirect(Links.Methods + "?done=shared") : NotFound();

    /// <summary>By its owner, for any account; by the account that uses it, for itself.</summary>
    public async Task<IActionResult> OnPostUnshareAsync(Guid method, string account, CancellationToken cancel) =>
        SavedPayments.MaySee(Visitor) && (account == Visitor.CustomerId || await desk.Methods.FindAsync(Visitor.CustomerId, method, cancel) is not null)
            && await desk.Shares.EndAsync(method, account, cancel) ? Redirect(Links.Methods + "?done=unshared") : NotFound();

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
            known = await Deadline.AskAsync(SystemName.Stripe, Longest, c => desk.Sync.SyncAsync(known.Id, c), cancel);
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

    private IEnumerable<string> Others(SavedMethod method) =>
        Visitor.OwnAccounts.Where(a => a != method.CustomerId && Shares.GetValueOrDefault(method.Id, []).All(s => s.Id != a));

    private async Task LoadAsync(CancellationToken cancel)
    {
        Methods = await desk.Methods.ReadAsync(Visitor.CustomerId, cancel);
        Failed = await desk.Methods.ReadFailedAsync(Visitor.CustomerId, cancel);
        var shares = new Dictionary<Guid, IReadOnlyList<(string, string)>>();
        foreach (var method in Methods.Where(IsOwn))
        {
            shares[method.Id] = await names.ReadAsync(await desk.Shares.OfAsync(method.Id, cancel), cancel);
        }

        Shares = shares;
    }
}
