using System.Net.Mime;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Passkeys;
using Gigafibre.Portal.Features.Privacy;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Account;

/// <summary>Everything about a customer's own data on one page: a copy, what is held, what they chose, what was confirmed, who looked, erasure.</summary>
public sealed class DataModel(DataExports exports, MyDataDesk desk, StepUp stepUp, SecurityEvents security, Words words, IOptions<PortalOptions> site) : PageModel
{
    private const int Shown = 5;

    public DataExport? Export { get; private set; }

    public bool IsUnderWay => Export is { } export && exports.IsUnderWay(export);

    public bool IsThere => Export is { } export && exports.IsThere(export);

    public ProofState Proof { get; private set; }

    public IReadOnlyList<(PersonalTable Table, int Rows)> Held { get; private set; } = [];

    public IReadOnlyList<MessageChoice> Choices { get; private set; } = [];

    public Confirmations Papers { get; private set; } = new([], [], []);

    public IReadOnlyList<AuditEntry> Seen { get; private set; } = [];

    public Ticket? Erasure { get; private set; }

    public Phrase? Error { get; private set; }

    private Visitor Visitor => HttpContext.Visitor();

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(null, StatusCodes.Status200OK, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await IsWeakAsync(cancel) is { } why)
        {
            return await ShowAsync(why, StatusCodes.Status403Forbidden, cancel);
        }

        security.Say(SecurityEvent.DataAsked, HttpContext, Visitor.SessionId.ToString());
        return await exports.AskAsync(Visitor.CustomerId, words.Language, cancel) ? Redirect(Links.MyData)
            : await ShowAsync(MyDataText.TooMany.With(site.Value.SupportPhone), StatusCodes.Status429TooManyRequests, cancel);
    }

    /// <summary>A post, so that no link that somebody sends or a browser remembers opens it.</summary>
    public async Task<IActionResult> OnPostFileAsync(Guid export, CancellationToken cancel)
    {
        if (await IsWeakAsync(cancel) is { } why)
        {
            return await ShowAsync(why, StatusCodes.Status403Forbidden, cancel);
        }

        security.Say(SecurityEvent.DataFetched, HttpContext, Visitor.SessionId.ToString());
        return await exports.FetchAsync(Visitor.CustomerId, export, cancel) is { } file ? File(file, MediaTypeNames.Application.Zip, "gigafibre.zip") : NotFound();
    }

    public async Task<IActionResult> OnPostEraseAsync(CancellationToken cancel)
    {
        if (Visitor.ViewedBy is not null)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        return await desk.AskForErasureAsync(Visitor.CustomerId, words.Language, cancel) is { } ticket ? Redirect(Links.Ticket(ticket.Number) + "?taken=true")
            : await ShowAsync(MyDataText.EraseTooMany.With(site.Value.SupportPhone), StatusCodes.Status429TooManyRequests, cancel);
    }

    /// <summary>To a code, and back here.</summary>
    public IActionResult OnPostAgain()
    {
        WayBack.Note(HttpContext);
        return Redirect(Links.SignIn);
    }

    private async Task<Phrase?> IsWeakAsync(CancellationToken cancel) => (await stepUp.LookAsync(Visitor, cancel)).State switch
    {
        ProofState.Fresh => null,
        ProofState.Old => MyDataText.Old,
        _ => MyDataText.Weak,
    };

    private async Task<IActionResult> ShowAsync(Phrase? error, int status, CancellationToken cancel)
    {
        var (services, customer) = (HttpContext.RequestServices, Visitor.CustomerId);
        (Error, Response.StatusCode) = (error, status);
        Export = await exports.FindLastAsync(customer, cancel);
        Proof = (await stepUp.LookAsync(Visitor, cancel)).State;
        Erasure = await desk.FindErasureAsync(customer, cancel);
        Papers = await services.GetRequiredService<PersonalPapers>().ListAsync(customer, cancel);
        Choices = [.. (await services.GetRequiredService<MessageChoices>().ListAsync(customer, cancel)).DistinctBy(c => c.Topic)];
        Seen = await services.GetRequiredService<AccessLog>().ListAsync(customer, Shown, cancel);
        Held = await services.GetRequiredService<PersonalData>().CountAsync(customer, cancel);
        return Page();
    }
}
