using System.Net.Mime;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.People;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Tickets;

/// <summary>One ticket: what was written, what happens next, and everything that its customer can do with it.</summary>
[RequestSizeLimit(TicketForm.LargestBody)]
[TicketFormLimits]
public sealed class TicketModel(TicketService tickets, TicketReader reader, CallBacks calls, ErpNextTickets files, Words words, IOptions<PortalOptions> site) : PageModel
{
    private const int LongestRating = 500;
    private static readonly TimeSpan LongestFile = TimeSpan.FromSeconds(30);

    public TicketView Of { get; private set; } = null!;

    public TicketForm Form { get; private set; } = new();

    public Phrase? Error { get; private set; }

    public bool IsTaken { get; private set; }

    /// <summary>The same for every press until it is closed.</summary>
    public string CloseKey { get; } = Guid.NewGuid().ToString("N");

    public bool MayWrite => Visitor.ViewedBy is null && Of.State != TicketState.Gone;

    /// <summary>What is about a decision is closed by the decision.</summary>
    public bool MaySettle => Visitor.ViewedBy is null
        && (Of is { Request: null, State: TicketState.Answered or TicketState.Open or TicketState.OnHold } || Of.Call is { State: CallState.Wanted });

    /// <summary>Who wrote what our team did not.</summary>
    public string NameOf(string? author) => author ?? words[Visitor.IsHolder ? TicketText.You : TicketText.Holder];

    public bool IsAboutWords => Error is { } said && TicketText.IsAboutWords(said);

    public bool MayRate => MayWrite && Of.State is TicketState.Closed or TicketState.Answered;

    private Phrase TooMany => TicketText.TooMany.With(site.Value.SupportPhone);

    private Visitor Visitor => HttpContext.Visitor();

    [OpenTo(PersonRole.Household)]
    public async Task<IActionResult> OnGetAsync(string number, bool taken, CancellationToken cancel)
    {
        if (await LoadAsync(number, cancel) is { } answer)
        {
            return answer;
        }

        (IsTaken, Form) = (taken, NewForm());
        return Page();
    }

    [OpenTo(PersonRole.Household)]
    public async Task<IActionResult> OnGetPdfAsync([FromServices] TicketPdf pdf, string number, CancellationToken cancel) => await LoadAsync(number, cancel) is { } answer ? answer
        : Of.Own is { } own ? File(pdf.Write(own), MediaTypeNames.Application.Pdf, TicketPdf.NameOf(own)) : NotFound();

    /// <summary>A file of a message that this customer may see; never run by the browser, whatever it is.</summary>
    [OpenTo(PersonRole.Household)]
    public async Task<IActionResult> OnGetFileAsync(string number, string? message, int n, CancellationToken cancel)
    {
        if (await LoadAsync(number, cancel) is { } answer)
        {
            return answer;
        }

        if (Of.Messages.FirstOrDefault(m => m.Id == message) is not { } found || n < 0 || n >= found.Files.Count)
        {
            return NotFound();
        }

        try
        {
            var bytes = await Deadline.AskAsync(SystemName.ErpNext, LongestFile, c => files.DownloadAsync(found.Files[n], c), cancel);
            if (bytes is not null)
            {
                return new TicketFileResult(bytes, $"{Of.Number}-{n + 1}");
            }

            return Refuse(TicketText.NoFile, StatusCodes.Status404NotFound);
        }
        catch (IntegrationException)
        {
            return Refuse(TicketText.Away, StatusCodes.Status503ServiceUnavailable);
        }
    }

    [OpenTo(PersonRole.Household, Act = "reply")]
    public async Task<IActionResult> OnPostAsync(string number, TicketForm form, CancellationToken cancel)
    {
        Form = form;
        var name = PathText.Decode(number);
        if (await LoadAsync(number, cancel) is { } answer)
        {
            if (answer is NotFoundResult || Visitor.ViewedBy is not null)
            {
                return answer;
            }

            // ERPNext is away, and the ticket came by another way: whose it is, is known only to whoever wrote to it before.
            Of = new TicketView(name, TicketText.Number.With(name), null, TicketState.Open, null, [], null) { IsAway = true };
            if (!await tickets.HasWrittenAsync(Visitor.CustomerId, name, cancel))
            {
                return Refuse(TicketText.AwayKept, StatusCodes.Status503ServiceUnavailable);
            }
        }

        if (!MayWrite)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!await tickets.MayReplyAsync(Visitor.CustomerId, cancel))
        {
            return Refuse(TooMany, StatusCodes.Status429TooManyRequests);
        }

        var (written, error) = await form.ReadAsync(needsTopic: false, cancel);
        return written is null ? Refuse(error!.Value, StatusCodes.Status400BadRequest) : await ReplyAsync(written, closes: false, cancel);
    }

    [OpenTo(PersonRole.Household, Act = "reply")]
    public async Task<IActionResult> OnPostSettleAsync(string number, string? key, CancellationToken cancel)
    {
        if (await LoadAsync(number, cancel) is { } answer)
        {
            return answer;
        }

        Form = NewForm();
        return !MaySettle ? StatusCode(StatusCodes.Status403Forbidden) : !Guid.TryParse(key, out var made) ? BadRequest()
            : await ReplyAsync(new Written(made.ToString("N"), words[Of.Call is { State: CallState.Wanted } ? CallText.CancelSaid : TicketText.Settled], []), closes: true, cancel);
    }

    [OpenTo(PersonRole.Household, Act = "reply")]
    public async Task<IActionResult> OnPostRateAsync(string number, TicketScore? score, string? more, CancellationToken cancel)
    {
        if (await LoadAsync(number, cancel) is { } answer)
        {
            return answer;
        }

        Form = NewForm();
        if (!MayRate || score is not { } said || !Enum.IsDefined(said) || more?.Length > LongestRating)
        {
            return MayRate ? Refuse(TicketText.BadRating, StatusCodes.Status400BadRequest) : StatusCode(StatusCodes.Status403Forbidden);
        }

        await tickets.RateAsync(Visitor.CustomerId, Of.Number, said, string.IsNullOrWhiteSpace(more) ? null : more.Trim(), cancel);
        return Redirect(Links.Ticket(Of.Number) + "#rating");
    }

    private async Task<IActionResult> ReplyAsync(Written written, bool closes, CancellationToken cancel) =>
        await tickets.ReplyAsync(Writer.Of(Visitor), Of.Number, written, closes, cancel) ? Redirect(Links.Ticket(Of.Number) + "?taken=true")
            : Refuse(TooMany, StatusCodes.Status429TooManyRequests);

    private PageResult Refuse(Phrase error, int status)
    {
        Form.Key = Guid.TryParse(Form.Key, out var key) ? key.ToString("N") : NewForm().Key;
        (Error, Response.StatusCode) = (error, status);
        return Page();
    }

    private static TicketForm NewForm() => new() { Key = Guid.NewGuid().ToString("N") };

    /// <summary>Null when the page can go on.</summary>
    private async Task<IActionResult?> LoadAsync(string number, CancellationToken cancel)
    {
        try
        {
            if (await reader.FindAsync(Writer.Of(Visitor), PathText.Decode(number), cancel) is not { } found)
            {
                return NotFound();
            }

            Of = found.Own?.Topic == TicketTopic.Call ? found with { Call = await calls.FindAsync(Visitor.CustomerId, found.Number, cancel) } : found;
            return null;
        }
        catch (IntegrationException)
        {
            return new RedirectResult(Links.Tickets);
        }
    }
}
